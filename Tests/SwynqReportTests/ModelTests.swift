// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReport
import SwynqReportSamples
import Testing

/// The model: what follows from the facts, and the way to JSON and back.
@Suite struct ModelTests {
  @Test(arguments: SampleReports.all)
  func `Comes back from JSON`(report: CycleReport) throws {
    let data = try JSONEncoder().encode(report)
    #expect(try JSONDecoder().decode(CycleReport.self, from: data) == report)
  }

  @Test func `Another version is refused`() throws {
    let text = String(decoding: try JSONEncoder().encode(SampleReports.half), as: UTF8.self)
    let other = text.replacingOccurrences(of: "\"version\":1", with: "\"version\":2")
    #expect(other != text)
    let error = #expect(throws: ReportError.self) {
      try JSONDecoder().decode(CycleReport.self, from: Data(other.utf8))
    }
    #expect(error?.code == .incompatible)
    #expect(error?.description.contains("version 2") == true)
  }

  @Test func `Statistics of frames`() throws {
    let odd = try #require(ClockStatistics([30, 10, 20]))
    #expect(odd.minimum == 10 && odd.maximum == 30 && odd.first == 30)
    #expect(odd.median == 20 && odd.mean == 20)
    let even = try #require(ClockStatistics([4, 1, 2, 9]))
    #expect(even.median == 3 && even.mean == 4)
    #expect(ClockStatistics([]) == nil)
  }

  @Test func `Floor is the larger images beats`() {
    #expect(SampleReports.half.floor == 86_400)
    #expect(SampleReports.queue.floor == 4 * 86_400)
    var report = SampleReports.half
    report.run.work = WorkDescription(
      from: ImageSize(width: 1, height: 1), to: ImageSize(width: 3, height: 1))
    #expect(report.floor == 2)
    report.run.dataWidth = nil
    #expect(report.floor == nil)
  }

  @Test func `Rates at any frequency`() {
    let report = SampleReports.queue
    #expect(report.rates.map(\.clockFrequency) == [100_000_000, 150_000_000])
    let rate = report.rate(at: 200_000_000)
    #expect(abs(rate.framesPerSecond - 4 * 200e6 / 346_330) < 1e-9)
    #expect(abs(rate.secondsPerFrame - 346_330 / 200e6 / 4) < 1e-12)
    #expect(abs(rate.bytesPerSecond - 4 * 864_000 * 200e6 / 346_330) < 1e-3)
  }
}
