// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqImage
import Testing

@Suite("Reading PPM")
struct PPMDecodingTests {
  static func file(_ header: String, _ samples: [UInt8]) -> [UInt8] {
    Array(header.utf8) + samples
  }

  @Test(
    arguments: [
      "P6 2 1 255\n", "P6\n2 1\n255\n", "P6\t2\r\n1\u{0B}255 ", "P6\n# a comment\n2 1\n255\n",
      "P6#right behind\n2 # between\n# twice\n1\n255\n", "P6 2 1 255# before the samples\n",
      "P6 002 0001 0255\n",
    ])
  func `takes any spacing and comments`(header: String) throws {
    let image = try decoded(named: "a.ppm", PPMDecodingTests.file(header, [1, 2, 3, 35, 5, 10]))
    #expect(image == Image(width: 2, height: 1, pixels: [1, 2, 3, 35, 5, 10]))
  }

  @Test(
    arguments: [
      (1, [0, 1, 0], [0, 255, 0]),
      (15, [0, 8, 15], [0, 136, 255]),
      (254, [1, 127, 254], [1, 128, 255]),
      (256, [0, 0, 0, 128, 1, 0], [0, 128, 255]),
      (1023, [0, 1, 2, 0, 3, 255], [0, 128, 255]),
      (65535, [0x80, 0x80, 0x00, 0x80, 0xFF, 0xFF], [128, 0, 255]),
    ] as [(Int, [UInt8], [UInt8])])
  func `scales every range of samples to 8 bits`(greatest: Int, samples: [UInt8], expected: [UInt8])
    throws
  {
    let file = PPMDecodingTests.file("P6 1 1 \(greatest)\n", samples)
    #expect(try decoded(named: "a.ppm", file).pixels == expected)
  }

  @Test func `leaves what follows the image alone`() throws {
    let file = PPMDecodingTests.file("P6 1 1 255\n", [1, 2, 3, 99, 99])
    #expect(try decoded(named: "a.ppm", file).pixels == [1, 2, 3])
  }

  @Test func `refuses a file cut off anywhere`() throws {
    let file = PPMDecodingTests.file("P6\n# c\n2 1\n255\n", [1, 2, 3, 4, 5, 6])
    for length in 2..<file.count {
      try expectReadFailure(.truncated, named: "a.ppm", Array(file.prefix(length)))
    }
    try expectReadFailure(
      .truncated, named: "a.ppm", PPMDecodingTests.file("P6 1 1 256\n", [0, 1]))
  }

  @Test(
    arguments: [
      "P6 0 1 255\n", "P6 1 0 255\n", "P6 1 1 0\n", "P6 1 1 65536\n", "P6 -1 1 255\n",
      "P6 1 x 255\n", "P62 1 255\n", "P6 1 1 255x", "P6 99999999999999999999 1 255\n", "P",
      "Q6 1 1 255\n",
      "P6 1.5 1 255\n",
    ])
  func `refuses a header that makes no sense`(header: String) throws {
    try expectReadFailure(.corrupt, named: "a.ppm", PPMDecodingTests.file(header, [1, 2, 3]))
  }

  @Test func `refuses a sample above the greatest`() throws {
    try expectReadFailure(
      .corrupt, named: "a.ppm", PPMDecodingTests.file("P6 1 1 100\n", [1, 101, 3]))
  }

  @Test(arguments: ["P1", "P2", "P3", "P4", "P5", "P7", "PF"])
  func `names its relatives`(magic: String) throws {
    try expectReadFailure(
      .unsupported, named: "a.ppm", PPMDecodingTests.file("\(magic) 1 1 255\n", [1, 2, 3]))
  }

  @Test func `refuses a size beyond the limit before it takes memory`() throws {
    try expectReadFailure(.tooLarge, named: "a.ppm", PPMDecodingTests.file("P6 20000 1 255\n", []))
    let file = PPMDecodingTests.file("P6 2 1 255\n", [1, 2, 3, 4, 5, 6])
    try withFile(named: "a.ppm", file) { path in
      let error = #expect(throws: ImageError.self) {
        try Image(contentsOf: path, limit: ImageSize(width: 1, height: 1))
      }
      #expect(error?.code == .tooLarge)
      #expect(error?.message.contains("2x1") == true)
    }
  }
}
