// SPDX-License-Identifier: Apache-2.0

/// The activity of one port over a whole log: a further port to memory, or a further stream.
public struct PortActivity: Hashable, Sendable {
  /// What crosses a port.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// AXI4 to memory.
    case memory
    /// An AXI4-Stream into the overlay.
    case toOverlay
    /// An AXI4-Stream out of the overlay.
    case fromOverlay
  }

  /// The port's name: prefix of its signals without the last `_`.
  public package(set) var name: String
  /// What crosses it.
  public package(set) var kind: Kind
  /// Bytes of a beat that is as wide as the port.
  public package(set) var bytesPerBeat: Int
  /// The channels over the whole log, in clocks of the port: of a port to memory AR, R, AW, W and B, of a
  /// stream its only one.
  public package(set) var channels: [ChannelActivity]
  /// Bursts of a port to memory, in the order in which they ended.
  public package(set) var bursts: [BurstActivity]
  /// Packets of a stream: the clocks of the first and the last beat.
  public package(set) var packets: [ClosedRange<UInt64>]

  /// A port with this activity.
  package init(
    name: String, kind: Kind, bytesPerBeat: Int, channels: [ChannelActivity],
    bursts: [BurstActivity] = [], packets: [ClosedRange<UInt64>] = []
  ) {
    self.name = name
    self.kind = kind
    self.bytesPerBeat = bytesPerBeat
    self.channels = channels
    self.bursts = bursts
    self.packets = packets
  }
}
