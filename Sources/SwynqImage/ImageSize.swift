/// The sides of an image, in pixels.
public struct ImageSize: Hashable, Sendable {
  /// Pixels in a row.
  public var width: Int
  /// Rows.
  public var height: Int

  /// The size `width` x `height`.
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  /// Bytes of an image of this size in interleaved 8-bit RGB.
  public var byteCount: Int { width * height * 3 }

  /// The largest image that is read unless the caller says otherwise.
  public static let defaultLimit = ImageSize(width: 16384, height: 16384)
}

extension ImageSize: CustomStringConvertible {
  /// As in "3840x2160".
  public var description: String { "\(width)x\(height)" }
}
