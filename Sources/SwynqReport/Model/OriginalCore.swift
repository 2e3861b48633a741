// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// The original resize core's speed, to set a measured one beside.
public struct OriginalCore: Hashable, Sendable, Codable {
  /// Clocks of one frame in the core, by the published formula.
  public var clocksPerFrame: Double
  /// The published figures of this very case, if there are any.
  public var published: [PublishedFigure]

  /// A time that was published.
  public struct PublishedFigure: Hashable, Sendable, Codable {
    /// Seconds for one frame.
    public var seconds: Double
    /// At this clock frequency, in Hz.
    public var clockFrequency: UInt64
    /// Who published it, and what it covers.
    public var origin: String
  }

  /// The core's schedule: it reads two rows, then makes as many passes as the taller image has rows,
  /// each as long as the wider one's row and 12.5 clocks more. This gives the 6.97 ms (1920x1080) and
  /// 27.75 ms (3840x2160) at 300 MHz that the Vitis Vision library's documentation states for
  /// `xf::cv::resize` with one pixel per clock.
  public init(source: ImageSize, destination: ImageSize) {
    let rows = Double(max(source.height, destination.height))
    let columns = Double(max(source.width, destination.width))
    clocksPerFrame = 2 * Double(source.width) + rows * (columns + 12.5)
    published =
      source == ImageSize(width: 3840, height: 2160)
        && destination == ImageSize(width: 1920, height: 1080)
      ? [
        PublishedFigure(
          seconds: 0.247, clockFrequency: 100_000_000,
          origin: "PYNQ-HelloWorld's notebook on a board, driver in Python included")
      ] : []
  }
}
