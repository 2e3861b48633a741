// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// The changes from one report to another of the same case, and their causes.
public struct ReportComparison: Sendable {
  /// The report before the change.
  public let before: CycleReport
  /// The report after the change.
  public let after: CycleReport
  /// The clocks that each phase took more, in order of the phases. Empty if a report does not know
  /// its phases.
  public let phases: [PhaseChange]
  /// The metrics that changed, in the order of ``Metric/all``.
  public let changes: [MetricChange]
  /// The differences in the conditions of the runs: `memory latency: 30 before, 60 after`.
  public let conditions: [String]
  /// The thresholds that are broken.
  public let broken: [BrokenThreshold]

  /// One phase's clocks before and after.
  public struct PhaseChange: Hashable, Sendable, Encodable {
    /// The phase.
    public let phase: Phase
    /// Its clocks before.
    public let before: UInt64
    /// Its clocks after.
    public let after: UInt64

    /// Clocks that it took more; negative for fewer.
    public var change: Int { Int(after) - Int(before) }
  }

  /// A metric before and after; nil where a report does not know it.
  public struct MetricChange: Sendable {
    /// The metric.
    public let metric: Metric
    /// Its value before.
    public let before: Double?
    /// Its value after.
    public let after: Double?

    /// By how much it grew; nil if a side is not known.
    public var change: Double? {
      guard let before, let after else { return nil }
      return after - before
    }
  }

  /// A threshold that a change breaks.
  public struct BrokenThreshold: Sendable {
    /// The threshold.
    public let threshold: Threshold
    /// Why it counts as broken, with the numbers.
    public let explanation: String
  }

  /// Compares two reports.
  ///
  /// - Parameters:
  ///   - before: What to compare with.
  ///   - after: What is compared.
  ///   - thresholds: What is too much of a change.
  /// - Throws: `notComparable` if the work or the numbers of frames differ.
  public init(
    from before: CycleReport, to after: CycleReport, failIf thresholds: [Threshold] = []
  ) throws(ReportError) {
    guard before.run.work.title == after.run.work.title,
      before.run.frameCount == after.run.frameCount, before.run.isQueued == after.run.isQueued
    else {
      throw ReportError(
        .notComparable,
        "these are reports of different cases: \(Self.theCase(before)), and "
          + "\(Self.theCase(after)); compare reports of the same work")
    }
    self.before = before
    self.after = after
    if let old = before.phases, let new = after.phases {
      phases = Phase.allCases.map { .init(phase: $0, before: old[$0], after: new[$0]) }
    } else {
      phases = []
    }
    changes = Metric.all.compactMap { metric in
      let old = metric.value(in: before)
      let new = metric.value(in: after)
      return old == new ? nil : MetricChange(metric: metric, before: old, after: new)
    }
    conditions = Self.differences(before.run, after.run)
    broken = thresholds.compactMap { Self.brokenThreshold($0, before, after) }
  }

  /// Clocks that the run took more; negative for fewer.
  public var change: Int { Int(after.clocks) - Int(before.clocks) }

  /// The change as a share of the clocks before: 0.01 for 1 % more.
  public var relativeChange: Double { Double(change) / Double(max(before.clocks, 1)) }

  /// The phase that changed most in the direction of the whole; nil if nothing changed, or the
  /// phases are not known.
  public var culprit: PhaseChange? {
    if change == 0 { return nil }
    let most = phases.max { ($0.change * change.signum()) < ($1.change * change.signum()) }
    guard let most, most.change.signum() == change.signum() else { return nil }
    return most
  }

  /// The two reports' cases, for an error.
  private static func theCase(_ report: CycleReport) -> String {
    let run = report.run
    let frames =
      run.frameCount == 1
      ? "1 frame" : "\(run.frameCount) frames\(run.isQueued ? ", queued" : "")"
    return "\(run.work.title), \(frames)"
  }

  private static func brokenThreshold(
    _ threshold: Threshold, _ before: CycleReport, _ after: CycleReport
  ) -> BrokenThreshold? {
    let metric = threshold.metric
    let old = metric.value(in: before)
    let new = metric.value(in: after)
    guard let isBroken = threshold.isBroken(from: before, to: after) else {
      return BrokenThreshold(
        threshold: threshold,
        explanation:
          "\(metric.name) is not known \(new == nil ? "after" : "before") the change, so "
          + "it cannot be held to \(threshold)")
    }
    guard isBroken, let new else { return nil }
    guard let old else {
      return BrokenThreshold(
        threshold: threshold,
        explanation: "\(metric.name) is \(metric.text(new)), which breaks \(threshold)")
    }
    return BrokenThreshold(
      threshold: threshold,
      explanation: "\(metric.name) went from \(metric.text(old)) to \(metric.text(new)) "
        + "(\(metric.changeText(from: old, to: new))), which breaks \(threshold)")
  }
}
