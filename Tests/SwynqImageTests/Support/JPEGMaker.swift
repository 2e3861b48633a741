import CTurboJPEG

/// Makes a JPEG with libjpeg-turbo from pixels of any layout it knows.
func makeJPEG(
  _ pixels: [UInt8], width: Int, height: Int, layout: TJPF = TJPF_RGB,
  subsampling: TJSAMP = TJSAMP_444, quality: Int32 = 100, flags: Int32 = 0
) -> [UInt8] {
  let compressor = tjInitCompress()!
  defer { tjDestroy(compressor) }
  var encoded: UnsafeMutablePointer<UInt8>?
  var size: UInt = 0
  defer { tjFree(encoded) }
  let status = tjCompress2(
    compressor, pixels, Int32(width), 0, Int32(height), Int32(layout.rawValue), &encoded, &size,
    Int32(subsampling.rawValue), quality, flags)
  precondition(status == 0, String(cString: tjGetErrorStr2(compressor)))
  return Array(UnsafeBufferPointer(start: encoded, count: Int(size)))
}

extension [UInt8] {
  /// Where the JPEG marker `0xFF code` first stands.
  func jpegMarker(_ code: UInt8) -> Int? {
    indices.dropLast().first { self[$0] == 0xFF && self[$0 + 1] == code }
  }
}
