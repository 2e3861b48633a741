// SPDX-License-Identifier: Apache-2.0

/// A channel that waited for several clocks on end.
public struct ChannelWait: Hashable, Sendable {
  /// Who waited for whom.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// VALID without READY: the sender waited for the receiver.
    case stalled
    /// READY without VALID: the receiver waited for the sender.
    case starved
  }

  /// The channel.
  public package(set) var channel: MonitoredChannel
  /// Who waited for whom.
  public package(set) var kind: Kind
  /// The clocks of the wait.
  public package(set) var clocks: ClosedRange<UInt64>

  /// A wait of `channel`.
  package init(_ channel: MonitoredChannel, _ kind: Kind, _ clocks: ClosedRange<UInt64>) {
    self.channel = channel
    self.kind = kind
    self.clocks = clocks
  }
}
