import Swynq
import SwynqImage
import SwynqTestSupport
import Testing

@Suite("Reading PNG")
struct PNGDecodingTests {
  @Test(
    "makes RGB of each kind of pixel",
    arguments: [
      // 1-bit grey, 8 pixels to a byte.
      (
        PNGBuilder(width: 3, height: 1, bitDepth: 1, colorType: 0, lines: [[0b1010_0000]]),
        [255, 255, 255, 0, 0, 0, 255, 255, 255]
      ),
      // 4-bit grey.
      (
        PNGBuilder(width: 2, height: 1, bitDepth: 4, colorType: 0, lines: [[0x3F]]),
        [51, 51, 51, 255, 255, 255]
      ),
      // 8-bit grey.
      (
        PNGBuilder(width: 2, height: 2, bitDepth: 8, colorType: 0, lines: [[1, 2], [3, 254]]),
        [1, 1, 1, 2, 2, 2, 3, 3, 3, 254, 254, 254]
      ),
      // 16-bit grey: v / 257, rounded.
      (
        PNGBuilder(
          width: 3, height: 1, bitDepth: 16, colorType: 0,
          lines: [[0x80, 0x80, 0x01, 0x80, 0x01, 0x82]]),
        [128, 128, 128, 1, 1, 1, 2, 2, 2]
      ),
      // 8-bit RGB.
      (
        PNGBuilder(
          width: 1, height: 2, bitDepth: 8, colorType: 2, lines: [[9, 8, 7], [6, 5, 4]]),
        [9, 8, 7, 6, 5, 4]
      ),
      // 16-bit RGB.
      (
        PNGBuilder(
          width: 1, height: 1, bitDepth: 16, colorType: 2, lines: [[0x12, 0x12, 0, 0, 0xFF, 0xFF]]),
        [0x12, 0, 255]
      ),
      // Palette, 2 bits.
      (
        PNGBuilder(
          width: 3, height: 1, bitDepth: 2, colorType: 3,
          chunks: [("PLTE", [10, 20, 30, 40, 50, 60, 70, 80, 90])], lines: [[0b10_00_01_00]]),
        [70, 80, 90, 10, 20, 30, 40, 50, 60]
      ),
      // 8-bit grey and alpha: the alpha goes, the colour stays, also where it cannot be seen.
      (
        PNGBuilder(width: 2, height: 1, bitDepth: 8, colorType: 4, lines: [[77, 0, 88, 128]]),
        [77, 77, 77, 88, 88, 88]
      ),
      // 8-bit RGBA.
      (
        PNGBuilder(
          width: 2, height: 1, bitDepth: 8, colorType: 6, lines: [[1, 2, 3, 0, 250, 251, 252, 99]]),
        [1, 2, 3, 250, 251, 252]
      ),
      // 16-bit RGBA.
      (
        PNGBuilder(
          width: 1, height: 1, bitDepth: 16, colorType: 6, lines: [[64, 64, 65, 65, 66, 66, 0, 9]]),
        [64, 65, 66]
      ),
    ] as [(PNGBuilder, [UInt8])])
  func kinds(file: PNGBuilder, expected: [UInt8]) throws {
    let image = try decoded(named: "a.png", file.encoded())
    #expect(image.size == ImageSize(width: file.width, height: file.height))
    #expect(image.pixels == expected)
  }

  @Test(
    "leaves the samples alone, whatever the file says of colour",
    arguments: [
      ("gAMA", [0, 1, 0x86, 0xA0]),  // 1.0: linear light
      ("gAMA", [0, 0, 0x2C, 0x0F]),  // 0.11279
      ("tRNS", [0, 100, 0, 0, 0, 200]),
      ("bKGD", [0, 255, 0, 255, 0, 0]),
      ("tEXt", Array("Comment\u{0}nothing".utf8)),
    ] as [(String, [UInt8])], [8, 16] as [UInt8])
  func ancillary(chunk: (String, [UInt8]), bitDepth: UInt8) throws {
    let samples: [UInt8] = [100, 0, 200]
    let file = PNGBuilder(
      width: 1, height: 1, bitDepth: bitDepth, colorType: 2, chunks: [chunk],
      lines: [bitDepth == 8 ? samples : samples.flatMap { [$0, $0] }])
    #expect(try decoded(named: "a.png", file.encoded()).pixels == samples)
  }

  @Test("undoes Adam7 interlacing")
  func interlaced() throws {
    let pixels = TestPattern.noise.pixels(width: 9, height: 10, seed: 21)
    // Start and step of column and row in each pass (PNG specification, 8.2).
    let passes = [
      (0, 8, 0, 8), (4, 8, 0, 8), (0, 4, 4, 8), (2, 4, 0, 4), (0, 2, 2, 4), (1, 2, 0, 2),
      (0, 1, 1, 2),
    ]
    var lines: [[UInt8]] = []
    for (left, acrossStep, top, downStep) in passes {
      for y in stride(from: top, to: 10, by: downStep) {
        var line: [UInt8] = []
        for x in stride(from: left, to: 9, by: acrossStep) {
          line += pixels[(y * 9 + x) * 3..<(y * 9 + x) * 3 + 3]
        }
        lines.append(line)
      }
    }
    let file = PNGBuilder(
      width: 9, height: 10, bitDepth: 8, colorType: 2, interlaced: true, lines: lines)
    #expect(try decoded(named: "a.png", file.encoded()).pixels == pixels)
  }

  static let whole = PNGBuilder(
    width: 5, height: 4, bitDepth: 8, colorType: 2,
    lines: (0..<4).map { _ in [UInt8](repeating: 7, count: 15) }
  ).encoded()

  @Test("refuses a file cut off anywhere")
  func truncated() throws {
    for length in 0..<PNGDecodingTests.whole.count {
      try expectReadFailure(
        .truncated, named: "a.png", Array(PNGDecodingTests.whole.prefix(length)))
    }
    // All chunks whole, but too few scan lines in them.
    let short = PNGBuilder(
      width: 5, height: 4, bitDepth: 8, colorType: 0, lines: [[1, 2, 3, 4, 5]])
    try expectReadFailure(.truncated, named: "a.png", short.encoded())
  }

  @Test("refuses a byte changed anywhere that matters")
  func corrupt() throws {
    // Nothing hangs on the checksum of IEND, the last four bytes.
    for offset in PNGDecodingTests.whole.indices.dropLast(4) {
      var bytes = PNGDecodingTests.whole
      bytes[offset] ^= 0x5A
      try withFile(named: "a.png", bytes) { path in
        let error = #expect(throws: ImageError.self, "byte \(offset)") {
          try Image(contentsOf: path)
        }
        #expect(error?.description.contains("\n") == false)
      }
    }
  }

  @Test("refuses what is not a PNG, and a size of zero")
  func garbage() throws {
    try expectReadFailure(.corrupt, named: "a.png", Array("hello, this is no image".utf8))
    let empty = PNGBuilder(width: 0, height: 3, bitDepth: 8, colorType: 2, lines: [[], [], []])
    try expectReadFailure(.corrupt, named: "a.png", empty.encoded())
  }
}
