// SPDX-License-Identifier: Apache-2.0
public import Swynq
internal import SwynqCores

/// Runs the same frames on two devices and compares all that comes of them: results bit by bit,
/// registers, interrupts, clocks.
///
/// ```swift
/// let check = EquivalenceCheck()
/// let report = check.run(
///   EquivalenceCase.corners(seed: 1), on: board, "board", against: simulator, "simulator")
/// ```
public struct EquivalenceCheck: Sendable {
  /// The difference allowed in the clocks of a frame, as a share of the reference's: 0.05 allows 5 %. Nil,
  /// the default, reports them and allows anything: a board's memory is not the simulator's.
  public var clockTolerance: Double?
  /// The CPU's view of the buffers.
  public var caching = CachingPolicy.nonCacheable
  /// Device time to wait for a frame; nil for the driver's own allowance.
  public var timeout: Duration?

  /// A check that compares everything but clocks.
  public init() {}

  /// Runs all frames on both devices, one after the other.
  ///
  /// - Parameters:
  ///   - cases: The frames.
  ///   - device: The device under test.
  ///   - name: What the report calls it.
  ///   - reference: The device that it is held to.
  ///   - referenceName: What the report calls that.
  ///   - progress: Called before each frame with its number and its name.
  public func run(
    _ cases: [EquivalenceCase], on device: some Device, _ name: String,
    against reference: some Device, _ referenceName: String,
    progress: ((Int, String) -> Void)? = nil
  ) -> EquivalenceReport {
    var flow = ResizeFlow(for: device, and: reference)
    flow.caching = caching
    flow.timeout = timeout
    var report = EquivalenceReport(device: name, reference: referenceName)
    report.notCompared = notCompared(flow, (device, name), (reference, referenceName))
    for (number, frame) in cases.enumerated() {
      progress?(number, frame.name)
      let found = flow.run(frame, on: device)
      let expected = flow.run(frame, on: reference)
      report.cases.append(entry(frame, found, expected, flow.interrupts))
    }
    return report
  }

  private func entry(
    _ frame: EquivalenceCase, _ found: FlowOutcome, _ expected: FlowOutcome,
    _ interrupts: [String]
  ) -> EquivalenceReport.Case {
    var entry = EquivalenceReport.Case(
      name: frame.name, source: "\(frame.source)", destination: "\(frame.destination)")
    entry.difference = found.firstDifference(
      from: expected, size: frame.destination, interrupts: interrupts, tolerance: clockTolerance)
    entry.clocks = found.clocks
    entry.referenceClocks = expected.clocks
    entry.seconds = found.duration?.inSeconds
    entry.referenceSeconds = expected.duration?.inSeconds
    if let measure = found.measure(with: expected) {
      entry.measure = measure.isMonitor ? .monitor : .clocks
      entry.clocks = measure.found
      entry.referenceClocks = measure.expected
      entry.ratio = Double(measure.found) / Double(max(1, measure.expected))
    } else if let seconds = entry.seconds, let reference = entry.referenceSeconds, reference > 0 {
      entry.ratio = seconds / reference
    }
    return entry
  }

  private func notCompared(
    _ flow: ResizeFlow, _ first: (device: some Device, name: String),
    _ second: (device: some Device, name: String)
  ) -> [String] {
    var missing: [String] = []
    if flow.waiting == .polling {
      missing.append("the DMA's interrupts: one of the devices does not bring them, both poll")
    }
    if !flow.usesCoreInterrupt {
      missing.append("the resize core's interrupt: one of the devices does not bring it")
    }
    if !flow.usesMonitor {
      missing.append("the cycle monitor's counters: one of the overlays has no monitor")
    }
    for (clock, name) in [
      (first.device.clockCount, first.name), (second.device.clockCount, second.name),
    ] where clock == nil {
      missing.append(
        "clocks from the first register write on: the \(name) does not count them; the ratio is of "
          + (flow.usesMonitor ? "clocks on the streams, by the cycle monitors" : "device time"))
    }
    return missing
  }
}
