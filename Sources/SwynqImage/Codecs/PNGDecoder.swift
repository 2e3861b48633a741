internal import CPNG
internal import Swynq

/// Reads PNG files of every colour type and depth, interlaced or not, with libpng.
struct PNGDecoder {
  /// The file's name, for errors.
  let path: String

  /// The image's sides, from its header. Also finds a file that has been cut off.
  func size(of bytes: [UInt8]) throws(ImageError) -> ImageSize {
    try withImage(bytes) { image throws(ImageError) in
      ImageSize(width: Int(image.pointee.width), height: Int(image.pointee.height))
    }
  }

  /// Decodes into `target`, which has room for the image as RGB.
  func decode(
    _ bytes: [UInt8], into target: UnsafeMutableBufferPointer<UInt8>
  ) throws(ImageError) {
    try withImage(bytes) { image throws(ImageError) in
      image.pointee.flags |= swynq_png_flag_16bit_srgb
      guard image.pointee.format & swynq_png_format_flag_alpha != 0 else {
        image.pointee.format = swynq_png_format_rgb
        return try finish(image, target.baseAddress!)
      }
      // Asked for RGB, libpng would blend with a background; the alpha is dropped here instead.
      image.pointee.format = swynq_png_format_rgba
      let count = Int(image.pointee.width) * Int(image.pointee.height)
      let withAlpha = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count * 4)
      defer { withAlpha.deallocate() }
      try finish(image, withAlpha.baseAddress!)
      var source = UnsafePointer(withAlpha.baseAddress!)
      var output = target.baseAddress!
      let end = source + count * 4
      while source != end {
        output[0] = source[0]
        output[1] = source[1]
        output[2] = source[2]
        source += 4
        output += 3
      }
    }
  }

  private func withImage<Value>(
    _ bytes: [UInt8], _ body: (UnsafeMutablePointer<png_image>) throws(ImageError) -> Value
  ) throws(ImageError) -> Value {
    let chunks = try PNGChunks(bytes, path: path)
    // Between its calls libpng keeps pointers to the structure and to the file's bytes, so both must
    // stay where they are.
    let image = UnsafeMutablePointer<png_image>.allocate(capacity: 1)
    image.initialize(to: png_image())
    image.pointee.version = swynq_png_image_version
    defer { image.deallocate() }
    let outcome: Result<Value, ImageError> = chunks.critical.withUnsafeBytes { memory in
      defer { png_image_free(image) }
      return Result { () throws(ImageError) in
        guard png_image_begin_read_from_memory(image, memory.baseAddress, memory.count) != 0
        else { throw error(image.pointee) }
        return try body(image)
      }
    }
    return try outcome.get()
  }

  private func finish(
    _ image: UnsafeMutablePointer<png_image>, _ target: UnsafeMutablePointer<UInt8>
  ) throws(ImageError) {
    guard png_image_finish_read(image, nil, target, 0, nil) != 0 else {
      throw error(image.pointee)
    }
  }

  private func error(_ image: png_image) -> ImageError {
    let reason = withUnsafeBytes(of: image.message) { message in
      String(decoding: message.prefix { $0 != 0 }, as: UTF8.self)
    }
    if reason.contains("memory") {
      return ImageError(.codecFailure, path: path, "libpng ran out of memory (\(reason))")
    }
    if reason.contains("user limits") || reason.contains("too large") {
      return ImageError(.tooLarge, path: path, "the PNG is too large for libpng (\(reason))")
    }
    if reason.contains("Not enough image data") {
      return ImageError(.truncated, path: path, "the PNG has too little image data (\(reason))")
    }
    return ImageError(.corrupt, path: path, "not a valid PNG (\(reason))")
  }
}
