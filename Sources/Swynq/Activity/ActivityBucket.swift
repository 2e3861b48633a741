// SPDX-License-Identifier: Apache-2.0

/// Activity of the memory port's channels, and of the overlay's streams, in a stretch of time.
public struct ActivityBucket: Hashable, Sendable {
  /// The clock count before the bucket's first clock.
  public package(set) var start: UInt64
  /// Number of clocks that it covers.
  public package(set) var clocks: UInt64
  /// AR, R, AW, W and B, and the first stream into the overlay and out of it if there are any, in the order
  /// of ``MonitoredChannel``.
  public package(set) var channels: [ChannelActivity]
  /// Read bursts under way, added up over the clocks.
  public package(set) var outstandingReads: UInt64
  /// Write bursts under way, added up over the clocks.
  public package(set) var outstandingWrites: UInt64

  /// A bucket of these counts.
  package init(
    start: UInt64, clocks: UInt64, channels: [ChannelActivity], outstandingReads: UInt64,
    outstandingWrites: UInt64
  ) {
    self.start = start
    self.clocks = clocks
    self.channels = channels
    self.outstandingReads = outstandingReads
    self.outstandingWrites = outstandingWrites
  }

  /// Activity of one channel; all zero for a stream that is not logged.
  public subscript(channel: MonitoredChannel) -> ChannelActivity {
    channels.indices.contains(channel.rawValue) ? channels[channel.rawValue] : ChannelActivity()
  }
}
