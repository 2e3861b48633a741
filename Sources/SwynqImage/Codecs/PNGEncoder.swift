internal import CPNG
internal import Swynq

/// Encodes RGB as an 8-bit PNG, with libpng's usual filters and compression level.
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
  var image = png_image()
  image.version = swynq_png_image_version
  image.width = png_uint_32(size.width)
  image.height = png_uint_32(size.height)
  image.format = swynq_png_format_rgb
  defer { png_image_free(&image) }
  var encodedSize = swynq_png_size_max(&image)
  let encoded = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(encodedSize), alignment: 16)
  defer { encoded.deallocate() }
  guard
    png_image_write_to_memory(
      &image, encoded.baseAddress, &encodedSize, 0, pixels.baseAddress, 0, nil) != 0
  else {
    let reason = withUnsafeBytes(of: image.message) { message in
      String(decoding: message.prefix { $0 != 0 }, as: UTF8.self)
    }
    throw ImageError(.codecFailure, path: path, "the image cannot be encoded (\(reason))")
  }
  try deliver(UnsafeRawBufferPointer(rebasing: encoded[..<Int(encodedSize)]))
}
