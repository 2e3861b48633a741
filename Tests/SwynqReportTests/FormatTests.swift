// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReport
import SwynqReportPage
import SwynqReportSamples
import SwynqResizer
import Testing

/// The formats that reports are written in.
@Suite struct FormatTests {
  @Test(arguments: SampleReports.all)
  func `Text fits 80 columns`(report: CycleReport) {
    let lines = report.text.split(separator: "\n", omittingEmptySubsequences: false)
    for line in lines { #expect(line.count <= 80, "\(line)") }
    #expect(report.text.contains("verdict: \(report.verdict.title)"))
    #expect(report.text.contains("86,400") || report.text.contains("345,600"))
  }

  @Test func `The largest case fits too`() {
    var report = SampleReports.queue
    let (source, destination) = (
      ImageSize(width: 3840, height: 2160), ImageSize(width: 1920, height: 1080)
    )
    report.run.work = WorkDescription(
      from: source, to: destination, reference: .originalCore(from: source, to: destination))
    report.run.frameCount = 10_000
    report.clocks = 31_105_000_000
    report.phases?.streaming = 31_104_999_000
    for index in report.channels.indices {
      report.channels[index].activity.beats = 31_104_000_000
      report.channels[index].bytes = 248_832_000_000
    }
    for line in report.text.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    #expect(report.text.contains("published: 247.00 ms at 100 MHz"))
  }

  @Test func `Numbers of a table stand below each other`() throws {
    let lines = SampleReports.half.text.split(separator: "\n").map(String.init)
    let header = try #require(lines.first { $0.contains("phase") && $0.contains("clocks") })
    let end = try #require(header.range(of: "clocks")).upperBound
    let column = header.distance(from: header.startIndex, to: end)
    for (name, clocks) in [("set-up", "45"), ("streaming", "86,399"), ("wait", "36")] {
      let line = try #require(lines.first { $0.hasPrefix("  \(name)") })
      #expect(line.prefix(column).hasSuffix(" \(clocks)"))
    }
  }

  @Test(arguments: SampleReports.all)
  func `CSV is a table`(report: CycleReport) throws {
    var report = report
    report.name = "a \"quoted\", name"
    let text = CycleReport.csv([report, report])
    #expect(text.hasSuffix("\r\n"))
    let lines = text.components(separatedBy: "\r\n").dropLast()
    #expect(lines.count == 3)
    #expect(lines[1].hasPrefix("\"a \"\"quoted\"\", name\",640x360,320x180,"))
    #expect(lines[1] == lines[2])
    let names = lines[0].components(separatedBy: ",")
    // The name holds the only comma.
    let values = lines[1].dropFirst("\"a \"\"quoted\"\", name\"".count)
      .components(separatedBy: ",").dropFirst()
    #expect(values.count == names.count - 1)
    let cycles = try #require(names.firstIndex(of: "cycles"))
    #expect(Array(values)[cycles - 1] == "\(report.clocks)")
  }

  @Test(arguments: SampleReports.all)
  func `Markdown has tables of equal width`(report: CycleReport) {
    let text = report.markdown
    #expect(text.contains("**\(report.verdict.title)**") || text.contains(report.verdict.title))
    var columns: Int?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix("|") else {
        columns = nil
        continue
      }
      let count = line.filter { $0 == "|" }.count
      #expect(columns ?? count == count, "\(line)")
      columns = count
    }
  }

  @Test func `JSON has what follows from the facts`() throws {
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(SampleReports.half.json.utf8)) as? [String: Any])
    #expect(object["version"] as? Int == 1)
    #expect(object["floor"] as? Int == 86_400)
    #expect((object["verdict"] as? [String: Any])?["limit"] as? String == "read")
    #expect((object["rates"] as? [Any])?.count == 2)
    let shares = try #require(object["shares"] as? [String: [String: Double]])
    let sum = try #require(shares["R"]).values.reduce(0, +)
    #expect(abs(sum - 1) < 1e-12)
  }

  @Test func `Text with brackets survives compact JSON`() throws {
    var report = SampleReports.withoutMonitor
    report.name = "a { b [ c\n} ] \" \\"
    report.unknowns = [UnknownFact("x {", reason: "[")]
    #expect(try CycleReport(json: report.json, from: "test") == report)
  }

  @Test(arguments: [
    ("a/b.json", ReportFormat.json), ("a.trace.json", .trace), ("a.HTML", .html), ("R.TXT", .text),
    ("x.md", .markdown), ("x.csv", .csv),
    ("x", nil), ("a.json/x", nil), ("", nil), ("x.jpeg", nil),
  ])
  func `Extensions name formats`(path: String, format: ReportFormat?) {
    #expect(ReportFormat(path: path) == format)
  }

  @Test func `Damaged reports are explained`() {
    for (text, reason) in [
      ("", "is not a cycle report"), ("[]", "is not a cycle report"),
      ("{}", "'version' is missing"),
      (
        SampleReports.half.json.replacingOccurrences(
          of: "\"clocks\" : 86701", with: "\"clocks\" : -1"),
        "is not a cycle report"
      ),
      (
        SampleReports.half.json.replacingOccurrences(of: "\"width\" : 640", with: "\"width\" : 0"),
        "no image has the size"
      ),
    ] {
      let error = #expect(throws: ReportError.self) {
        try CycleReport(json: text, from: "some.json")
      }
      #expect(error?.code == .malformed)
      #expect(error?.description.hasPrefix("some.json") == true)
      #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
    }
  }
}
