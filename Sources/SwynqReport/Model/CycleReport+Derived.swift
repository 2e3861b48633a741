// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension CycleReport {
  /// The frames' clocks: minimum, median, mean, maximum, first.
  public var frameStatistics: ClockStatistics? { ClockStatistics(frames.map(\.clocks)) }

  /// The fewest clocks that the memory port's width allows: for each frame, the beats of the larger
  /// image. Nil if the width is not known.
  public var floor: UInt64? {
    guard let width = run.dataWidth, width >= 8 else { return nil }
    let bytes = max(run.source.byteCount, run.destination.byteCount)
    let beats = (bytes + width / 8 - 1) / (width / 8)
    return UInt64(beats * run.frameCount)
  }

  /// The run's clocks as a multiple of ``floor``; nil if that is not known.
  public var floorRatio: Double? {
    floor.map { Double(clocks) / Double(max($0, 1)) }
  }

  /// The original core's speed for the same sizes.
  public var original: OriginalCore {
    OriginalCore(source: run.source, destination: run.destination)
  }

  /// The run's speed as a multiple of the original core's, at the same clock frequency.
  public var speedup: Double {
    original.clocksPerFrame * Double(run.frameCount) / Double(max(clocks, 1))
  }

  /// The run's rate at its own clock frequency.
  public var rate: Rate { rate(at: run.clockFrequency) }

  /// The rates at the run's own clock frequency and at ``clockFrequencies``.
  public var rates: [Rate] {
    var seen: Set<UInt64> = []
    return ([run.clockFrequency] + clockFrequencies).filter { seen.insert($0).inserted }.map(rate)
  }

  /// The rate that the same clocks give at another clock frequency.
  ///
  /// - Parameter frequency: In Hz, above 0.
  public func rate(at frequency: UInt64) -> Rate {
    Rate(
      clockFrequency: frequency, frames: run.frameCount,
      bytes: run.bytesRead + run.bytesWritten, clocks: clocks)
  }
}
