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

  private func crc32(_ bytes: [UInt8]) -> Int {
    var crc: UInt32 = ~0
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return Int(~crc)
  }
}
