// SPDX-License-Identifier: Apache-2.0

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
}
