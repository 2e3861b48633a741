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

  /// The largest image the resize core takes and makes: 3840 x 2160.
  public static var largest: ImageSize { ImageSize(width: 3840, height: 2160) }

  /// Bytes of an image of this size with three bytes per pixel.
  public var byteCount: Int { width * height * 3 }

  /// The shape of a buffer that holds an RGB image of this size.
  public var shape: [Int] { [height, width, 3] }
}

extension ImageSize: CustomStringConvertible {
  /// The size as `1920x1080`.
  public var description: String { "\(width)x\(height)" }
}

extension ImageSize {
  /// Checks that the resize core can handle this size.
  ///
  /// - Throws: `invalidArgument` for a side of 0 or above the core's limit.
  public func validate(as what: String) throws(DeviceError) {
    let most = Self.largest
    guard (1...most.width).contains(width), (1...most.height).contains(height) else {
      throw DeviceError(
        .invalidArgument,
        "\(what) of \(self) pixels: the resize core takes 1x1 to \(most); choose a size in between")
    }
  }
}
