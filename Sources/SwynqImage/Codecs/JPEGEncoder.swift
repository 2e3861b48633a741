// SPDX-License-Identifier: Apache-2.0

internal import CSwynqImage
internal import Swynq

/// Encodes RGB as a JPEG without chroma subsampling.
///
/// - Parameters:
///   - path: The file that it is for, to be named in errors.
///   - deliver: Takes the file's bytes.
func encodeJPEG(
  _ pixels: UnsafeBufferPointer<UInt8>, size: ImageSize, quality: Int, for path: String,
  deliver: (UnsafeRawBufferPointer) throws(ImageError) -> Void
) throws(ImageError) {
  let greatest = 65500
  guard size.width <= greatest, size.height <= greatest else {
    throw ImageError(
      .unsupported, path: path, "JPEG cannot hold \(size): \(greatest) is its longest side")
  }
  var options = swynq_jpeg_options(
    components: 3, quality: Int32(min(max(quality, 1), 100)), across: 1, down: 1,
    progressive: false)
  let failure = try withEncodedFile(
    {
      swynq_jpeg_encode(
        pixels.baseAddress, UInt32(size.width), UInt32(size.height), &options, $0, $1, $2)
    }, deliver: deliver)
  if let failure {
    throw ImageError(.codecFailure, path: path, "the image cannot be encoded (\(failure))")
  }
}
