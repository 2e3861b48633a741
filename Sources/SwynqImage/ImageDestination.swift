// SPDX-License-Identifier: Apache-2.0

public import Swynq
internal import SwynqFiles

/// An image file to be written. Making one checks all that can be known before there are pixels, so
/// that a long computation does not end in a directory that is not there.
public struct ImageDestination: Sendable {
  /// The file, as the caller named it.
  public let path: String
  /// Its format, by its extension.
  public let format: ImageFormat

  /// Checks that an image can be written to `path`: a known extension, a directory that exists and
  /// may be written to, and nothing in the way but a file that may be replaced, or a device or pipe
  /// that may be written to. Writes nothing.
  ///
  /// - Throws: `unknownFormat`, `noSuchDirectory`, `cannotCreate`.
  public init(path: String) throws(ImageError) {
    self.path = path
    format = try ImageFormat(path: path)
    try reportingFileErrors { () throws(FileError) in try OutputFile.check(path) }
  }

  /// Encodes an image and writes it. The file appears whole, under its name, or not at all: an
  /// error leaves what was there before.
  ///
  /// - Parameters:
  ///   - pixels: Row by row from the top, R G B, no padding.
  ///   - size: The sides of the image, in pixels.
  ///   - quality: For JPEG alone, 1...100. JPEGs are written without chroma subsampling (4:4:4), so
  ///     that fine colour survives.
  /// - Throws: `wrongSize`, `unsupported` for a side that the format cannot hold, `cannotCreate`,
  ///   `diskFull`, `inputOutput`, `codecFailure`.
  public func write(
    _ pixels: Span<UInt8>, size: ImageSize, quality: Int = 95
  ) throws(ImageError) {
    guard size.width > 0, size.height > 0, pixels.count == size.byteCount else {
      throw ImageError(
        .wrongSize, path: path,
        "\(size) RGB takes \(size.byteCount) bytes, not the \(pixels.count) that are to be written")
    }
    let outcome: Result<Void, ImageError> = pixels.withUnsafeBufferPointer { source in
      Result { () throws(ImageError) in
        switch format {
        case .jpeg:
          try encodeJPEG(source, size: size, quality: quality, for: path) {
            (file) throws(ImageError) in try writeFile([file], to: path)
          }
        case .png:
          try encodePNG(source, size: size, for: path) {
            (file) throws(ImageError) in try writeFile([file], to: path)
          }
        case .ppm: try writePPM(source, size: size, to: path)
        }
      }
    }
    try outcome.get()
  }
}
