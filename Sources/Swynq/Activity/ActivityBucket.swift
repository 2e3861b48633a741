// SPDX-License-Identifier: Apache-2.0

/// Activity of the memory port's channels, and of the overlay's streams, in a stretch of time.
public struct ActivityBucket: Hashable, Sendable {
  /// The clock count before the bucket's first clock.
  public var start: UInt64
  /// Number of clocks that it covers.
  public var clocks: UInt64
  /// AR, R, AW, W and B, and the first stream into the overlay and out of it if there are any, in the order
  /// of ``MonitoredChannel``.
  public var channels: [ChannelActivity]
  /// Read bursts under way, added up over the clocks.
  public var outstandingReads: UInt64
  /// Write bursts under way, added up over the clocks.
  public var outstandingWrites: UInt64

  /// A bucket of these counts.
  public init(
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

/// A channel's clocks by what passed in them; they add up to the clocks observed.
public struct ChannelActivity: Hashable, Sendable {
  /// Clocks in which VALID and READY were high: beats.
  public var beats: UInt64
  /// Clocks with VALID and without READY: the receiver held the sender up.
  public var stalled: UInt64
  /// Clocks with READY and without VALID: the receiver had nothing to take.
  public var starved: UInt64
  /// Clocks with neither.
  public var idle: UInt64

  /// A channel that did this.
  public init(beats: UInt64 = 0, stalled: UInt64 = 0, starved: UInt64 = 0, idle: UInt64 = 0) {
    self.beats = beats
    self.stalled = stalled
    self.starved = starved
    self.idle = idle
  }

  /// All clocks.
  public var clocks: UInt64 { beats + stalled + starved + idle }

  /// Adds what the channel did in other clocks.
  public static func += (left: inout ChannelActivity, right: ChannelActivity) {
    left.beats += right.beats
    left.stalled += right.stalled
    left.starved += right.starved
    left.idle += right.idle
  }
}
