// SPDX-License-Identifier: Apache-2.0

/// A packet of a stream at the top of the overlay.
public struct PacketActivity: Hashable, Sendable {
  /// The stream: ``MonitoredChannel/source`` into the overlay, ``MonitoredChannel/destination`` out of it.
  public package(set) var channel: MonitoredChannel
  /// Clocks of the first and the last beat.
  public package(set) var clocks: ClosedRange<UInt64>
  /// Number of beats.
  public package(set) var beats: UInt32
  /// Bytes of each beat.
  public package(set) var bytesPerBeat: UInt32

  /// A packet with these properties.
  package init(
    _ channel: MonitoredChannel, clocks: ClosedRange<UInt64>, beats: UInt32, bytesPerBeat: UInt32
  ) {
    self.channel = channel
    self.clocks = clocks
    self.beats = beats
    self.bytesPerBeat = bytesPerBeat
  }
}
