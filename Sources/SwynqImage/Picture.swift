// SPDX-License-Identifier: Apache-2.0

package import Swynq

/// An image encoded in memory, for a page that shows it.
package struct Picture: Hashable, Sendable {
  /// A whole PNG or JPEG file.
  package let file: [UInt8]
  /// The format: `.png` or `.jpeg`.
  package let format: ImageFormat

  /// The most pixels that are kept exactly, as PNG; larger images become JPEG of quality 90.
  package static let largestExact = 1 << 20

  /// Encodes an image.
  ///
  /// - Parameters:
  ///   - pixels: Row by row from the top, R G B, no padding.
  ///   - size: The sides of the image, in pixels.
  ///   - name: What it is, to be named in errors.
  /// - Throws: `wrongSize`, `unsupported`, `codecFailure`.
  package init(_ pixels: Span<UInt8>, size: ImageSize, name: String) throws(ImageError) {
    guard size.width > 0, size.height > 0, pixels.count == size.byteCount else {
      throw ImageError(
        .wrongSize, path: name,
        "\(size) RGB takes \(size.byteCount) bytes, not the \(pixels.count) that are there")
    }
    let format: ImageFormat = size.width * size.height <= Self.largestExact ? .png : .jpeg
    let outcome: Result<[UInt8], ImageError> = pixels.withUnsafeBufferPointer { source in
      Result { () throws(ImageError) in
        var bytes: [UInt8] = []
        if format == .png {
          try encodePNG(source, size: size, for: name) { bytes = Array($0) }
        } else {
          try encodeJPEG(source, size: size, quality: 90, for: name) { bytes = Array($0) }
        }
        return bytes
      }
    }
    file = try outcome.get()
    self.format = format
  }
}
