// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension ReferenceSpeed {
  /// The speed of the original resize core, by its published schedule.
  ///
  /// It reads two rows, then makes as many passes as the taller image has rows, each as long as the
  /// wider one's row and 12.5 clocks more. This gives the 6.97 ms (1920x1080) and 27.75 ms (3840x2160)
  /// at 300 MHz that the Vitis Vision library's documentation states for `xf::cv::resize` with one pixel
  /// per clock.
  public static func originalCore(
    from source: ImageSize, to destination: ImageSize
  ) -> ReferenceSpeed {
    let rows = Double(max(source.height, destination.height))
    let columns = Double(max(source.width, destination.width))
    let isNotebook =
      source == ImageSize(width: 3840, height: 2160)
      && destination == ImageSize(width: 1920, height: 1080)
    return ReferenceSpeed(
      "original core", clocks: 2 * Double(source.width) + rows * (columns + 12.5),
      published: isNotebook
        ? [
          PublishedTime(
            seconds: 0.247, clockFrequency: 100_000_000,
            origin: "PYNQ-HelloWorld's notebook on a board, driver in Python included")
        ] : [])
  }
}
