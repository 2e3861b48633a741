// SPDX-License-Identifier: Apache-2.0

public import Swynq
internal import SwynqFiles

/// More than any image of the default limit takes, and less than would exhaust a laptop.
private let greatestFileSize = 2 << 30

/// An image file that has been opened and whose size is known, ready to be decoded into memory that
/// the caller provides, such as a device buffer.
///
/// Every kind of pixel becomes 8-bit RGB, with samples as they stand in the file:
/// * grey becomes R = G = B;
/// * 16-bit samples are scaled to 8 bits, v / 257 rounded; PPM samples of other ranges, to 0...255;
/// * palettes are looked up;
/// * alpha is dropped, and the colour beneath it kept, as Pillow and OpenCV do;
/// * CMYK and YCCK JPEGs are taken to be stored inverted, as Adobe does: R = C * K / 255;
/// * a photo is turned as its EXIF orientation says;
/// * gamma and colour profiles are not applied.
public struct ImageSource: Sendable {
  /// The file, as the caller named it.
  public let path: String
  /// Its format, by its extension.
  public let format: ImageFormat
  /// The sides of the image when it is turned, in pixels; at least 1x1 and at most the limit.
  public let size: ImageSize

  private let content: Content
  private let storedSize: ImageSize
  private let orientation: ImageOrientation

  /// The file's bytes, and what its header says of them.
  private enum Content {
    case jpeg([UInt8], hasInks: Bool)
    case png(PNGChunks)
    case ppm([UInt8], PPMHeader)
  }

  /// Opens an image file and reads its header.
  ///
  /// - Parameters:
  ///   - path: A file whose extension is .jpg, .jpeg, .png or .ppm.
  ///   - limit: The greatest width and height to accept.
  /// - Throws: `unknownFormat`, `noSuchFile`, `unreadable`, `inputOutput` for the file;
  ///   `truncated`, `corrupt`, `unsupported`, `tooLarge` for what its header says.
  public init(path: String, limit: ImageSize = .decodingLimit) throws(ImageError) {
    do throws(ImageError) { format = try ImageFormat(path: path) } catch {
      throw ForeignFormat(nameOf: path)?.error(path: path, code: .unknownFormat) ?? error
    }
    let bytes = try reportingFileErrors { () throws(FileError) in
      try InputFile.contents(of: path, limit: greatestFileSize)
    }
    guard !bytes.isEmpty else { throw ImageError(.truncated, path: path, "the file is empty") }
    if let found = ImageFormat(signatureOf: bytes), found != format {
      throw ImageError(
        .corrupt, path: path,
        "the name says \(format.title), but the content is \(found.title); rename the file")
    }
    if let found = ForeignFormat(signatureOf: bytes) {
      throw found.error(path: path, code: .unsupported)
    }
    switch format {
    case .jpeg:
      let header = try JPEGDecoder(path: path).header(of: bytes)
      storedSize = header.size
      content = .jpeg(bytes, hasInks: header.hasInks)
      orientation = ImageOrientation(jpeg: bytes) ?? .upright
    case .png:
      let chunks = try PNGChunks(bytes, path: path)
      storedSize = try PNGDecoder(path: path).size(of: chunks)
      content = .png(chunks)
      orientation = chunks.orientation
    case .ppm:
      let header = try PPMHeader(bytes, path: path)
      storedSize = header.size
      content = .ppm(bytes, header)
      orientation = .upright
    }
    size = orientation.size(storedSize)
    guard size.width <= limit.width, size.height <= limit.height else {
      throw ImageError(
        .tooLarge, path: path,
        "the image is \(size) pixels, more than the limit of \(limit); make it smaller first, for "
          + "instance with: magick \(shellQuoted(path)) -resize \(limit) smaller.\(format.suffix)")
    }
    self.path = path
  }

  /// Decodes the image into `pixels`: row by row from the top, R G B, no padding.
  ///
  /// After an error the contents of `pixels` are unspecified.
  /// - Throws: `wrongSize` unless `pixels` has `size.byteCount` bytes; `truncated`, `corrupt`,
  ///   `unsupported`. A file that lacks pixels, or whose pixels are seen to be damaged, is refused;
  ///   one with bytes that belong to no part of it is not.
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
    guard orientation != .upright else { return try decodeStored(into: target) }
    let stored = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: target.count)
    defer { stored.deallocate() }
    try decodeStored(into: stored)
    orientation.turn(stored.baseAddress!, size: storedSize, into: target.baseAddress!)
  }

  private func decodeStored(
    into target: UnsafeMutableBufferPointer<UInt8>
  ) throws(ImageError) {
    switch content {
    case .jpeg(let bytes, let hasInks):
      try JPEGDecoder(path: path).decode(
        bytes, size: storedSize, hasInks: hasInks, into: target.baseAddress!)
    case .png(let chunks):
      try PNGDecoder(path: path).decode(chunks, size: storedSize, into: target)
    case .ppm(let bytes, let header): try header.decode(bytes, path: path, into: target)
    }
  }
}
