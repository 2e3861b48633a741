internal import CTurboJPEG
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
  guard let compressor = tjInitCompress() else {
    throw ImageError(.codecFailure, path: path, "libjpeg-turbo cannot start: too little memory")
  }
  defer { tjDestroy(compressor) }
  var encoded: UnsafeMutablePointer<UInt8>?
  var encodedSize: UInt = 0
  // The library allocates the buffer, also when it fails half-way.
  defer { tjFree(encoded) }
  let status = tjCompress2(
    compressor, pixels.baseAddress, Int32(size.width), Int32(size.width * 3), Int32(size.height),
    Int32(TJPF_RGB.rawValue), &encoded, &encodedSize, Int32(TJSAMP_444.rawValue),
    Int32(min(max(quality, 1), 100)), TJFLAG_ACCURATEDCT)
  guard status == 0, let encoded else {
    let reason = String(cString: tjGetErrorStr2(compressor))
    throw ImageError(.codecFailure, path: path, "the image cannot be encoded (\(reason))")
  }
  try deliver(UnsafeRawBufferPointer(start: encoded, count: Int(encodedSize)))
}
