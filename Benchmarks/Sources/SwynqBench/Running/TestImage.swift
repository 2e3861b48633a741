// SPDX-License-Identifier: Apache-2.0
internal import Swynq
internal import SwynqResizer

/// An image whose bytes repeat neither along a row nor from row to row, and what the hardware must
/// make of it.
struct TestImage {
  let size: ImageSize
  let pixels: [UInt8]

  init(_ size: ImageSize) {
    self.size = size
    var state: UInt32 = 0x9E37_79B9
    pixels = [UInt8](unsafeUninitializedCapacity: size.byteCount) { bytes, count in
      for index in 0..<size.byteCount {
        // Xorshift (Marsaglia, "Xorshift RNGs", 2003).
        state ^= state << 13
        state ^= state >> 17
        state ^= state << 5
        bytes[index] = UInt8(truncatingIfNeeded: state)
      }
      count = size.byteCount
    }
  }

  func resized(to target: ImageSize) -> [UInt8] {
    ReferenceResizer.resize(
      pixels, width: size.width, height: size.height, toWidth: target.width,
      toHeight: target.height)
  }
}

/// From one size to another.
struct ResizeCase {
  let source: ImageSize
  let target: ImageSize

  init(_ sourceWidth: Int, _ sourceHeight: Int, to width: Int, _ height: Int) {
    source = ImageSize(width: sourceWidth, height: sourceHeight)
    target = ImageSize(width: width, height: height)
  }

  /// Clocks that the larger of the two images occupies a data port, a beat in each.
  func floor(width: Int) -> Int { max(source.byteCount, target.byteCount) / (width / 8) }

  /// Its four numbers, as programs take them.
  var arguments: [String] {
    [source.width, source.height, target.width, target.height].map(String.init)
  }

  var name: String { "\(source) to \(target)" }
}
