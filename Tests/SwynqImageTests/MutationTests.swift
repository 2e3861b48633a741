// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqImage
import SwynqTestSupport
import Testing

/// Damaged files of every kind: each is read or refused, in good time. Case `n` of a seed is the same
/// whatever comes before it; `SWYNQ_FUZZ_CASES` asks for more of them.
@Suite("A damaged file")
struct MutationTests {
  static let cases =
    ProcessInfo.processInfo.environment["SWYNQ_FUZZ_CASES"].flatMap { Int($0) } ?? 1000

  static let files: [String: [[UInt8]]] = {
    let (width, height) = (19, 14)
    let noise = TestPattern.noise.pixels(width: width, height: height, seed: 8)
    let ramp = TestPattern.ramp.pixels(width: width, height: height, seed: 8)
    var pngs: [[UInt8]] = []
    for kind in PNGDecodingTests.pixelKinds {
      let channels = [0: 1, 2: 3, 3: 1, 4: 2, 6: 4][kind.colorType]!
      let most = UInt16(1 << Int(kind.bitDepth) - 1)
      for isInterlaced in [false, true] {
        let palette = (type: "PLTE", data: Array(noise.prefix(3 * min(Int(most) + 1, 256))))
        let exif = (type: "eXIf", data: OrientationTests.exif(6))
        pngs.append(
          PNGBuilder(
            width: width, height: height, bitDepth: kind.bitDepth, colorType: kind.colorType,
            isInterlaced: isInterlaced, chunks: kind.colorType == 3 ? [palette, exif] : [exif],
            samples: (0..<width * height * channels).map { UInt16($0 * 977 % (Int(most) + 1)) }
          ).encoded())
      }
    }
    let inks = (0..<width * height * 4).map { UInt8(truncatingIfNeeded: $0 * 7) }
    let photo = Image(width: width, height: height, pixels: ramp)
    let jpegs = [
      makeJPEG(noise, width: width, height: height, quality: 80),
      makeJPEG(noise, width: width, height: height, quality: 60, isProgressive: true),
      makeJPEG(
        ramp, width: width, height: height, subsampling: Subsampling(across: 2, down: 2),
        isProgressive: true),
      makeJPEG(inks, width: width, height: height, components: 4),
      makeJPEG(Array(ramp.prefix(width * height)), width: width, height: height, components: 1),
      OrientationTests.jpeg(photo, exif: OrientationTests.exif(6)),
      OrientationTests.jpeg(photo, exif: OrientationTests.exif(3, isLittle: true)),
    ]
    let ppms = [
      Array("P6\n\(width) \(height)\n255\n".utf8) + noise,
      Array("P6 # of noise\n\(width) \(height / 2) 65535\n".utf8) + noise,
      Array("P6 \(width) \(height) 99 ".utf8) + noise.map { $0 % 100 },
    ]
    return ["png": pngs, "jpg": jpegs, "ppm": ppms]
  }()

  @Test(arguments: ["png", "jpg", "ppm"])
  func `is read or refused, soon`(format: String) throws {
    let limit = ImageSize(width: 2048, height: 2048)
    let files = Self.files[format]!
    var readable = 0
    try withTemporaryDirectory { directory in
      let path = "\(directory)/a.\(format)"
      for number in 0..<Self.cases {
        var random = SeededGenerator(seed: Seeds.base &+ UInt64(number))
        var bytes = files.randomElement(using: &random)!
        for _ in 0..<Int.random(in: 1...4, using: &random) {
          mutate(&bytes, files, with: &random)
        }
        // Behind a wrong checksum libpng looks at nothing.
        if format == "png", Int.random(in: 0..<4, using: &random) > 0 { PNGBuilder.mend(&bytes) }
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        let start = ContinuousClock.now
        do {
          let source = try ImageSource(path: path, limit: limit)
          let image = try source.decode()
          #expect(image.width <= limit.width && image.height <= limit.height)
          readable += 1
        } catch let error as ImageError {
          let isOneLine = error.description.allSatisfy { !$0.isNewline && $0 != "\0" }
          #expect(isOneLine && error.code != .inputOutput, "case \(number): \(error)")
        }
        let time = ContinuousClock.now - start
        #expect(time < .seconds(10), "case \(number) took \(time)")
      }
    }
    // Some damage is harmless, most is not: neither the reader nor the mutations sleep.
    #expect(readable > 0 && readable < Self.cases)
  }

  private func mutate(
    _ bytes: inout [UInt8], _ files: [[UInt8]], with random: inout SeededGenerator
  ) {
    guard bytes.count > 8 else { return bytes = files[0] }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    switch Int.random(in: 0..<9, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = .random(in: 0...255, using: &random)
    case 2: bytes[place] = [0, 1, 0x7F, 0x80, 0xFF].randomElement(using: &random)!
    case 3: bytes.removeLast(Int.random(in: 0..<bytes.count - place + 1, using: &random) / 2)
    case 4:
      bytes.removeSubrange(place..<min(bytes.count, place + .random(in: 1...20, using: &random)))
    case 5:
      let end = min(bytes.count, place + .random(in: 1...40, using: &random))
      bytes.insert(contentsOf: bytes[place..<end], at: .random(in: 0...bytes.count, using: &random))
    case 6:
      let count = Int.random(in: 1...9, using: &random)
      let noise = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      bytes.insert(contentsOf: noise, at: place)
    case 7:
      // A number of 32 bits at the edge of what it can be.
      let number: UInt32 = [0, 1, 0x7FFF_FFFF, 0x8000_0000, ~0, 65535, 65536].randomElement(
        using: &random)!
      for (index, byte) in withUnsafeBytes(of: number.bigEndian, Array.init).enumerated()
      where place + index < bytes.count { bytes[place + index] = byte }
    default:
      let other = files.randomElement(using: &random)!
      bytes = Array(bytes.prefix(place) + other.dropFirst(place))
    }
  }
}
