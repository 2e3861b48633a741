// SPDX-License-Identifier: Apache-2.0

/// Options of an activity log.
public struct ActivityLogOptions: Hashable, Sendable {
  /// Clocks of a bucket at the start. Its width doubles whenever ``maximumBuckets`` would not do.
  public var bucketClocks: UInt32 = 64
  /// Most buckets; even.
  public var maximumBuckets: UInt32 = 1024
  /// Fewest clocks that a channel has to wait on end to be an event. Shorter waits are in the
  /// buckets all the same.
  public var minimumWait: UInt32 = 16
  /// Most events, of 64 bytes each; later ones are dropped and counted.
  public var maximumEvents: UInt64 = 1 << 20

  /// The defaults: enough for all bursts of a frame of 3840x2160.
  public init() {}
}
