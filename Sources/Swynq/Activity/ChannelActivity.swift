// SPDX-License-Identifier: Apache-2.0

/// A channel's clocks by what passed in them; they add up to the clocks observed.
public struct ChannelActivity: Hashable, Sendable {
  /// Clocks in which VALID and READY were high: beats.
  public package(set) var beats: UInt64
  /// Clocks with VALID and without READY: the receiver held the sender up.
  public package(set) var stalled: UInt64
  /// Clocks with READY and without VALID: the receiver had nothing to take.
  public package(set) var starved: UInt64
  /// Clocks with neither.
  public package(set) var idle: UInt64

  /// A channel with these clocks.
  package init(beats: UInt64 = 0, stalled: UInt64 = 0, starved: UInt64 = 0, idle: UInt64 = 0) {
    self.beats = beats
    self.stalled = stalled
    self.starved = starved
    self.idle = idle
  }

  /// Adds the channel's activity in other clocks.
  package static func += (left: inout ChannelActivity, right: ChannelActivity) {
    left.beats += right.beats
    left.stalled += right.stalled
    left.starved += right.starved
    left.idle += right.idle
  }
}

extension ChannelActivity: ChannelClocks {
  /// The activity itself.
  public var activity: ChannelActivity { self }
}

#if !hasFeature(Embedded)
  extension ChannelActivity: Codable {}
#endif

/// Counters of a channel, of which its clocks are a part.
public protocol ChannelClocks {
  /// The channel's clocks by what passed in them.
  var activity: ChannelActivity { get }
}

extension ChannelClocks {
  /// Clocks in which VALID and READY were high: beats.
  public var beats: UInt64 { activity.beats }
  /// Clocks with VALID and without READY: the receiver held the sender up.
  public var stalled: UInt64 { activity.stalled }
  /// Clocks with READY and without VALID: the receiver had nothing to take.
  public var starved: UInt64 { activity.starved }
  /// Clocks with neither.
  public var idle: UInt64 { activity.idle }

  /// All clocks that the channel was watched.
  public var clocks: UInt64 { beats + stalled + starved + idle }

  /// Share of the watched clocks in which something crossed, 0...1.
  public var use: Double { share(beats) }
  /// Share of the watched clocks in which the receiver held the sender up, 0...1.
  public var stalledShare: Double { share(stalled) }
  /// Share of the watched clocks in which the receiver had nothing to take, 0...1.
  public var starvedShare: Double { share(starved) }
  /// Share of the watched clocks with neither side ready, 0...1.
  public var idleShare: Double { share(idle) }

  private func share(_ part: UInt64) -> Double {
    clocks == 0 ? 0 : Double(part) / Double(clocks)
  }
}
