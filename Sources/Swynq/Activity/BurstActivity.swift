// SPDX-License-Identifier: Apache-2.0

/// A burst on the memory port.
public struct BurstActivity: Hashable, Sendable {
  /// The directions.
  public enum Direction: String, Hashable, Sendable, CaseIterable {
    /// From the memory to the overlay.
    case read
    /// From the overlay to the memory.
    case write
  }

  /// Which way the data went.
  public package(set) var direction: Direction
  /// Address of the first beat.
  public package(set) var address: BusAddress
  /// Number of beats.
  public package(set) var beats: UInt32
  /// Bytes of each beat.
  public package(set) var bytesPerBeat: UInt32
  /// Clock in which the address was accepted.
  public package(set) var accepted: UInt64
  /// Clock of the first beat; of a write, it may come before the address.
  public package(set) var firstBeat: UInt64
  /// Clock of the last beat.
  public package(set) var lastBeat: UInt64
  /// Clock of the last beat (read) or of the response (write).
  public package(set) var end: UInt64
  /// Whether the memory refused it.
  public package(set) var failed: Bool

  /// A burst with these properties.
  package init(
    _ direction: Direction, address: BusAddress, beats: UInt32, bytesPerBeat: UInt32,
    accepted: UInt64, firstBeat: UInt64, lastBeat: UInt64, end: UInt64, failed: Bool = false
  ) {
    self.direction = direction
    self.address = address
    self.beats = beats
    self.bytesPerBeat = bytesPerBeat
    self.accepted = accepted
    self.firstBeat = firstBeat
    self.lastBeat = lastBeat
    self.end = end
    self.failed = failed
  }
}

extension BurstActivity {
  /// The burst's first clock: of a write whose data came first, that of its first beat.
  public var start: UInt64 { min(accepted, firstBeat) }
}
