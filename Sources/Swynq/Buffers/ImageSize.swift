// SPDX-License-Identifier: Apache-2.0

/// Width and height of an image, in pixels.
public struct ImageSize: Hashable, Sendable {
  /// Pixels per row.
  public var width: Int
  /// Number of rows.
  public var height: Int

  /// The size `width` x `height`.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Bytes of an image of this size with three bytes per pixel.
  public var byteCount: Int { width * height * 3 }

  /// The shape of a buffer that holds an RGB image of this size.
  public var shape: [Int] { [height, width, 3] }
}

extension ImageSize: CustomStringConvertible {
  /// The size as `1920x1080`.
  public var description: String { "\(width)x\(height)" }
}
