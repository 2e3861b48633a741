// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReport
import SwynqReportSamples
import SwynqResizer
import SwynqSimulator
import Testing

/// Files of baselines, and budgets in tests.
@Suite struct BudgetTests {
  /// A path that is gone after the test.
  static func withFile(_ body: (String) throws -> Void) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("swynq-\(UUID().uuidString).json").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try body(path)
  }

  @Test func `Baselines come back`() throws {
    try Self.withFile { path in
      var baselines = Baselines()
      for report in SampleReports.all { baselines.keep(report, named: report.name!) }
      try baselines.write(to: path)
      #expect(try Baselines(path: path) == baselines)
      #expect(baselines.names == SampleReports.all.map { $0.name! }.sorted())
    }
  }

  @Test func `The order of recording does not show`() throws {
    var forwards = Baselines()
    var backwards = Baselines()
    for report in SampleReports.all { forwards.keep(report, named: report.name!) }
    for report in SampleReports.all.reversed() { backwards.keep(report, named: report.name!) }
    #expect(forwards.json == backwards.json)
  }

  /// A clock more in one phase is a few lines of difference, not a file.
  @Test func `Small changes are small differences`() throws {
    var before = Baselines()
    for report in SampleReports.all { before.keep(report, named: report.name!) }
    var after = before
    after.keep(ComparisonTests.half(.drain, longer: 1), named: "half of 360p")
    let old = before.json.split(separator: "\n")
    let new = after.json.split(separator: "\n")
    #expect(old.count == new.count)
    #expect(zip(old, new).filter { $0 != $1 }.count <= 4)
    // What follows from the facts is not kept.
    #expect(!before.json.contains("verdict"))
  }

  @Test func `Missing and damaged files are explained`() throws {
    try Self.withFile { path in
      let missing = #expect(throws: ReportError.self) { try Baselines(path: path) }
      #expect(missing?.code == .unreadable)
      #expect(missing?.description.contains("no such file") == true)
      for (text, code, reason) in [
        ("", ReportError.Code.malformed, "is not a file of baselines"),
        ("{\"version\": 1}", .malformed, "'baselines' is missing"),
        ("{\"version\": 9, \"baselines\": {}}", .incompatible, "version 9"),
        ("{\"version\": 1, \"baselines\": {\"a\": {\"version\": 1}}}", .malformed, "baselines.a"),
      ] {
        try ReportFile.write(text, to: path)
        let error = #expect(throws: ReportError.self) { try Baselines(path: path) }
        #expect(error?.code == code)
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
        #expect(error?.description.contains(path) == true)
      }
      let unwritable = #expect(throws: ReportError.self) {
        try Baselines().write(to: "/nonexistent/directory/file.json")
      }
      #expect(unwritable?.code == .unwritable)
    }
  }

  static func tile(_ device: some Device) throws -> [ResizeResult] {
    try ImageResizer(device).resize(from: Sizes.tiny, to: Sizes.tiny)
  }

  static func half(_ device: some Device) throws -> [ResizeResult] {
    try ImageResizer(device).resize(from: Sizes.large, to: Sizes.small)
  }

  @Test func `A budget is recorded and held`() throws {
    try Self.withFile { path in
      let recording = try CycleBudgets(path, recording: true)
      try recording.check("a tile", on: SimulatedDevice(overlay: .resizer), Self.tile)
      let budgets = try CycleBudgets(path, recording: false)
      try budgets.check("a tile", on: SimulatedDevice(overlay: .resizer), Self.tile)
      #expect(try Baselines(path: path).names == ["a tile"])

      let unknown = #expect(throws: ReportError.self) {
        try budgets.check("another", on: SimulatedDevice(overlay: .resizer), Self.tile)
      }
      #expect(unknown?.code == .notFound)
      #expect(unknown?.description.contains("SWYNQ_RECORD_BUDGETS=1") == true)
    }
  }

  /// One clock in a hundred held back by the memory.
  @Test func `One percent more breaks a budget and the phase is named`() throws {
    try Self.withFile { path in
      try CycleBudgets(path, recording: true)
        .check("half", on: SimulatedDevice(overlay: .resizer), Self.half)
      var options = SimulationOptions()
      options.memory.stalls.readData = 10
      let error = #expect(throws: ReportError.self) {
        try CycleBudgets(path, recording: false)
          .check("half", on: SimulatedDevice(overlay: .resizer, options: options), Self.half)
      }
      #expect(error?.code == .overBudget)
      let message = try #require(error?.description)
      #expect(message.contains("'half' breaks its budget"))
      #expect(message.contains("Above all, streaming grew by"))
      #expect(message.contains("breaks cycles>+0.5%"))
      #expect(message.contains("stalls in thousandths: none before, R 10 after"))
    }
  }

  @Test func `A phase can have a budget of its own`() throws {
    try Self.withFile { path in
      try CycleBudgets(path, recording: true).check(SampleReports.half, named: "half")
      let budgets = try CycleBudgets(path, failIf: ["drain>+5%"], recording: false)
      try budgets.check(ComparisonTests.half(.streaming, longer: 5000), named: "half")
      let error = #expect(throws: ReportError.self) {
        try budgets.check(ComparisonTests.half(.drain, longer: 10), named: "half")
      }
      #expect(error?.description.contains("drain went from 190 to 200 (+10, +5.26 %)") == true)
    }
  }

  @Test func `The file lies beside the test`() throws {
    #expect(try CycleBudgets().path.hasSuffix("Tests/SwynqReportTests/CycleBudgets.json"))
    let error = #expect(throws: ReportError.self) { try CycleBudgets(failIf: ["nonsense"]) }
    #expect(error?.code == .invalidThreshold)
  }
}
