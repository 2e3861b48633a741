// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension PPMHeader {
  /// Converts the samples behind the header into `target`, which has room for the image as RGB.
  /// What follows the image, as in a file of several, is left alone.
  func decode(
    _ bytes: [UInt8], path: String, into target: UnsafeMutableBufferPointer<UInt8>
  ) throws(ImageError) {
    let needed = size.byteCount * bytesPerSample
    guard bytes.count - start >= needed else {
      throw ImageError(
        .truncated, path: path,
        "the PPM ends too early: \(size) takes \(needed) bytes of samples, and "
          + "\(bytes.count - start) are there")
    }
    let excess: Int? = bytes.withUnsafeBufferPointer { bytes in
      let samples = bytes.baseAddress! + start
      guard greatest != 255 else {
        target.baseAddress!.update(from: samples, count: needed)
        return nil
      }
      var index = 0
      while index < size.byteCount {
        let value =
          bytesPerSample == 1
          ? Int(samples[index]) : Int(samples[2 * index]) << 8 | Int(samples[2 * index + 1])
        guard value <= greatest else { return value }
        target[index] = UInt8((value * 255 + greatest / 2) / greatest)
        index += 1
      }
      return nil
    }
    if let excess {
      throw ImageError(
        .corrupt, path: path, "the PPM has a sample of \(excess), above its greatest of \(greatest)"
      )
    }
  }
}

/// Writes RGB as a P6 file.
func writePPM(
  _ pixels: UnsafeBufferPointer<UInt8>, size: ImageSize, to path: String
) throws(ImageError) {
  let header = Array("P6\n\(size.width) \(size.height)\n255\n".utf8)
  let outcome: Result<Void, ImageError> = header.withUnsafeBytes { header in
    Result { () throws(ImageError) in
      try writeFile([header, UnsafeRawBufferPointer(pixels)], to: path)
    }
  }
  try outcome.get()
}
