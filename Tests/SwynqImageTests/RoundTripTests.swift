// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqImage
import SwynqTestSupport
import Testing

@Suite("Writing an image and reading it back")
struct RoundTripTests {
  @Test(
    arguments: ["a.png", "a.ppm", "A.PNG", "b.c.Ppm"],
    [(1, 1), (1, 9), (9, 1), (17, 13), (200, 3)])
  func `keeps every pixel in PNG and PPM`(name: String, size: (width: Int, height: Int)) throws {
    let image = Image(
      width: size.width, height: size.height,
      pixels: TestPattern.noise.pixels(width: size.width, height: size.height, seed: 5))
    try withTemporaryDirectory { directory in
      try image.write(to: "\(directory)/\(name)")
      #expect(try Image(contentsOf: "\(directory)/\(name)") == image)
    }
  }

  @Test(arguments: ["a.jpg", "a.JPEG"])
  func `keeps a JPEG close, also in its colours`(name: String) throws {
    // Red and blue in turn: chroma subsampling would mix neighbours to purple.
    let pixels = (0..<16 * 16).flatMap { $0 % 2 == 0 ? [220, 30, 30] : [30, 30, 220] as [UInt8] }
    try withTemporaryDirectory { directory in
      try Image(width: 16, height: 16, pixels: pixels).write(to: "\(directory)/\(name)")
      let read = try Image(contentsOf: "\(directory)/\(name)")
      #expect(read.size == ImageSize(width: 16, height: 16))
      let differences = zip(pixels, read.pixels).map { abs(Int($0) - Int($1)) }
      #expect(differences.max()! <= 24)
    }
  }

  @Test func `makes a JPEG smaller at a lower quality`() throws {
    let pixels = TestPattern.noise.pixels(width: 32, height: 32, seed: 9)
    let image = Image(width: 32, height: 32, pixels: pixels)
    try withTemporaryDirectory { directory in
      try image.write(to: "\(directory)/high.jpg")
      try image.write(to: "\(directory)/low.jpg", quality: 20)
      #expect(
        try contents("\(directory)/low.jpg").count < contents("\(directory)/high.jpg").count / 2)
    }
  }

  @Test func `decodes into memory of the caller, of the right size only`() throws {
    let pixels = TestPattern.noise.pixels(width: 4, height: 3, seed: 1)
    try withTemporaryDirectory { directory in
      let path = "\(directory)/a.png"
      try Image(width: 4, height: 3, pixels: pixels).write(to: path)
      let source = try ImageSource(path: path)
      var target = [UInt8](repeating: 0, count: 36)
      var span = target.mutableSpan
      try source.decode(into: &span)
      #expect(target == pixels)

      var small = [UInt8](repeating: 0, count: 35)
      var code: ImageError.Code?
      var smallSpan = small.mutableSpan
      do throws(ImageError) { try source.decode(into: &smallSpan) } catch { code = error.code }
      #expect(code == .wrongSize)
    }
  }
}
