// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores

/// A port that the report's channels do not tell of: a further one to memory, or a further stream.
public struct PortReport: Hashable, Sendable, Codable {
  /// The port's name: prefix of its signals without the last `_`.
  public package(set) var name: String
  /// `memory`, or `toOverlay` and `fromOverlay` of a stream.
  public package(set) var kind: String
  /// Clocks of the port's own clock that it was watched.
  public package(set) var window: UInt64
  /// The channels: AR, R, AW, W and B of a port to memory, T of a stream.
  public package(set) var channels: [ChannelReport]
  /// The bursts read; nil for a stream.
  public package(set) var reads: BurstReport?
  /// The bursts written; nil for a stream.
  public package(set) var writes: BurstReport?

  /// Bursts of each direction, and the channels that carry their addresses, first beats and ends.
  init(_ port: PortActivity) {
    name = port.name
    kind = port.kind.rawValue
    window = port.channels.first?.clocks ?? 0
    let width = UInt64(port.bytesPerBeat)
    guard port.kind == .memory, port.channels.count == 5 else {
      channels = port.channels.prefix(1).map { activity in
        ChannelReport(
          "T", activity, bytes: activity.beats * width,
          span: Self.span(port.packets.map(\.lowerBound), port.packets.map(\.upperBound)))
      }
      return
    }
    let reads = port.bursts.filter { $0.direction == .read }
    let writes = port.bursts.filter { $0.direction == .write }
    let names: [MonitoredChannel] = [
      .readAddress, .readData, .writeAddress, .writeData, .writeResponse,
    ]
    channels = zip(names, port.channels).map { channel, activity in
      let bursts = [.readAddress, .readData].contains(channel) ? reads : writes
      return switch channel {
      case .readData, .writeData:
        ChannelReport(
          channel.description, activity, bytes: bursts.bytes(of: activity.beats, width: width),
          span: Self.span(bursts.map(\.firstBeat), bursts.map(\.lastBeat)))
      case .writeResponse:
        ChannelReport(
          channel.description, activity, span: Self.span(bursts.map(\.end), bursts.map(\.end)))
      default:
        ChannelReport(
          channel.description, activity,
          span: Self.span(bursts.map(\.accepted), bursts.map(\.accepted)))
      }
    }
    self.reads = BurstReport([.init(ofReads: reads, accepted: channels[0].beats)])
    self.writes = BurstReport([.init(ofWrites: writes, accepted: channels[2].beats)])
  }

  private static func span(_ first: [UInt64], _ last: [UInt64]) -> UInt64 {
    guard let first = first.min(), let last = last.max() else { return 0 }
    return last - min(first, last) + 1
  }

  /// Beats of the channel that carries most: the fewest clocks of its own in which the port could have
  /// carried as much.
  public var floor: UInt64 {
    channels.filter { $0.bytes > 0 }.map(\.beats).max() ?? 0
  }
}
