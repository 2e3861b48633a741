// SPDX-License-Identifier: Apache-2.0

public import Swynq
package import SwynqCores

/// One channel's activity over all frames. Beats, stalled, starved and idle clocks add up to the
/// report's window.
public struct ChannelReport: ChannelClocks, Hashable, Sendable {
  /// The channel's short name: `AR`, `R`, `AW`, `W`, `B`, `MM2S`, `S2MM`; `T` of a further stream.
  public package(set) var name: String
  /// The channel's clocks by what passed in them.
  public package(set) var activity: ChannelActivity
  /// Bytes that crossed.
  public package(set) var bytes: UInt64
  /// Clocks from the first beat to the last, both included, added up over the windows of the run; 0
  /// if there was no beat.
  public package(set) var span: UInt64

  /// A channel with these counts.
  package init(
    _ channel: MonitoredChannel, _ activity: ChannelActivity, bytes: UInt64 = 0, span: UInt64 = 0
  ) {
    self.init(channel.description, activity, bytes: bytes, span: span)
  }

  /// A channel of any name with these counts.
  init(_ name: String, _ activity: ChannelActivity, bytes: UInt64 = 0, span: UInt64 = 0) {
    self.name = name
    self.activity = activity
    self.bytes = bytes
    self.span = span
  }

  /// A monitor's counters of a channel.
  package init(_ channel: MonitoredChannel, _ counters: ChannelCounters) {
    let span: UInt64 =
      if let first = counters.firstBeat, let last = counters.lastBeat { last - first + 1 } else {
        0
      }
    self.init(channel, counters.activity, bytes: counters.bytes, span: span)
  }

  /// Clocks between the first and the last beat with nothing on offer.
  public var waiting: UInt64 { span - min(span, beats + stalled) }

  /// Adds the same channel in another window.
  static func += (left: inout ChannelReport, right: ChannelReport) {
    left.activity += right.activity
    left.bytes += right.bytes
    left.span += right.span
  }
}

extension ChannelReport: Codable {
  private enum CodingKeys: String, CodingKey {
    case name, bytes, span
  }

  /// Reads one object in which the clocks stand beside the rest.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    name = try container.decode(String.self, forKey: .name)
    activity = try ChannelActivity(from: decoder)
    bytes = try container.decode(UInt64.self, forKey: .bytes)
    span = try container.decode(UInt64.self, forKey: .span)
  }

  /// Writes one object in which the clocks stand beside the rest.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(name, forKey: .name)
    try activity.encode(to: encoder)
    try container.encode(bytes, forKey: .bytes)
    try container.encode(span, forKey: .span)
  }
}
