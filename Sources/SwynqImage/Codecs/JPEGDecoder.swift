// SPDX-License-Identifier: Apache-2.0

internal import CSwynqImage
internal import Swynq

/// Reads JPEG files with libjpeg: accurate IDCT and smooth ("fancy") chroma upsampling, which are its
/// defaults, so that the pixels are those of most other programs.
struct JPEGDecoder {
  /// The file's name, for errors.
  let path: String

  /// The image's sides, and whether its colours are inks, from its header.
  func header(of bytes: [UInt8]) throws(ImageError) -> (size: ImageSize, hasInks: Bool) {
    var (width, height): (UInt32, UInt32) = (0, 0)
    var hasInks = false
    var messages = swynq_image_messages()
    guard swynq_jpeg_size(bytes, bytes.count, &width, &height, &hasInks, &messages) else {
      throw error(messages.text)
    }
    return (ImageSize(width: Int(width), height: Int(height)), hasInks)
  }

  /// Decodes into `target`, which has room for `size` as RGB.
  func decode(
    _ bytes: [UInt8], size: ImageSize, hasInks: Bool,
    into target: UnsafeMutablePointer<UInt8>
  ) throws(ImageError) {
    guard hasInks else { return try decompress(bytes, size, into: target) }
    let count = size.width * size.height
    let inks = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: count * 4)
    defer { inks.deallocate() }
    try decompress(bytes, size, into: inks.baseAddress!)
    convertInvertedCMYK(inks.baseAddress!, count: count, target)
  }

  private func decompress(
    _ bytes: [UInt8], _ size: ImageSize, into target: UnsafeMutablePointer<UInt8>
  ) throws(ImageError) {
    var messages = swynq_image_messages()
    guard
      swynq_jpeg_decode(
        bytes, bytes.count, UInt32(size.width), UInt32(size.height), target, &messages)
    else { throw error(messages.text) }
  }

  /// The library's error as one of ours. It tells them apart in English alone.
  private func error(_ reason: String) -> ImageError {
    func says(_ words: String...) -> Bool { words.contains(where: reason.lowercased().contains) }
    if says("premature end", "input file is truncated", "empty input file") {
      return ImageError(.truncated, path: path, "the JPEG ends too early (\(reason))")
    }
    if says("contains no image") {
      return ImageError(.truncated, path: path, "the JPEG ends before an image begins")
    }
    if says("unsupported", "not supported", "not implemented", "not compiled in") {
      return ImageError(.unsupported, path: path, "a JPEG of a kind that is not read (\(reason))")
    }
    if says("insufficient memory", "out of memory") {
      return ImageError(.codecFailure, path: path, "libjpeg ran out of memory (\(reason))")
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
