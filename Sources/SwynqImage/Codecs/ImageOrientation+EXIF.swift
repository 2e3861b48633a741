// SPDX-License-Identifier: Apache-2.0

extension ImageOrientation {
  /// The orientation that a block of EXIF (a TIFF file without pixels) states; nil if it states none,
  /// or nothing that can be read.
  init?(exif: ArraySlice<UInt8>) {
    let block = TIFFBlock(bytes: exif)
    guard let block, block.short(at: 2) == 42, let directory = block.long(at: 4),
      let count = block.short(at: directory)
    else { return nil }
    for entry in 0..<count {
      // Tag, type, count, value; the value stands here if it takes at most 4 bytes.
      let offset = directory + 2 + 12 * entry
      guard let tag = block.short(at: offset), let type = block.short(at: offset + 2) else {
        return nil
      }
      guard tag == 0x0112 else { continue }
      let value =
        switch type {
        case 3: block.short(at: offset + 8)
        case 4: block.long(at: offset + 8)
        default: nil as Int?
        }
      guard block.long(at: offset + 4) == 1, let value, let number = UInt16(exactly: value)
      else { return nil }
      self.init(rawValue: number)
      return
    }
    return nil
  }

  /// The orientation that a JPEG's first EXIF segment states.
  init?(jpeg bytes: [UInt8]) {
    var offset = 2
    while let marker = Self.marker(in: bytes, from: offset) {
      // Segments without contents; then the image's own data, which no EXIF follows.
      if marker.code == 0x01 || (0xD0...0xD8).contains(marker.code) {
        offset = marker.end
        continue
      }
      if marker.code == 0xDA || marker.code == 0xD9 { return nil }
      guard marker.end + 2 <= bytes.count else { return nil }
      let length = Int(bytes[marker.end]) << 8 | Int(bytes[marker.end + 1])
      let end = marker.end + length
      guard length >= 2, end <= bytes.count else { return nil }
      let contents = bytes[marker.end + 2..<end]
      if marker.code == 0xE1, contents.starts(with: Array("Exif\0\0".utf8)) {
        self.init(exif: contents.dropFirst(6))
        return
      }
      offset = end
    }
    return nil
  }

  /// The next marker, and where it ends: garbage and fill bytes before it are skipped, as libjpeg does.
  private static func marker(in bytes: [UInt8], from start: Int) -> (code: UInt8, end: Int)? {
    var offset = start
    while offset + 1 < bytes.count {
      if bytes[offset] == 0xFF, bytes[offset + 1] != 0xFF, bytes[offset + 1] != 0 {
        return (bytes[offset + 1], offset + 2)
      }
      offset += 1
    }
    return nil
  }
}

/// Numbers in a TIFF file of either byte order.
private struct TIFFBlock {
  private let bytes: ArraySlice<UInt8>
  private let isLittle: Bool

  /// Nil if the bytes do not start like a TIFF file.
  init?(bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    if bytes.starts(with: [0x49, 0x49]) {
      isLittle = true
    } else if bytes.starts(with: [0x4D, 0x4D]) {
      isLittle = false
    } else {
      return nil
    }
  }

  func short(at offset: Int) -> Int? { number(at: offset, count: 2) }
  func long(at offset: Int) -> Int? { number(at: offset, count: 4) }

  private func number(at offset: Int, count: Int) -> Int? {
    guard offset <= bytes.count - count else { return nil }
    let digits = bytes[bytes.startIndex + offset..<bytes.startIndex + offset + count]
    return isLittle
      ? digits.reversed().reduce(0) { $0 << 8 | Int($1) }
      : digits.reduce(0) { $0 << 8 | Int($1) }
  }
}
