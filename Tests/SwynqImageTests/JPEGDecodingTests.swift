// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqImage
import SwynqTestSupport
import Testing

@Suite("Reading JPEG")
struct JPEGDecodingTests {
  /// A flat colour survives JPEG to within rounding.
  static func flat(_ values: [UInt8], _ count: Int) -> [UInt8] {
    (0..<count).flatMap { _ in values }
  }

  func expectFlat(_ image: Image, _ color: [Int], within tolerance: Int = 2) {
    for pixel in stride(from: 0, to: image.pixels.count, by: 3) {
      for channel in 0..<3 {
        #expect(abs(Int(image.pixels[pixel + channel]) - color[channel]) <= tolerance)
      }
    }
  }

  @Test(
    arguments: [(1, 1), (2, 1), (2, 2), (1, 2), (4, 1)] as [(Int32, Int32)], [false, true])
  func `takes every chroma subsampling, baseline and progressive`(
    ratio: (across: Int32, down: Int32), isProgressive: Bool
  ) throws {
    let file = makeJPEG(
      JPEGDecodingTests.flat([200, 100, 50], 19 * 11), width: 19, height: 11,
      subsampling: Subsampling(across: ratio.across, down: ratio.down),
      isProgressive: isProgressive)
    let image = try decoded(named: "a.jpg", file)
    #expect(image.size == ImageSize(width: 19, height: 11))
    expectFlat(image, [200, 100, 50])
  }

  @Test func `makes RGB of grey`() throws {
    let file = makeJPEG(
      JPEGDecodingTests.flat([90], 64), width: 8, height: 8, components: 1)
    expectFlat(try decoded(named: "a.jpg", file), [90, 90, 90])
  }

  @Test func `makes RGB of YCCK and CMYK, inverted as Adobe stores them`() throws {
    let ycck = makeJPEG(
      JPEGDecodingTests.flat([250, 120, 40, 128], 64), width: 8, height: 8, components: 4)
    expectFlat(try decoded(named: "a.jpg", ycck), [125, 60, 20])

    // The same file with the Adobe marker's transform flag cleared is CMYK: what was stored as
    // luminance and chroma is then cyan, magenta and yellow.
    var cmyk = makeJPEG(
      JPEGDecodingTests.flat([200, 200, 200, 255], 64), width: 8, height: 8, components: 4)
    let adobe = try #require(cmyk.jpegMarker(0xEE))
    #expect(cmyk[adobe + 15] == 2)
    cmyk[adobe + 15] = 0
    expectFlat(try decoded(named: "a.jpg", cmyk), [55, 128, 128])
  }

  @Test(arguments: [false, true])
  func `refuses a file cut off anywhere`(isProgressive: Bool) throws {
    let file = makeJPEG(
      TestPattern.noise.pixels(width: 24, height: 24, seed: 4), width: 24, height: 24,
      isProgressive: isProgressive)
    for length in Array(stride(from: 0, to: file.count, by: 7)) + [file.count - 1] {
      try withFile(named: "a.jpg", Array(file.prefix(length))) { path in
        let error = #expect(throws: ImageError.self, "the first \(length) bytes") {
          try Image(contentsOf: path)
        }
        #expect(error?.description.contains("\n") == false)
      }
    }
    try expectReadFailure(.truncated, named: "a.jpg", Array(file.prefix(file.count / 2)))
    try expectReadFailure(.truncated, named: "a.jpg", file.dropLast(2))
    try expectReadFailure(.truncated, named: "a.jpg", [])
  }

  @Test func `refuses damaged data`() throws {
    let file = makeJPEG(
      TestPattern.noise.pixels(width: 32, height: 32, seed: 4), width: 32, height: 32)
    let scan = try #require(file.jpegMarker(0xDA))
    var damaged = file
    for offset in scan + 40..<scan + 200 { damaged[offset] = 0xFF }
    try withFile(named: "a.jpg", damaged) { path in
      _ = #expect(throws: ImageError.self) { try Image(contentsOf: path) }
    }
    try expectReadFailure(.corrupt, named: "a.jpg", Array("no image, say".utf8))
  }

  static let noise = TestPattern.noise.pixels(width: 24, height: 17, seed: 4)

  @Test(
    arguments: [0xDB, 0xC0, 0xC4, 0xDA, 0xD9] as [UInt8], [[0], [0x12, 0x34], Array(1...99)])
  func `takes bytes between two segments that belong to none`(marker: UInt8, garbage: [UInt8])
    throws
  {
    let file = makeJPEG(Self.noise, width: 24, height: 17)
    let place = try #require(
      marker == 0xD9 ? file.count - 2 : file.jpegMarker(marker))
    var padded = file
    padded.insert(contentsOf: garbage, at: place)
    #expect(try decoded(named: "a.jpg", padded) == decoded(named: "a.jpg", file))
    // A harmless warning does not hide the loss that comes after it.
    try expectReadFailure(.truncated, named: "a.jpg", Array(padded.prefix(padded.count / 2)))
    try expectReadFailure(.truncated, named: "a.jpg", padded.dropLast(2))
  }

  @Test func `takes a revision of JFIF that it does not know`() throws {
    let file = makeJPEG(Self.noise, width: 24, height: 17)
    let header = try #require(file.jpegMarker(0xE0))
    var newer = file
    newer[header + 9] = 9
    #expect(try decoded(named: "a.jpg", newer) == decoded(named: "a.jpg", file))
  }

  @Test func `names the kinds of JPEG that it cannot read`() throws {
    let file = makeJPEG(JPEGDecodingTests.flat([1, 2, 3], 64), width: 8, height: 8)
    let frame = try #require(file.jpegMarker(0xC0))
    var lossless = file
    lossless[frame + 1] = 0xC3
    try expectReadFailure(.unsupported, named: "a.jpg", lossless)
    var deep = file
    deep[frame + 4] = 12
    try expectReadFailure(.unsupported, named: "a.jpg", deep)
  }
}
