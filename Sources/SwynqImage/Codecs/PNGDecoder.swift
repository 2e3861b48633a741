// SPDX-License-Identifier: Apache-2.0

internal import CSwynqImage
internal import Swynq

/// Reads PNG files of every colour type and depth, interlaced or not, with libpng.
struct PNGDecoder {
  /// The file's name, for errors.
  let path: String

  /// The image's sides, from its header.
  func size(of chunks: PNGChunks) throws(ImageError) -> ImageSize {
    var width: UInt32 = 0
    var height: UInt32 = 0
    var messages = swynq_image_messages()
    guard
      swynq_png_size(chunks.critical, chunks.critical.count, &width, &height, &messages)
    else { throw error(messages.text) }
    return ImageSize(width: Int(width), height: Int(height))
  }

  /// Decodes into `target`, which has room for `size` as RGB.
  func decode(
    _ chunks: PNGChunks, size: ImageSize, into target: UnsafeMutableBufferPointer<UInt8>
  ) throws(ImageError) {
    var messages = swynq_image_messages()
    guard
      swynq_png_decode(
        chunks.critical, chunks.critical.count, UInt32(size.width), UInt32(size.height),
        target.baseAddress, &messages)
    else { throw error(messages.text) }
  }

  /// The library's error as one of ours. It tells them apart in English alone.
  private func error(_ reason: String) -> ImageError {
    if reason.lowercased().contains("memory") {
      return ImageError(.codecFailure, path: path, "libpng ran out of memory (\(reason))")
    }
    if reason.contains("user limit") || reason.contains("too large") {
      return ImageError(.tooLarge, path: path, "the PNG is too large for libpng (\(reason))")
    }
    if reason.contains("Not enough image data") {
      return ImageError(.truncated, path: path, "the PNG has too little image data (\(reason))")
    }
    return ImageError(.corrupt, path: path, "not a valid PNG (\(reason))")
  }
}
