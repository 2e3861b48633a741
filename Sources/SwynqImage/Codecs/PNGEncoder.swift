// SPDX-License-Identifier: Apache-2.0

internal import CSwynqImage
internal import Swynq

/// Encodes RGB as an 8-bit PNG.
///
/// - Parameters:
///   - path: The file that it is for, to be named in errors.
///   - deliver: Takes the file's bytes.
func encodePNG(
  _ pixels: UnsafeBufferPointer<UInt8>, size: ImageSize, for path: String,
  deliver: (UnsafeRawBufferPointer) throws(ImageError) -> Void
) throws(ImageError) {
  guard size.width <= Int32.max / 3, size.height <= Int32.max else {
    throw ImageError(.unsupported, path: path, "libpng cannot write an image of \(size)")
  }
  let failure = try withEncodedFile(
    { swynq_png_encode(pixels.baseAddress, UInt32(size.width), UInt32(size.height), $0, $1, $2) },
    deliver: deliver)
  if let failure {
    throw ImageError(.codecFailure, path: path, "the image cannot be encoded (\(failure))")
  }
}
