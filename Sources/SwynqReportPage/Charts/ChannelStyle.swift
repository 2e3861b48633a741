// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

/// A channel's style in every chart: channels that read are of one colour, those that write of
/// another.
enum ChannelStyle {
  /// The class of a channel's bars, by its short name.
  static func of(_ name: String) -> String {
    switch name {
    case "AR", "R", "MM2S": "reading"
    default: "writing"
    }
  }

  /// The traffic of a channel, in a few words.
  static func explanation(_ name: String) -> String {
    switch name {
    case "AR": "read addresses"
    case "R": "read data"
    case "AW": "write addresses"
    case "W": "write data"
    case "B": "write responses"
    case "MM2S": "stream to the core"
    case "S2MM": "stream from the core"
    default: ""
    }
  }

  /// The class of the bars of a further port's channel.
  static func of(_ port: PortReport, _ channel: ChannelReport) -> String {
    port.kind == PortActivity.Kind.toOverlay.rawValue ? "reading" : of(channel.name)
  }

  /// The traffic of a further port's channel, in a few words.
  static func explanation(of port: PortReport, _ channel: ChannelReport) -> String {
    switch PortActivity.Kind(rawValue: port.kind) {
    case .toOverlay: "stream into the overlay"
    case .fromOverlay: "stream out of the overlay"
    case .memory, nil: explanation(channel.name)
    }
  }
}
