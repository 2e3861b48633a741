// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

/// The one time axis of a trace: clocks, or device times where clocks are not counted, become whole
/// nanoseconds, so that what touches still touches and what is nested stays so.
struct TraceTimeline {
  let clockFrequency: UInt64
  /// The clock that the axis starts at.
  let firstClock: UInt64
  /// The device time that it starts at.
  let firstTime: Duration

  init(_ recording: CycleRecording) {
    clockFrequency = recording.report.run.clockFrequency
    let clocks = [
      recording.activity?.start, recording.origin, recording.events.first?.startClock,
    ].compactMap { $0 }
    firstClock = clocks.min() ?? 0
    firstTime = recording.events.first?.startTime ?? .zero
  }

  /// Nanoseconds from the start to the edge that ends a clock.
  func nanoseconds(_ clock: UInt64) -> UInt64 {
    let clocks = clock - min(clock, firstClock)
    let (seconds, rest) = clocks.quotientAndRemainder(dividingBy: clockFrequency)
    let part = rest.multipliedFullWidth(by: 1_000_000_000)
    return seconds * 1_000_000_000 + clockFrequency.dividingFullWidth(part).quotient
  }

  /// Nanoseconds from the start to a device time.
  func nanoseconds(_ time: Duration) -> UInt64 {
    return UInt64(max((time - firstTime).inNanoseconds, 0))
  }

  /// Start and end of a driver's call, in nanoseconds.
  func span(_ event: DriverEvent) -> (UInt64, UInt64) {
    if let start = event.startClock, let end = event.endClock {
      return (nanoseconds(start), nanoseconds(end))
    }
    return (nanoseconds(event.startTime), nanoseconds(event.endTime))
  }
}
