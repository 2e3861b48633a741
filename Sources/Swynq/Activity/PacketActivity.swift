// SPDX-License-Identifier: Apache-2.0

/// A packet of a stream at the top of the overlay.
public struct PacketActivity: Hashable, Sendable {
  /// The stream: ``MonitoredChannel/source`` into the overlay, ``MonitoredChannel/destination`` out of it.
  public var channel: MonitoredChannel
  /// Clocks of the first and the last beat.
  public var clocks: ClosedRange<UInt64>
  /// Number of beats.
  public var beats: UInt32
  /// Bytes of each beat.
  public var bytesPerBeat: UInt32

  /// A packet with these properties.
  public init(
    _ channel: MonitoredChannel, clocks: ClosedRange<UInt64>, beats: UInt32, bytesPerBeat: UInt32
  ) {
    self.channel = channel
    self.clocks = clocks
    self.beats = beats
    self.bytesPerBeat = bytesPerBeat
  }
}
