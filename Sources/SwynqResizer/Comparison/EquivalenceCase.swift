// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// One image to send through both devices, and the size to make of it.
public struct EquivalenceCase: Sendable {
  /// Its name in reports, such as `64x48 to 32x24, seed 7`.
  public var name: String
  /// Size of the image.
  public var source: ImageSize
  /// Size to make of it.
  public var destination: ImageSize
  /// The image, RGB, row by row.
  public var pixels: [UInt8]

  /// A case with an image of its own.
  ///
  /// - Precondition: `pixels` has the bytes that `source` takes.
  public init(name: String, source: ImageSize, destination: ImageSize, pixels: [UInt8]) {
    precondition(pixels.count == source.byteCount, "\(source) takes \(source.byteCount) bytes")
    self.name = name
    self.source = source
    self.destination = destination
    self.pixels = pixels
  }

  /// A case with noise for an image: the same noise for the same seed.
  public init(source: ImageSize, destination: ImageSize, seed: UInt64) {
    self.init(
      name: "\(source) to \(destination), seed \(seed)", source: source, destination: destination,
      pixels: Self.noise(source.byteCount, seed: seed))
  }

  /// Sizes at the corners of what the core does: one pixel, one row, one column, growing and
  /// shrinking, sides that are no multiple of anything, rows of more than one burst.
  public static func corners(seed: UInt64) -> [EquivalenceCase] {
    let sizes = [
      ((1, 1), (1, 1)), ((1, 1), (7, 5)), ((640, 1), (320, 1)), ((1, 48), (1, 96)),
      ((64, 48), (32, 24)), ((33, 17), (20, 29)), ((7, 5), (31, 23)), ((200, 9), (200, 9)),
    ]
    return sizes.enumerated().map { index, pair in
      EquivalenceCase(
        source: ImageSize(width: pair.0.0, height: pair.0.1),
        destination: ImageSize(width: pair.1.0, height: pair.1.1), seed: seed &+ UInt64(index))
    }
  }

  /// Cases of random sizes with sides of at most `longest` pixels: the same cases for the same seed.
  public static func random(count: Int, longest: Int, seed: UInt64) -> [EquivalenceCase] {
    var random = Noise(state: seed)
    return (0..<max(0, count)).map { index in
      let sides = (0..<4).map { _ in 1 + Int(random.next() % UInt64(max(1, longest))) }
      return EquivalenceCase(
        source: ImageSize(width: sides[0], height: sides[1]),
        destination: ImageSize(width: sides[2], height: sides[3]), seed: seed &+ UInt64(index))
    }
  }

  private static func noise(_ count: Int, seed: UInt64) -> [UInt8] {
    var random = Noise(state: seed)
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      let bytes = UnsafeMutableRawBufferPointer(buffer)
      var offset = 0
      while offset + 8 <= count {
        bytes.storeBytes(of: random.next().littleEndian, toByteOffset: offset, as: UInt64.self)
        offset += 8
      }
      while offset < count {
        bytes[offset] = UInt8(truncatingIfNeeded: random.next())
        offset += 1
      }
      initialized = count
    }
  }
}

/// SplitMix64: any seed is good, and neighbouring seeds have nothing in common.
private struct Noise {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
