// SPDX-License-Identifier: Apache-2.0

/// A packet of an AXI4-Stream: the bytes up to TLAST (IHI 0051, "Packets").
public struct StreamPacket: Hashable, Sendable {
  /// The kinds of bytes that TKEEP and TSTRB make.
  public enum ByteKind: UInt8, Hashable, Sendable {
    /// No byte at all: TKEEP is low.
    case null = 0
    /// A byte of data.
    case data = 1
    /// A place without data: TSTRB is low.
    case position = 2
  }

  /// The bytes, first to last.
  public var bytes: [UInt8]
  /// The kind of each of ``bytes``; nil if all are data.
  public var kinds: [ByteKind]?
  /// TUSER of each beat; beats beyond the last element have 0.
  public var user: [UInt64]
  /// TDEST of all beats.
  public var destination: UInt64
  /// TID of all beats.
  public var id: UInt64
  /// Whether TLAST is high in the last beat.
  public var hasLast: Bool

  /// A packet of these bytes, all of them data.
  public init(
    _ bytes: [UInt8], user: [UInt64] = [], destination: UInt64 = 0, id: UInt64 = 0,
    hasLast: Bool = true
  ) {
    self.bytes = bytes
    self.user = user
    self.destination = destination
    self.id = id
    self.hasLast = hasLast
  }
}

/// A packet that came, and when.
public struct ReceivedPacket: Hashable, Sendable {
  /// The packet.
  public var packet: StreamPacket
  /// Number of beats.
  public var beats: UInt64
  /// Clocks of the first and the last beat, by the stream's clock.
  public var clocks: ClosedRange<UInt64>

  /// A packet of `beats` beats that came in these clocks.
  public init(_ packet: StreamPacket, beats: UInt64, clocks: ClosedRange<UInt64>) {
    self.packet = packet
    self.beats = beats
    self.clocks = clocks
  }

  /// The packet's bytes.
  public var bytes: [UInt8] { packet.bytes }
}
