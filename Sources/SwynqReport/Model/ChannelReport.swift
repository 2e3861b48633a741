// SPDX-License-Identifier: Apache-2.0

package import Swynq
package import SwynqCores

/// One channel's activity over all frames. Beats, stalled, starved and idle clocks add up to the
/// report's window.
public struct ChannelReport: Hashable, Sendable, Codable {
  /// The channel's short name: `AR`, `R`, `AW`, `W`, `B`, `MM2S`, `S2MM`.
  public package(set) var name: String
  /// Clocks in which something crossed.
  public package(set) var beats: UInt64
  /// Bytes that crossed.
  public package(set) var bytes: UInt64
  /// Clocks with VALID and without READY: the receiver held the sender up.
  public package(set) var stalled: UInt64
  /// Clocks with READY and without VALID: the receiver had nothing to take.
  public package(set) var starved: UInt64
  /// Clocks with neither.
  public package(set) var idle: UInt64
  /// Clocks from the first beat to the last, both included, added up over the windows of the run; 0
  /// if there was no beat.
  public package(set) var span: UInt64

  /// A channel that did this.
  package init(
    name: String, beats: UInt64, bytes: UInt64, stalled: UInt64, starved: UInt64, idle: UInt64,
    span: UInt64
  ) {
    self.name = name
    self.beats = beats
    self.bytes = bytes
    self.stalled = stalled
    self.starved = starved
    self.idle = idle
    self.span = span
  }

  /// A monitor's counters of a channel.
  package init(_ channel: MonitoredChannel, _ counters: ChannelCounters) {
    let span: UInt64 =
      if let first = counters.firstBeat, let last = counters.lastBeat { last - first + 1 } else {
        0
      }
    self.init(
      name: channel.description, beats: counters.beats, bytes: counters.bytes,
      stalled: counters.stalled, starved: counters.starved, idle: counters.idle, span: span)
  }

  /// All clocks that the channel was watched.
  public var clocks: UInt64 { beats + stalled + starved + idle }

  /// Clocks between the first and the last beat with nothing on offer.
  public var waiting: UInt64 { span - min(span, beats + stalled) }

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

  /// The same channel in two windows, added up.
  static func + (left: ChannelReport, right: ChannelReport) -> ChannelReport {
    ChannelReport(
      name: left.name, beats: left.beats + right.beats, bytes: left.bytes + right.bytes,
      stalled: left.stalled + right.stalled, starved: left.starved + right.starved,
      idle: left.idle + right.idle, span: left.span + right.span)
  }
}
