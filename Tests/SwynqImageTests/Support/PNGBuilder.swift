// SPDX-License-Identifier: Apache-2.0

/// Makes PNG files of any colour type and depth from raw scan lines, apart from libpng: stored
/// (uncompressed) deflate blocks, filter 0.
struct PNGBuilder {
  var width: Int
  var height: Int
  var bitDepth: UInt8
  var colorType: UInt8
  var interlaced = false
  /// Chunks between IHDR and IDAT.
  var chunks: [(type: String, data: [UInt8])] = []
  /// The scan lines of all passes, without their filter bytes.
  var lines: [[UInt8]]

  func encoded() -> [UInt8] {
    var header = bigEndian(width) + bigEndian(height)
    header += [bitDepth, colorType, 0, 0, interlaced ? 1 : 0]
    var raw: [UInt8] = []
    for line in lines { raw += [0] + line }
    // One stored block: final, its length, the length's complement.
    var stored: [UInt8] = [0x78, 0x01, 0x01]
    for length in [raw.count, ~raw.count] {
      stored += [UInt8(length & 255), UInt8(length >> 8 & 255)]
    }
    stored += raw + bigEndian(adler32(raw))

    var file: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    file += chunk("IHDR", header)
    for (type, data) in chunks { file += chunk(type, data) }
    file += chunk("IDAT", stored)
    return file + chunk("IEND", [])
  }

  private func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + data
    return bigEndian(data.count) + body + bigEndian(crc32(body))
  }

  private func bigEndian(_ value: Int) -> [UInt8] {
    [24, 16, 8, 0].map { UInt8((value >> $0) & 255) }
  }

  private func adler32(_ bytes: [UInt8]) -> Int {
    var (a, b) = (1, 0)
    for byte in bytes {
      a = (a + Int(byte)) % 65521
      b = (b + a) % 65521
    }
    return b << 16 | a
  }

  private func crc32(_ bytes: [UInt8]) -> Int { Self.crc32(bytes) }

  fileprivate static func crc32(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = ~0
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}

extension PNGBuilder {
  /// Start and step of column and row in each pass of Adam7 (PNG specification, 8.2).
  private static let passes = [
    (0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2),
    (0, 1, 1, 2),
  ]

  /// A file of samples in the order of rows, columns and channels, with as many bits as `bitDepth` says.
  init(
    width: Int, height: Int, bitDepth: UInt8, colorType: UInt8, isInterlaced: Bool,
    chunks: [(type: String, data: [UInt8])] = [], samples: [UInt16]
  ) {
    let channels = samples.count / (width * height)
    var lines: [[UInt8]] = []
    for (left, acrossStep, top, downStep) in isInterlaced ? Self.passes : [(0, 1, 0, 1)] {
      if left >= width { continue }
      for y in stride(from: top, to: height, by: downStep) {
        var line: [UInt16] = []
        for x in stride(from: left, to: width, by: acrossStep) {
          let first = (y * width + x) * channels
          line += samples[first..<first + channels]
        }
        lines.append(Self.packed(line, bits: Int(bitDepth)))
      }
    }
    self.init(
      width: width, height: height, bitDepth: bitDepth, colorType: colorType,
      interlaced: isInterlaced, chunks: chunks, lines: lines)
  }

  /// Samples as the bytes of a scan line, the first in the most significant bits.
  private static func packed(_ samples: [UInt16], bits: Int) -> [UInt8] {
    if bits == 16 { return samples.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] } }
    let each = 8 / bits
    return stride(from: 0, to: samples.count, by: each).map { first in
      var byte = 0
      for place in 0..<each where first + place < samples.count {
        byte |= Int(samples[first + place]) << (8 - bits * (place + 1))
      }
      return UInt8(byte)
    }
  }
}

extension PNGBuilder {
  /// Makes the checksums of a file's chunks right, as far as its chunks can be followed.
  static func mend(_ file: inout [UInt8]) {
    var offset = 8
    while file.count - offset >= 12 {
      let length: Int = file[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
      guard length <= file.count - offset - 12 else { return }
      let end = offset + 8 + length
      let checksum = crc32(Array(file[offset + 4..<end]))
      for (index, shift) in [24, 16, 8, 0].enumerated() {
        file[end + index] = UInt8(truncatingIfNeeded: checksum >> shift)
      }
      offset += 12 + length
    }
  }
}
