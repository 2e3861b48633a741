// SPDX-License-Identifier: Apache-2.0

import CSwynqImage

/// A JPEG's way to store colours: luminance samples for each chrominance sample.
struct Subsampling: Sendable {
  var across: Int32 = 1
  var down: Int32 = 1
}

/// Makes a JPEG of 8-bit pixels with 1 (grey), 3 (RGB) or 4 (CMYK, stored as YCCK) components.
func makeJPEG(
  _ pixels: [UInt8], width: Int, height: Int, components: Int32 = 3,
  subsampling: Subsampling = Subsampling(), quality: Int32 = 100, isProgressive: Bool = false
) -> [UInt8] {
  var options = swynq_jpeg_options(
    components: components, quality: quality, across: subsampling.across, down: subsampling.down,
    progressive: isProgressive)
  var file: UnsafeMutablePointer<UInt8>?
  var length = 0
  var messages = swynq_image_messages()
  let isDone = swynq_jpeg_encode(
    pixels, UInt32(width), UInt32(height), &options, &file, &length, &messages)
  precondition(isDone, "\(messages)")
  defer { swynq_image_free(file) }
  return Array(UnsafeBufferPointer(start: file, count: length))
}

extension [UInt8] {
  /// The first place of the JPEG marker `0xFF code`.
  func jpegMarker(_ code: UInt8) -> Int? {
    indices.dropLast().first { self[$0] == 0xFF && self[$0 + 1] == code }
  }
}
