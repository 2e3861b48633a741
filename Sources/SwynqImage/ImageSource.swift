public import Swynq

/// An image file that has been opened and whose size is known, ready to be decoded into memory that
/// the caller provides, such as a device buffer.
///
/// Every kind of pixel becomes 8-bit RGB, with samples as they stand in the file:
/// * grey becomes R = G = B;
/// * 16-bit samples are scaled to 8 bits, v / 257 rounded; PPM samples of other ranges, to 0...255;
/// * palettes are looked up;
/// * alpha is dropped, and the colour beneath it kept, as Pillow and OpenCV do;
/// * CMYK and YCCK JPEGs are taken to be stored inverted, as Adobe does: R = C * K / 255;
/// * gamma, colour profiles and EXIF orientation are not applied.
public struct ImageSource: Sendable {
  /// The file, as the caller named it.
  public let path: String
  /// Its format, by its extension.
  public let format: ImageFormat
  /// The sides of the image, in pixels; at least 1x1 and at most the limit.
  public let size: ImageSize

  private let bytes: [UInt8]
  private let ppmHeader: PPMHeader?

  /// Opens an image file and reads its header.
  ///
  /// - Parameters:
  ///   - path: A file whose extension is .jpg, .jpeg, .png or .ppm.
  ///   - limit: The greatest width and height to accept.
  /// - Throws: `unknownFormat`, `noSuchFile`, `unreadable`, `inputOutput` for the file;
  ///   `truncated`, `corrupt`, `unsupported`, `tooLarge` for what its header says.
  public init(path: String, limit: ImageSize = .decodingLimit) throws(ImageError) {
    let format = try ImageFormat(path: path)
    let bytes = try readFile(path)
    guard !bytes.isEmpty else { throw ImageError(.truncated, path: path, "the file is empty") }
    if let found = ImageFormat(signatureOf: bytes), found != format {
      throw ImageError(
        .corrupt, path: path,
        "the name says \(format.title), but the content is \(found.title); rename the file")
    }
    var ppmHeader: PPMHeader?
    switch format {
    case .jpeg: size = try JPEGDecoder(path: path).size(of: bytes)
    case .png: size = try PNGDecoder(path: path).size(of: bytes)
    case .ppm:
      let header = try PPMHeader(bytes, path: path)
      size = header.size
      ppmHeader = header
    }
    guard size.width <= limit.width, size.height <= limit.height else {
      throw ImageError(
        .tooLarge, path: path, "the image is \(size) pixels, more than the limit of \(limit)")
    }
    self.path = path
    self.format = format
    self.bytes = bytes
    self.ppmHeader = ppmHeader
  }

  /// Decodes the image into `pixels`: row by row from the top, R G B, no padding.
  ///
  /// What `pixels` holds after an error is unspecified.
  /// - Throws: `wrongSize` unless `pixels` has `size.byteCount` bytes; `truncated`, `corrupt`,
  ///   `unsupported`. A file that its library can only decode with a warning is refused: damaged
  ///   pixels are never passed off as the image.
  public func decode(into pixels: inout MutableSpan<UInt8>) throws(ImageError) {
    guard pixels.count == size.byteCount else {
      throw ImageError(
        .wrongSize, path: path,
        "\(size) RGB takes \(size.byteCount) bytes, not the \(pixels.count) of the buffer")
    }
    // A typed error cannot leave the closure of `withUnsafeMutableBufferPointer` and a result at
    // once in every toolchain, so it is carried out by hand.
    let outcome: Result<Void, ImageError> = pixels.withUnsafeMutableBufferPointer { target in
      Result { () throws(ImageError) in try decode(into: target) }
    }
    try outcome.get()
  }

  /// Decodes the image into an array.
  ///
  /// - Throws: As ``decode(into:)``.
  public func decode() throws(ImageError) -> Image {
    var failure: ImageError?
    let pixels = [UInt8](unsafeUninitializedCapacity: size.byteCount) { target, count in
      let target = UnsafeMutableBufferPointer(rebasing: target[..<size.byteCount])
      target.initialize(repeating: 0)
      count = size.byteCount
      do throws(ImageError) { try decode(into: target) } catch { failure = error }
    }
    if let failure { throw failure }
    return Image(width: size.width, height: size.height, pixels: pixels)
  }

  private func decode(into target: UnsafeMutableBufferPointer<UInt8>) throws(ImageError) {
    switch format {
    case .jpeg: try JPEGDecoder(path: path).decode(bytes, size: size, into: target)
    case .png: try PNGDecoder(path: path).decode(bytes, into: target)
    case .ppm: try ppmHeader!.decode(bytes, path: path, into: target)
    }
  }
}
