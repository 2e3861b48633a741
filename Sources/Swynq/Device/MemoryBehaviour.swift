/// How the memory behind an overlay behaves, where that is chosen and not only measured: on a
/// simulator.
public struct MemoryBehaviour: Hashable, Sendable {
  /// Clocks from a read address being accepted to its first beat.
  public var readLatency: UInt32
  /// Clocks from the last beat of a write to its response.
  public var writeLatency: UInt32
  /// Read bursts that the memory takes at once.
  public var outstandingReads: UInt32
  /// Write bursts that the memory takes at once.
  public var outstandingWrites: UInt32
  /// Random stalls in thousandths of the clocks, by the channel's name: `AR`, `R`, `AW`, `W`, `B`,
  /// and `registers`. Channels without stalls are left out.
  public var stalls: [String: UInt32]

  /// A memory that behaves like this.
  public init(
    readLatency: UInt32, writeLatency: UInt32, outstandingReads: UInt32,
    outstandingWrites: UInt32, stalls: [String: UInt32] = [:]
  ) {
    self.readLatency = readLatency
    self.writeLatency = writeLatency
    self.outstandingReads = outstandingReads
    self.outstandingWrites = outstandingWrites
    self.stalls = stalls.filter { $0.value > 0 }
  }
}
