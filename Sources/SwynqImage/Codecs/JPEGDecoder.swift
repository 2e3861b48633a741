internal import CTurboJPEG
internal import Swynq

/// Reads JPEG files with libjpeg-turbo: accurate IDCT and smooth ("fancy") chroma upsampling, which
/// are its defaults, so that the pixels are those of most other programs.
struct JPEGDecoder {
  /// The file's name, for errors.
  let path: String

  /// The image's sides, from its header.
  func size(of bytes: [UInt8]) throws(ImageError) -> ImageSize {
    try withDecompressor { decompressor throws(ImageError) in
      try header(of: bytes, decompressor).size
    }
  }

  /// Decodes into `target`, which has room for `size` as RGB.
  func decode(
    _ bytes: [UInt8], size: ImageSize, into target: UnsafeMutableBufferPointer<UInt8>
  ) throws(ImageError) {
    try withDecompressor { decompressor throws(ImageError) in
      let space = try header(of: bytes, decompressor).colorSpace
      guard space == TJCS_CMYK || space == TJCS_YCCK else {
        return try decompress(
          bytes, size, TJPF_RGB, bytesPerPixel: 3, into: target.baseAddress!, decompressor)
      }
      let inks = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: size.width * size.height * 4)
      defer { inks.deallocate() }
      try decompress(
        bytes, size, TJPF_CMYK, bytesPerPixel: 4, into: inks.baseAddress!, decompressor)
      convertInvertedCMYK(inks.baseAddress!, count: size.width * size.height, target.baseAddress!)
    }
  }

  private func withDecompressor<Value>(
    _ body: (tjhandle) throws(ImageError) -> Value
  ) throws(ImageError) -> Value {
    guard let decompressor = tjInitDecompress() else {
      throw ImageError(.codecFailure, path: path, "libjpeg-turbo cannot start: too little memory")
    }
    defer { tjDestroy(decompressor) }
    return try body(decompressor)
  }

  private func header(
    of bytes: [UInt8], _ decompressor: tjhandle
  ) throws(ImageError) -> (size: ImageSize, colorSpace: TJCS) {
    var width: Int32 = -1
    var height: Int32 = -1
    var subsampling: Int32 = -1
    var colorSpace: Int32 = -1
    let status = tjDecompressHeader3(
      decompressor, bytes, UInt(bytes.count), &width, &height, &subsampling, &colorSpace)
    guard width > 0, height > 0, colorSpace >= 0 else {
      // It reports success for a file that ends, properly or not, before an image begins.
      throw status == 0
        ? ImageError(.truncated, path: path, "the JPEG ends before an image begins")
        : error(decompressor)
    }
    // The library also fails when it has no name for the chroma subsampling, which decoding to RGB
    // does not need; all other facts are then there.
    guard status == 0 || subsampling < 0 else { throw error(decompressor) }
    return (ImageSize(width: Int(width), height: Int(height)), TJCS(UInt32(colorSpace)))
  }

  private func decompress(
    _ bytes: [UInt8], _ size: ImageSize, _ format: TJPF, bytesPerPixel: Int,
    into target: UnsafeMutablePointer<UInt8>, _ decompressor: tjhandle
  ) throws(ImageError) {
    let status = tjDecompress2(
      decompressor, bytes, UInt(bytes.count), target, Int32(size.width),
      Int32(size.width * bytesPerPixel), Int32(size.height), Int32(format.rawValue),
      TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS)
    // Damage that the library papers over comes back as -1 too, with a warning's code.
    guard status == 0 else { throw error(decompressor) }
  }

  /// The library's last error as one of ours. It tells them apart in English alone.
  private func error(_ decompressor: tjhandle) -> ImageError {
    let reason = String(cString: tjGetErrorStr2(decompressor)).replacing("\n", with: " ")
    let lowercased = reason.lowercased()
    if lowercased.contains("premature end") || lowercased.contains("input file is truncated")
      || lowercased.contains("source buffer")
    {
      return ImageError(.truncated, path: path, "the JPEG ends too early (\(reason))")
    }
    if lowercased.contains("unsupported") || lowercased.contains("not supported")
      || lowercased.contains("not implemented") || lowercased.contains("not compiled in")
    {
      return ImageError(.unsupported, path: path, "a JPEG of a kind that is not read (\(reason))")
    }
    if lowercased.contains("insufficient memory") || lowercased.contains("out of memory") {
      return ImageError(.codecFailure, path: path, "libjpeg-turbo ran out of memory (\(reason))")
    }
    return ImageError(.corrupt, path: path, "not a valid JPEG (\(reason))")
  }
}

/// Inks stored inverted, 255 for none, to light: what is left after the colour ink and the black.
private func convertInvertedCMYK(
  _ inks: UnsafePointer<UInt8>, count: Int, _ target: UnsafeMutablePointer<UInt8>
) {
  var ink = inks
  var output = target
  let end = inks + count * 4
  while ink != end {
    let black = Int(ink[3])
    output[0] = UInt8((Int(ink[0]) * black + 127) / 255)
    output[1] = UInt8((Int(ink[1]) * black + 127) / 255)
    output[2] = UInt8((Int(ink[2]) * black + 127) / 255)
    ink += 4
    output += 3
  }
}
