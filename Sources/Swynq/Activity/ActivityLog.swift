// SPDX-License-Identifier: Apache-2.0

/// Events on a device's buses, clock by clock: the channels of the memory port over time, and
/// bursts, waits, register accesses and interrupts with their clocks.
///
/// A simulated device can record one; on a board nothing sees as much. Everything is told by the
/// device's own clock count. A burst, a wait or an access lasts from its first clock to its last, both
/// included.
public struct ActivityLog: Hashable, Sendable {
  /// The clock count before the log's first clock.
  public package(set) var start: UInt64
  /// The clock count after the log's last clock.
  public package(set) var end: UInt64
  /// Clocks of each bucket but the last, which may be shorter.
  public package(set) var bucketClocks: UInt64
  /// The channels over time, without a gap.
  public package(set) var buckets: [ActivityBucket] = []
  /// Bursts that began and ended while the log was kept, in the order in which they ended.
  public package(set) var bursts: [BurstActivity] = []
  /// Channels that had to wait long, in the order in which the waits ended.
  public package(set) var waits: [ChannelWait] = []
  /// Packets of the first stream into the overlay and the first out of it.
  public package(set) var packets: [PacketActivity] = []
  /// The ports that ``buckets`` do not tell of: memory ports after the first, streams after the first in
  /// each direction, and streams with a clock of their own.
  public package(set) var otherPorts: [PortActivity] = []
  /// Changes of the interrupt lines.
  public package(set) var interrupts: [InterruptChange] = []
  /// Register accesses.
  public package(set) var accesses: [RegisterAccess] = []
  /// Resets of the overlay: ranges of clocks.
  public package(set) var resets: [ClosedRange<UInt64>] = []
  /// Events that there was no room for: bursts, waits, interrupts, accesses.
  public package(set) var droppedEvents: UInt64 = 0
  /// Bursts that are left out because the log, or a reset, began or ended in their midst.
  public package(set) var partialBursts: UInt64 = 0

  /// An empty log of the clocks after `start`, up to `end`.
  package init(start: UInt64, end: UInt64, bucketClocks: UInt64) {
    self.start = start
    self.end = end
    self.bucketClocks = bucketClocks
  }

  /// Clocks that the log covers.
  public var clocks: UInt64 { end - start }

  /// A channel's activity over the whole log.
  public func total(_ channel: MonitoredChannel) -> ChannelActivity {
    buckets.reduce(into: ChannelActivity()) { $0 += $1[channel] }
  }
}

/// A device that can log what happens on its buses. Logging takes no clocks.
package protocol ActivityLoggingDevice: Device {
  /// Begins a log; an earlier one is discarded.
  ///
  /// - Throws: `invalidArgument` if one is being kept already, or for options that cannot be.
  func startActivityLog(_ options: ActivityLogOptions) throws(DeviceError)

  /// Ends the log. It stays to be read until the next one is begun.
  func stopActivityLog() throws(DeviceError)

  /// The log so far; empty if none was begun.
  var activityLog: ActivityLog { get throws(DeviceError) }
}
