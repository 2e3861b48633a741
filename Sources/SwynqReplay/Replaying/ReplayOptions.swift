// SPDX-License-Identifier: Apache-2.0

/// Deadlines of a replay.
public struct ReplayOptions: Sendable {
  /// Device time to wait for what the recording shows and the device does not yet: an interrupt, an
  /// idle bit.
  public var patience = Duration.milliseconds(100)

  /// Device time that waits may take in vain, all together. A wait has the timeout that it was
  /// recorded with, but at most what is left of this.
  public var timeout = Duration.milliseconds(200)

  /// The defaults.
  public init() {}
}
