// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

/// A condition that a sweep varies.
enum SweepAxis: CaseIterable {
  case latency
  case size
  case width
  case burst

  /// The axis' title.
  var title: String {
    switch self {
    case .latency: "memory latency"
    case .size: "the larger image's pixels"
    case .width: "the memory port's bits"
    case .burst: "the longest burst's beats"
    }
  }

  /// A report's value on it; nil if the report has none.
  func value(_ report: CycleReport) -> Double? {
    let run = report.run
    switch self {
    case .latency: return run.memory.map { Double($0.readLatency) }
    case .size:
      guard let source = run.work.source, let destination = run.work.destination else { return nil }
      return Double(max(source.byteCount, destination.byteCount) / 3)
    case .width: return run.dataWidth.map { Double($0) }
    case .burst: return run.burstLength.map { Double($0) }
    }
  }

  /// A report's value as text, for the name of a curve.
  func text(_ report: CycleReport) -> String? {
    let run = report.run
    switch self {
    case .latency: return run.memory.map { "latency \($0.readLatency)" }
    case .size: return report.name ?? run.work.title
    case .width: return run.dataWidth.map { "\($0) bits" }
    case .burst: return run.burstLength.map { "bursts of \($0)" }
    }
  }
}
