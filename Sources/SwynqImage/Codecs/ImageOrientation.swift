// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// The way a camera was held, by the numbers of the EXIF tag Orientation: where the first row and the first
/// column of the stored pixels belong in the picture.
enum ImageOrientation: UInt16, CaseIterable, Sendable {
  case upright = 1
  case mirrored
  case upsideDown
  case mirroredUpsideDown
  case mirroredLeft
  case turnedRight
  case mirroredRight
  case turnedLeft

  /// Whether width and height change places.
  var swapsSides: Bool { rawValue >= ImageOrientation.mirroredLeft.rawValue }

  /// The picture's sides, of those that are stored.
  func size(_ stored: ImageSize) -> ImageSize {
    swapsSides ? ImageSize(width: stored.height, height: stored.width) : stored
  }

  /// Puts RGB pixels into their places in the picture.
  ///
  /// - Parameters:
  ///   - stored: The pixels as the file has them.
  ///   - size: Their sides.
  ///   - target: Gets as many pixels, row by row.
  func turn(
    _ stored: UnsafePointer<UInt8>, size: ImageSize, into target: UnsafeMutablePointer<UInt8>
  ) {
    let (width, height) = (size.width, size.height)
    let last = width * height - 1
    // The stored pixel at the picture's top left, and the way from there to the right and down.
    let (first, right, down) =
      switch self {
      case .upright: (0, 1, width)
      case .mirrored: (width - 1, -1, width)
      case .upsideDown: (last, -1, -width)
      case .mirroredUpsideDown: (last - width + 1, 1, -width)
      case .mirroredLeft: (0, width, 1)
      case .turnedRight: (last - width + 1, -width, 1)
      case .mirroredRight: (last, -width, -1)
      case .turnedLeft: (width - 1, width, -1)
      }
    let picture = self.size(size)
    var output = target
    var row = stored + 3 * first
    for _ in 0..<picture.height {
      var pixel = row
      let end = output + 3 * picture.width
      while output != end {
        output[0] = pixel[0]
        output[1] = pixel[1]
        output[2] = pixel[2]
        output += 3
        pixel += 3 * right
      }
      row += 3 * down
    }
  }
}
