// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqImage
import SwynqTestSupport
import Testing

@Suite("Reading PNG")
struct PNGDecodingTests {
  @Test(
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
  func `makes RGB of each kind of pixel`(file: PNGBuilder, expected: [UInt8]) throws {
    let image = try decoded(named: "a.png", file.encoded())
    #expect(image.size == ImageSize(width: file.width, height: file.height))
    #expect(image.pixels == expected)
  }

  @Test(
    arguments: [
      ("gAMA", [0, 1, 0x86, 0xA0]),  // 1.0: linear light
      ("gAMA", [0, 0, 0x2C, 0x0F]),  // 0.11279
      ("tRNS", [0, 100, 0, 0, 0, 200]),
      ("bKGD", [0, 255, 0, 255, 0, 0]),
      ("tEXt", Array("Comment\u{0}nothing".utf8)),
    ] as [(String, [UInt8])], [8, 16] as [UInt8])
  func `leaves the samples alone, whatever the file says of colour`(
    chunk: (String, [UInt8]), bitDepth: UInt8
  ) throws {
    let samples: [UInt8] = [100, 0, 200]
    let file = PNGBuilder(
      width: 1, height: 1, bitDepth: bitDepth, colorType: 2, chunks: [chunk],
      lines: [bitDepth == 8 ? samples : samples.flatMap { [$0, $0] }])
    #expect(try decoded(named: "a.png", file.encoded()).pixels == samples)
  }

  /// Every colour type of the PNG specification (11.2.2) with its depths.
  static let pixelKinds: [(colorType: UInt8, bitDepth: UInt8)] = [
    (0, 1), (0, 2), (0, 4), (0, 8), (0, 16), (2, 8), (2, 16), (3, 1), (3, 2), (3, 4), (3, 8),
    (4, 8),
    (4, 16), (6, 8), (6, 16),
  ]

  @Test(
    arguments: pixelKinds,
    [(1, 1), (3, 2), (9, 10), (16, 5)])
  func `makes the same pixels of each kind, interlaced or not`(
    kind: (colorType: UInt8, bitDepth: UInt8), sides: (Int, Int)
  ) throws {
    let (width, height) = sides
    let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][kind.colorType]!
    let most = 1 << Int(kind.bitDepth) - 1
    var random = SeededGenerator(seed: Seeds.base)
    let samples = (0..<width * height * channels).map { _ in
      UInt16.random(in: 0...UInt16(most), using: &random)
    }
    let palette = (0..<256 * 3).map { UInt8(truncatingIfNeeded: $0 * 37) }

    let expected = stride(from: 0, to: samples.count, by: channels).flatMap { first -> [UInt8] in
      let pixel = samples[first..<first + channels].map(Int.init)
      switch kind.colorType {
      case 3: return Array(palette[3 * pixel[0]..<3 * pixel[0] + 3])
      case 0, 4: return [UInt8](repeating: UInt8((pixel[0] * 255 + most / 2) / most), count: 3)
      default: return pixel.prefix(3).map { UInt8(($0 * 255 + most / 2) / most) }
      }
    }
    for isInterlaced in [false, true] {
      let file = PNGBuilder(
        width: width, height: height, bitDepth: kind.bitDepth, colorType: kind.colorType,
        isInterlaced: isInterlaced,
        chunks: kind.colorType == 3 ? [("PLTE", Array(palette.prefix(3 * (most + 1))))] : [],
        samples: samples)
      let image = try decoded(named: "a.png", file.encoded())
      #expect(image.pixels == expected, "interlaced: \(isInterlaced)")
    }
  }

  static let whole = PNGBuilder(
    width: 5, height: 4, bitDepth: 8, colorType: 2,
    lines: (0..<4).map { _ in [UInt8](repeating: 7, count: 15) }
  ).encoded()

  @Test func `refuses a file cut off anywhere`() throws {
    for length in 0..<PNGDecodingTests.whole.count {
      try expectReadFailure(
        .truncated, named: "a.png", Array(PNGDecodingTests.whole.prefix(length)))
    }
    // All chunks whole, but too few scan lines in them.
    let short = PNGBuilder(
      width: 5, height: 4, bitDepth: 8, colorType: 0, lines: [[1, 2, 3, 4, 5]])
    try expectReadFailure(.truncated, named: "a.png", short.encoded())
  }

  @Test func `refuses a byte changed anywhere that matters`() throws {
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

  @Test func `refuses what is not a PNG, and a size of zero`() throws {
    try expectReadFailure(.corrupt, named: "a.png", Array("hello, this is no image".utf8))
    let empty = PNGBuilder(width: 0, height: 3, bitDepth: 8, colorType: 2, lines: [[], [], []])
    try expectReadFailure(.corrupt, named: "a.png", empty.encoded())
  }
}
