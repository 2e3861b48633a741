// SPDX-License-Identifier: Apache-2.0

/// The ways to fill an image that the golden vectors use. All arithmetic is on 32 bits, unsigned.
public enum TestPattern: String, CaseIterable, Codable, Sendable {
  /// The top byte of each step of xorshift32.
  case noise
  /// 0 or 255, by the top bit of each step of xorshift32.
  case extreme
  /// A slope in both directions, wrapping at 256, offset for each channel.
  case ramp
  /// 0 and 255 in turn over columns, rows and channels.
  case checker
  /// One colour all over.
  case const
  /// Black but for one white pixel.
  case impulse

  /// The pattern as interleaved RGB, `width * height * 3` bytes.
  ///
  /// - Parameter seed: Not 0 for `noise` and `extreme`: xorshift32 would stay there.
  public func pixels(width: Int, height: Int, seed: UInt32) -> [UInt8] {
    let size = width * height * 3
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      // A pointer and `while` loops, because tests fill 4K images without the optimiser.
      let output = buffer.baseAddress!
      switch self {
      case .noise, .extreme:
        precondition(seed != 0, "xorshift32 needs a seed other than 0")
        var state = seed
        var index = 0
        while index < size {
          state ^= state << 13
          state ^= state >> 17
          state ^= state << 5
          let top = state >> 24
          output[index] = UInt8(truncatingIfNeeded: self == .noise ? top : (top >> 7) &* 255)
          index += 1
        }
      case .ramp, .checker, .const, .impulse:
        let columnOfImpulse = seed % UInt32(width)
        let rowOfImpulse = (seed / UInt32(width)) % UInt32(height)
        var index = 0
        var y: UInt32 = 0
        while y < height {
          var x: UInt32 = 0
          while x < width {
            var c: UInt32 = 0
            while c < 3 {
              let value: UInt32
              switch self {
              case .ramp: value = 3 &* x &+ 5 &* y &+ 85 &* c &+ seed
              case .checker: value = ((x &+ y &+ c &+ seed) & 1) &* 255
              case .const: value = seed >> (8 &* c)
              default: value = x == columnOfImpulse && y == rowOfImpulse ? 255 : 0
              }
              output[index] = UInt8(truncatingIfNeeded: value)
              index += 1
              c += 1
            }
            x += 1
          }
          y += 1
        }
      }
      count = size
    }
  }
}
