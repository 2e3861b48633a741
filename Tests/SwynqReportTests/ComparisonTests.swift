// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReport
import SwynqReportSamples
import SwynqResizer
import SwynqSimulator
import Testing

/// Changes and their causes; thresholds.
@Suite struct ComparisonTests {
  /// The sample with one phase, and the whole, this much longer.
  static func half(_ phase: Phase, longer clocks: Int) -> CycleReport {
    var report = SampleReports.half
    report.phases![phase] = UInt64(Int(report.phases![phase]) + clocks)
    report.clocks = UInt64(Int(report.clocks) + clocks)
    report.frames[0].end = report.clocks
    return report
  }

  @Test(arguments: Phase.allCases, [1, 867, 5000])
  func `The phase that grew is named`(phase: Phase, clocks: Int) throws {
    let comparison = try ReportComparison(
      from: SampleReports.half, to: Self.half(phase, longer: clocks))
    #expect(comparison.change == clocks)
    #expect(comparison.culprit?.phase == phase)
    #expect(comparison.culprit?.change == clocks)
    #expect(comparison.summary.contains("\(phase.title) grew by"))
  }

  @Test func `The phase that shrank is named`() throws {
    let comparison = try ReportComparison(
      from: SampleReports.half, to: Self.half(.streaming, longer: -400))
    #expect(comparison.culprit?.phase == .streaming)
    #expect(comparison.summary.contains("400 clocks fewer (-0.46 %)"))
    #expect(comparison.summary.contains("streaming shrank by 400"))
  }

  @Test func `No change is no change`() throws {
    let comparison = try ReportComparison(
      from: SampleReports.half, to: SampleReports.half,
      failIf: [Threshold("cycles>+0%"), Threshold("drain>+0"), Threshold("fps<-0%")])
    #expect(comparison.change == 0)
    #expect(comparison.culprit == nil)
    #expect(comparison.changes.isEmpty)
    #expect(comparison.broken.isEmpty)
    #expect(comparison.summary == "86,701 clocks, as before.")
  }

  @Test(arguments: [
    // 867 clocks more are 1.00000... of 86,701: just under 1 %.
    ("cycles>+1%", 867, false), ("cycles>+1%", 868, true), ("clocks>+1%", 868, true),
    ("cycles>+867", 867, false), ("cycles>+867", 868, true),
    ("cycles>87000", 299, false), ("cycles>87000", 300, true),
    ("drain>+10%", 19, false), ("drain>+10%", 20, true), ("drain > +10 %", 20, true),
    ("wait>36", 20, false), ("fps<-1%", 868, false), ("fps<-1%", 876, true),
    ("fps<1150", 1000, true), ("floorRatio>1.01", 563, false), ("floorRatio>1.01", 564, true),
  ])
  func `Thresholds hold`(text: String, drainLonger: Int, isBroken: Bool) throws {
    let comparison = try ReportComparison(
      from: SampleReports.half, to: Self.half(.drain, longer: drainLonger),
      failIf: [Threshold(text)])
    #expect(comparison.broken.isEmpty == !isBroken)
    if let broken = comparison.broken.first {
      #expect(broken.explanation.contains(broken.threshold.metric.name))
      #expect(broken.explanation.contains("breaks \(broken.threshold)"))
    }
  }

  @Test(arguments: [
    ("AR.stalled>+5%", 4000, false), ("AR.stalled>+5%", 4400, true), ("AR.stalled>+5", 4400, true),
    ("AR.stalled>98%", 4000, false), ("AR.stalled>97%", 4000, true),
    ("AR.starved<-4", 4400, false),
  ])
  func `Thresholds of shares are in percent of all clocks`(
    text: String, moved: UInt64, isBroken: Bool
  ) throws {
    var after = SampleReports.half
    // From the idle clocks, of which the sample has enough only if they are put there first.
    var before = after
    before.channels[0].activity.stalled -= 5000
    before.channels[0].activity.idle += 5000
    after.channels[0].activity.stalled = before.channels[0].activity.stalled + moved
    after.channels[0].activity.idle = before.channels[0].activity.idle - moved
    if text == "AR.stalled>97%" || text == "AR.stalled>98%" {
      after.channels[0].activity.stalled = 84_200
      after.channels[0].activity.starved = 0
      after.channels[0].activity.idle = 0
      after.channels[0].activity.beats = after.window - 84_200
    }
    let comparison = try ReportComparison(from: before, to: after, failIf: [Threshold(text)])
    #expect(comparison.broken.isEmpty == !isBroken)
  }

  @Test(arguments: [
    ("speed>+1%", "there is no metric 'speed'"), ("cycles", "no > and no <"),
    ("cycles>", "is no number"), ("cycles>much", "is no number"), ("cycles>+-1", "is no number"),
    ("cycles>1%", "write the change with its sign"), (">+1%", "there is no metric ''"),
    ("cycles>+inf", "is no number"), ("cycles>nan", "is no number"),
    ("X.stalled>+1%", "R.stalled"),
  ])
  func `Thresholds that make no sense are refused`(text: String, reason: String) {
    let error = #expect(throws: ReportError.self) { try Threshold(text) }
    #expect(error?.code == .invalidThreshold)
    #expect(error?.description.contains(reason) == true, "\(error?.description ?? "")")
  }

  @Test func `What is not known breaks a threshold`() throws {
    let comparison = try ReportComparison(
      from: SampleReports.half, to: SampleReports.withoutMonitor, failIf: [Threshold("drain>+1%")])
    #expect(comparison.broken.first?.explanation.contains("not known after") == true)
  }

  @Test func `Different cases are not compared`() throws {
    let error = #expect(throws: ReportError.self) {
      try ReportComparison(from: SampleReports.half, to: SampleReports.queue)
    }
    #expect(error?.code == .notComparable)
    #expect(error?.description.contains("4 frames, queued") == true)
  }

  @Test func `What was different about the runs is said`() throws {
    let comparison = try ReportComparison(from: SampleReports.half, to: SampleReports.slowReads)
    #expect(
      comparison.conditions == [
        "read latency: 30 before, 400 after", "outstanding reads: 8 before, 1 after",
      ])
    #expect(comparison.summary.contains("read-bound by the bus"))
    #expect(comparison.summary.contains("latency-bound by reads"))
    for format in ComparisonFormat.allCases {
      #expect(format.write(comparison).contains("read latency: 30 before, 400 after"))
      #expect(format.write(comparison).contains("streaming"))
    }
  }

  /// The real thing: a memory that is a little slower, a driver that is a little slower.
  @Test func `A slightly slower memory is caught and the phase named`() throws {
    let before = try record(from: Sizes.large, to: Sizes.small).report
    let after = try record(from: Sizes.large, to: Sizes.small) { $0.memory.stalls.readData = 10 }
      .report
    let comparison = try ReportComparison(
      from: before, to: after, failIf: [Threshold("cycles>+0.5%")])
    // One clock in a hundred held back: 1 % more clocks.
    #expect(abs(comparison.relativeChange - 0.01) < 0.002)
    #expect(comparison.broken.count == 1)
    #expect(comparison.culprit?.phase == .streaming)
  }

  @Test func `Slower registers are caught and the phase named`() throws {
    let before = try record(from: Sizes.tiny, to: Sizes.tiny).report
    let slow = ObservedDevice(try SimulatedDevice(overlay: .resizer), observer: Dawdler(clocks: 10))
    let after = try record(on: slow, from: Sizes.tiny, to: Sizes.tiny).report
    let comparison = try ReportComparison(
      from: before, to: after, failIf: [Threshold("cycles>+1%")])
    #expect(comparison.broken.count == 1)
    #expect([.setUp, .wait].contains(comparison.culprit?.phase))
  }
}
