// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReport
import SwynqReportSamples
import Testing

/// `swynq report`, run as a user runs it.
@Suite struct ReportTests {
  @Test func `Every format says the same clocks`() throws {
    let arguments = ["report", "64x64", "--factor", "2"]
    let json = try Tool.run(arguments + ["--format", "json"])
    let report = try CycleReport(json: json.output, from: "standard output")
    #expect(report.run.work.source?.description == "64x64")
    #expect(report.run.work.destination?.description == "32x32")
    for format in ["text", "csv", "markdown"] {
      let run = try Tool.run(arguments + ["--format", format])
      #expect(run.status == 0, "\(run)")
      let clocks = report.clocks
      #expect(run.output.contains(format == "csv" ? "\(clocks)" : "1,\(clocks % 1000)"), "\(run)")
    }
  }

  @Test func `Memory options reach the memory`() throws {
    let run = try Tool.run([
      "report", "64x64", "--factor", "2", "--memory-latency", "400", "--outstanding", "1", "--seed",
      "3", "--frames", "2", "--queue", "--at", "200", "--format", "json",
    ])
    let report = try CycleReport(json: run.output, from: "standard output")
    #expect(report.run.memory?.readLatency == 400)
    #expect(report.run.memory?.outstandingReads == 1)
    #expect(report.run.seed == 3)
    #expect(report.run.frameCount == 2 && report.run.isQueued)
    #expect(report.clockFrequencies == [200_000_000])
    #expect(report.verdict.limit == .latency)
  }

  @Test func `Baselines are kept and compared`() throws {
    try withTemporaryDirectory { directory in
      let file = "\(directory)/baselines.json"
      let first = try Tool.run([
        "report", "baseline", "a tile", "64x64", "--factor", "2", "--baseline", file,
      ])
      #expect(first.status == 0 && first.output.contains("new"), "\(first)")
      let contents = try String(contentsOfFile: file, encoding: .utf8)
      let again = try Tool.run([
        "report", "baseline", "a tile", "64x64", "--factor", "2", "--baseline", file,
      ])
      #expect(again.output.contains("as before"), "\(again)")
      #expect(try String(contentsOfFile: file, encoding: .utf8) == contents)

      let same = try Tool.run([
        "report", "64x64", "--factor", "2", "--baseline", file, "--name", "a tile", "--fail-if",
        "cycles>+0",
      ])
      #expect(same.status == 0 && same.output.contains("as before"), "\(same)")
      let slower = try Tool.run([
        "report", "64x64", "--factor", "2", "--baseline", file, "--name", "a tile",
        "--memory-latency", "60", "--fail-if", "cycles>+1%", "--format", "markdown",
      ])
      #expect(slower.status == 1, "\(slower)")
      #expect(slower.output.contains("first byte grew by 30 clocks"), "\(slower)")
      #expect(slower.errors.contains("breaks cycles>+1%"), "\(slower)")
    }
  }

  @Test func `Files are compared with a status for CI`() throws {
    try withTemporaryDirectory { directory in
      let before = "\(directory)/before.json"
      let after = "\(directory)/after.json"
      var slower = SampleReports.half
      slower.clocks += 900
      slower.phases?.drain += 900
      try ReportFile.write(SampleReports.half.json, to: before)
      try ReportFile.write(slower.json, to: after)
      let told = try Tool.run(["report", "compare", before, after])
      // The text is wrapped at 80 columns.
      let words = told.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(told.status == 0 && words.contains("drain grew by 900 clocks"), "\(told)")
      let broken = try Tool.run([
        "report", "compare", before, after, "--fail-if", "cycles>+1%", "--fail-if", "drain>+5000",
      ])
      #expect(broken.status == 1 && broken.errors.contains("cycles>+1%"), "\(broken)")
      #expect(!broken.errors.contains("drain>+5000"), "\(broken)")
      let better = try Tool.run(["report", "compare", after, before, "--fail-if", "cycles>+1%"])
      #expect(better.status == 0, "\(better)")
      let json = try Tool.run(["report", "compare", before, after, "--format", "json"])
      let object = try #require(
        JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
      #expect(object["culprit"] as? String == "drain")
      #expect(object["change"] as? Int == 900)
    }
  }

  @Test func `Resize writes a report`() throws {
    try withTemporaryDirectory { directory in
      let input = "\(directory)/in.ppm"
      try Data("P6 16 16 255\n".utf8 + (0..<768).map { UInt8($0 % 251) })
        .write(to: URL(fileURLWithPath: input))
      let output = "\(directory)/out.png"
      let path = "\(directory)/report.json"
      let run = try Tool.run([
        "resize", input, output, "--factor", "2", "--verify", "--report", path, "--json",
      ])
      #expect(run.status == 0, "\(run)")
      let report = try ReportFile.report(at: path)
      let summary = try run.json(SummaryDocument.self)
      #expect(report.clocks == summary.clocks)
      #expect(summary.verified)
      for (threshold, status) in [("cycles>1", 1), ("cycles>1000000", 0), ("cycles>+1", 64)] {
        let held = try Tool.run([
          "resize", input, output, "--factor", "2", "--report", path, "--fail-if", threshold,
        ])
        #expect(held.status == Int32(status), "\(held)")
      }
      let plain = try Tool.run(["resize", input, output, "--factor", "2", "--json"])
      #expect(try plain.json(SummaryDocument.self).clocks == report.clocks)
    }
  }

  @Test(arguments: [
    (["report", "nothing.png", "--factor", "2"], 66, "no such file"),
    (["report", "0x9", "--factor", "2"], 64, "1x1 to 3840x2160"),
    (["report", "64x64"], 64, "--factor F or --size WxH"),
    (["report", "64x64", "--factor", "2", "--frames", "0"], 64, "--frames"),
    (["report", "64x64", "--factor", "2", "--outstanding", "65"], 64, "--outstanding"),
    (["report", "64x64", "--factor", "2", "--format", "xml"], 64, "not a format of a report"),
    (["report", "64x64", "--factor", "2", "--output", "x.xml"], 64, "names no format"),
    (["report", "64x64", "--factor", "2", "-o", "/nonexistent/x.json"], 73, "no directory"),
    (["report", "64x64", "--factor", "2", "--at", "fast"], 64, "not a clock frequency"),
    (["report", "64x64", "--factor", "2", "--fail-if", "cycles>+1%"], 64, "--baseline"),
    (["report", "64x64", "--factor", "2", "--fail-if", "cycles>100"], 1, "breaks cycles>100"),
    (["report", "64x64", "--factor", "2", "--fail-if", "R.busy<99%"], 1, "breaks R.busy<99%"),
    (["resize", "a.png", "b.png", "--factor", "2", "--fail-if", "cycles>1"], 64, "--report"),
    (["report", "compare", "a.json", "b.json"], 66, "a.json cannot be read"),
    (["report", "compare", "a", "b", "--fail-if", "speed>1"], 64, "no metric 'speed'"),
    (["resize", "a.png", "b.png", "--factor", "2", "--report", "x"], 64, "names no format"),
  ])
  func `Mistakes are explained`(arguments: [String], status: Int, reason: String) throws {
    let run = try Tool.run(arguments)
    #expect(run.status == Int32(status), "\(run)")
    #expect(run.errors.contains(reason), "\(run)")
    #expect(run.errors.split(separator: "\n").count == 1, "\(run)")
  }

  @Test func `Metrics are listed`() throws {
    let run = try Tool.run(["report", "metrics"])
    for metric in Metric.all { #expect(run.output.contains("\(metric.name) "), "\(metric.name)") }
  }
}
