// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqImage
import SwynqTestSupport
import Testing

@Suite("A photo with an orientation")
struct OrientationTests {
  /// The place of the first row and column of the stored pixels in the picture (EXIF 2.32,
  /// Orientation).
  static let sides: [(row: String, column: String)] = [
    ("top", "left"), ("top", "right"), ("bottom", "right"), ("bottom", "left"), ("left", "top"),
    ("right", "top"), ("right", "bottom"), ("left", "bottom"),
  ]

  /// The picture of stored pixels, by that table.
  static func picture(_ stored: Image, orientation: Int) -> Image {
    let (row, column) = sides[orientation - 1]
    let isTurned = row == "left" || row == "right"
    let size = isTurned ? (stored.height, stored.width) : (stored.width, stored.height)
    func index(_ side: String, _ x: Int, _ y: Int) -> Int {
      switch side {
      case "top": y
      case "bottom": size.1 - 1 - y
      case "left": x
      default: size.0 - 1 - x
      }
    }
    var pixels: [UInt8] = []
    for y in 0..<size.1 {
      for x in 0..<size.0 {
        let place = index(row, x, y) * stored.width + index(column, x, y)
        pixels += stored.pixels[3 * place..<3 * place + 3]
      }
    }
    return Image(width: size.0, height: size.1, pixels: pixels)
  }

  /// A block of EXIF with one entry before the orientation.
  static func exif(
    _ orientation: UInt16, isLittle: Bool = false, type: UInt16 = 3, count: UInt32 = 1,
    directory: UInt32 = 8, entries: UInt16 = 2
  ) -> [UInt8] {
    func number(_ value: some FixedWidthInteger) -> [UInt8] {
      withUnsafeBytes(of: isLittle ? value.littleEndian : value.bigEndian, Array.init)
    }
    let other = number(UInt16(0x0100)) + number(UInt16(4)) + number(UInt32(1)) + number(UInt32(7))
    let value = type == 4 ? number(UInt32(orientation)) : number(orientation) + [0, 0]
    return Array((isLittle ? "II" : "MM").utf8) + number(UInt16(42)) + number(directory)
      + number(entries) + other + number(UInt16(0x0112)) + number(type) + number(count) + value
      + number(UInt32(0))
  }

  static func jpeg(_ image: Image, exif: [UInt8]) -> [UInt8] {
    let file = makeJPEG(image.pixels, width: image.width, height: image.height)
    let segment = Array("Exif\0\0".utf8) + exif
    let length = segment.count + 2
    // Behind JFIF's own segment, and behind one of XMP, which has the same marker.
    let xmp = Array("http://ns.adobe.com/xap/1.0/\0<x/>".utf8)
    let header = [0xFF, 0xE1, 0, UInt8(xmp.count + 2)] + xmp
    return file.prefix(20) + header + [0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)]
      + segment
      + file.dropFirst(20)
  }

  static func png(_ image: Image, exif: [UInt8]) -> [UInt8] {
    PNGBuilder(
      width: image.width, height: image.height, bitDepth: 8, colorType: 2, isInterlaced: false,
      chunks: [("eXIf", exif)], samples: image.pixels.map(UInt16.init)
    ).encoded()
  }

  static let image = Image(
    width: 5, height: 3, pixels: TestPattern.noise.pixels(width: 5, height: 3, seed: 3))

  @Test(arguments: 1...8, [false, true])
  func `is turned`(orientation: Int, isLittle: Bool) throws {
    let exif = Self.exif(UInt16(orientation), isLittle: isLittle)
    let expected = Self.picture(Self.image, orientation: orientation)
    #expect(try decoded(named: "a.png", Self.png(Self.image, exif: exif)) == expected)
    let stored = try decoded(named: "a.jpg", Self.jpeg(Self.image, exif: []))
    #expect(
      try decoded(named: "a.jpg", Self.jpeg(Self.image, exif: exif))
        == Self.picture(stored, orientation: orientation))
  }

  @Test func `is held to the limit as it is shown`() throws {
    let limit = ImageSize(width: 3, height: 5)
    try withFile(named: "a.png", Self.png(Self.image, exif: Self.exif(6))) { path in
      let source = try ImageSource(path: path, limit: limit)
      #expect(source.size == limit)
    }
    try withFile(named: "a.png", Self.png(Self.image, exif: Self.exif(1))) { path in
      let error = #expect(throws: ImageError.self) { try ImageSource(path: path, limit: limit) }
      #expect(error?.code == .tooLarge)
    }
  }

  @Test func `may state it as a 32-bit number`() throws {
    let file = Self.png(Self.image, exif: Self.exif(8, isLittle: true, type: 4))
    #expect(try decoded(named: "a.png", file) == Self.picture(Self.image, orientation: 8))
  }

  @Test(
    arguments: [
      exif(0), exif(9), exif(65535), exif(6, type: 2), exif(6, count: 2), exif(6, count: 0),
      exif(6, directory: 0xFFFF_FFF0), exif(6, directory: 60), exif(6, entries: 1),
      exif(6, entries: 0), Array(exif(6).prefix(30)), Array("II*".utf8), [],
      Array("XX\0\u{2A}\0\0\0\u{8}".utf8),
    ])
  func `that cannot be read is left as it is stored`(exif: [UInt8]) throws {
    #expect(try decoded(named: "a.png", Self.png(Self.image, exif: exif)) == Self.image)
    #expect(
      try decoded(named: "a.jpg", Self.jpeg(Self.image, exif: exif))
        == decoded(named: "a.jpg", Self.jpeg(Self.image, exif: [])))
  }
}
