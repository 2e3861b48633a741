// SPDX-License-Identifier: Apache-2.0

/// One resize of the original, with its input named and its output recorded.
public struct GoldenCase: Codable, Sendable, CustomStringConvertible {
  /// Unique in its file, such as "p017_bilinear_16x9_8x4".
  public let name: String
  /// "bilinear", "nn" or "area".
  public let algorithm: String
  /// Size of the input, in pixels.
  public let inW, inH: Int
  /// Size of the output, in pixels.
  public let outW, outH: Int
  /// The pattern of the input, together with `seed`.
  public let pattern: TestPattern
  /// Never 0.
  public let seed: UInt32
  /// SHA-256 of the input's bytes.
  public let inputSha256: String
  /// SHA-256 of the output's bytes.
  public let sha256: String
  /// All bytes of the output, when it has at most 64 pixels.
  public let outputHex: String?

  /// The input's bytes, interleaved RGB. Check them against `inputSha256`.
  public func input() -> [UInt8] { pattern.pixels(width: inW, height: inH, seed: seed) }

  /// All bytes of the output, when it has at most 64 pixels.
  public var output: [UInt8]? {
    guard let outputHex else { return nil }
    let digits = Array(outputHex)
    return stride(from: 0, to: digits.count, by: 2).map {
      UInt8(String(digits[$0...$0 + 1]), radix: 16)!
    }
  }

  /// The case's name, as test reports show it.
  public var description: String { name }
}
