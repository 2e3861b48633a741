// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// The clocks and the time of one frame.
public struct ResizeResult: MeasuredWork, Hashable, Sendable {
  /// Size of the image that went in.
  public package(set) var source: ImageSize
  /// Size of the image that came out.
  public package(set) var destination: ImageSize
  /// Bytes read from memory.
  public var bytesRead: Int { source.byteCount }
  /// Bytes written to memory.
  public var bytesWritten: Int { destination.byteCount }
  /// The frame's sizes and bytes, and the original core's speed.
  public var work: WorkDescription {
    WorkDescription(
      from: source, to: destination, reference: .originalCore(from: source, to: destination))
  }
  /// The overlay's clock before the first register write for this frame; nil if the device cannot
  /// know.
  public package(set) var startClock: UInt64?
  /// The overlay's clock when both channels were seen idle; nil if the device cannot know.
  public package(set) var endClock: UInt64?
  /// Device time before the first register write.
  public package(set) var startTime: Duration
  /// Device time from before the first register write until both channels were seen idle.
  public package(set) var duration: Duration

  /// Clocks from start to end; nil if the device cannot know.
  public var clocks: UInt64? {
    guard let startClock, let endClock else { return nil }
    return endClock - startClock
  }
}
