// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// An image in memory: interleaved 8-bit RGB.
public struct Image: Hashable, Sendable {
  /// The sides, in pixels.
  public let size: ImageSize
  /// Row by row from the top, left to right, R G B for each pixel, no padding.
  public var pixels: [UInt8] {
    didSet { Image.check(pixels.count, size) }
  }

  /// Pixels in a row.
  public var width: Int { size.width }
  /// Rows.
  public var height: Int { size.height }

  /// An image of these pixels.
  ///
  /// - Precondition: Both sides are at least 1 and `pixels` has `width * height * 3` bytes.
  public init(width: Int, height: Int, pixels: [UInt8]) {
    self.size = ImageSize(width: width, height: height)
    self.pixels = pixels
    Image.check(pixels.count, size)
  }

  /// Reads a JPEG, PNG or PPM file. ``ImageSource`` says what is converted and how.
  ///
  /// - Throws: As ``ImageSource/init(path:limit:)`` and ``ImageSource/decode(into:)``.
  public init(contentsOf path: String, limit: ImageSize = .decodingLimit) throws(ImageError) {
    self = try ImageSource(path: path, limit: limit).decode()
  }

  /// Writes a JPEG, PNG or PPM file, whole or not at all.
  ///
  /// - Throws: As ``ImageDestination/init(path:)`` and ``ImageDestination/write(_:size:quality:)``.
  public func write(to path: String, quality: Int = 95) throws(ImageError) {
    try ImageDestination(path: path).write(pixels.span, size: size, quality: quality)
  }

  private static func check(_ byteCount: Int, _ size: ImageSize) {
    precondition(size.width > 0 && size.height > 0, "an image of \(size) has no pixels")
    precondition(
      byteCount == size.byteCount, "\(size) RGB takes \(size.byteCount) bytes, not \(byteCount)")
  }
}
