// SPDX-License-Identifier: Apache-2.0

/// The time and rate of a number of clocks at one clock frequency.
public struct Rate: Hashable, Sendable, Codable {
  /// The frequency, in Hz.
  public package(set) var clockFrequency: UInt64
  /// Seconds per frame.
  public package(set) var secondsPerFrame: Double
  /// Frames per second.
  public package(set) var framesPerSecond: Double
  /// Bytes read and written per second.
  public package(set) var bytesPerSecond: Double

  /// The rate of `frames` that move `bytes` in `clocks` at `clockFrequency`.
  package init(clockFrequency: UInt64, frames: Int, bytes: UInt64, clocks: UInt64) {
    // A run takes at least one clock: it has a register write.
    let seconds = Double(max(clocks, 1)) / Double(clockFrequency)
    self.clockFrequency = clockFrequency
    secondsPerFrame = seconds / Double(frames)
    framesPerSecond = Double(frames) / seconds
    bytesPerSecond = Double(bytes) / seconds
  }
}
