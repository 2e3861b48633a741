// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension CycleReport {
  /// The frames' clocks: minimum, median, mean, maximum, first.
  public var frameStatistics: ClockStatistics? { ClockStatistics(frames.map(\.clocks)) }

  /// Bytes read from memory: those of the work, else those counted. Nil if neither is known.
  public var bytesRead: UInt64? { run.bytesRead ?? channel(.readData)?.bytes }

  /// Bytes written to memory: those of the work, else those counted. Nil if neither is known.
  public var bytesWritten: UInt64? { run.bytesWritten ?? channel(.writeData)?.bytes }

  /// Whether more is read than written, or as much.
  var isReadHeavy: Bool { (bytesRead ?? 0) >= (bytesWritten ?? 0) }

  /// The fewest clocks that the ports' widths allow: for each frame, the beats of the direction that moves
  /// more, on the memory port or, if that is more, on one of ``otherPorts``; of an overlay without a memory
  /// port, on the stream that moves most. Nil if widths or bytes are not known.
  public var floor: UInt64? {
    let floors = [memoryFloor, streamFloor].compactMap { $0 } + otherPorts.compactMap(floor)
    return floors.filter { $0 > 0 }.max() ?? memoryFloor
  }

  /// The fewest clocks of the run's clock for what crossed a further port in its own.
  private func floor(of port: PortReport) -> UInt64? {
    guard port.window > 0, window > 0 else { return nil }
    return UInt64((Double(port.floor) * Double(window) / Double(port.window)).rounded(.up))
  }

  /// Beats of the busier stream at the top of an overlay, where no memory port moves anything.
  private var streamFloor: UInt64? {
    guard bytesRead ?? 0 == 0, bytesWritten ?? 0 == 0 else { return nil }
    return [channel(.source), channel(.destination)].compactMap { $0?.beats }.max()
  }

  private var memoryFloor: UInt64? {
    guard let width = run.dataWidth, width >= 8, bytesRead != nil || bytesWritten != nil else {
      return nil
    }
    let bytesPerBeat = UInt64(width / 8)
    let bytes = max(bytesRead ?? 0, bytesWritten ?? 0) / UInt64(run.frameCount)
    return (bytes + bytesPerBeat - 1) / bytesPerBeat * UInt64(run.frameCount)
  }

  /// The run's clocks as a multiple of ``floor``; nil if that is not known.
  public var floorRatio: Double? {
    floor.map { Double(clocks) / Double(max($0, 1)) }
  }

  /// The run's speed as a multiple of its work's reference, at the same clock frequency; nil without
  /// one.
  public var speedup: Double? {
    run.work.reference.map { $0.clocks * Double(run.frameCount) / Double(max(clocks, 1)) }
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
      bytes: (bytesRead ?? 0) + (bytesWritten ?? 0), clocks: clocks)
  }
}
