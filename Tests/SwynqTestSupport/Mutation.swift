// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// Damaged inputs for parsers, each from a seed of its own, so that any one can be made again.
public struct Mutation: Sendable {
  /// Number of inputs that a test tries: `SWYNQ_FUZZ_CASES`, or a number for every day.
  public static let count =
    ProcessInfo.processInfo.environment["SWYNQ_FUZZ_CASES"].flatMap { Int($0) } ?? 400

  private let originals: [[UInt8]]

  /// Mutations of these inputs.
  public init(of originals: [[UInt8]]) { self.originals = originals }

  private static let values = [
    "0", "-1", "1", "255", "65536", "4294967295", "4294967296", "9007199254740993",
    "9223372036854775807", "-9223372036854775808", "18446744073709551615",
    "18446744073709551616", "1e308", "1e999", "-1e-999", "0.5", "null", "true", "\"\"", "[]", "{}",
    "\"\\u0000\\u001b[2J\"", "\"=1+1\"", "\"axi_dma_0+0xffffffffffffffff\"",
  ]

  /// The input of a seed.
  public func input(_ seed: UInt64) -> [UInt8] {
    var random = SeededGenerator(seed: seed)
    var bytes = originals.randomElement(using: &random) ?? []
    for _ in 0..<Int.random(in: 1...4, using: &random) { change(&bytes, &random) }
    return bytes
  }

  private func change(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: 0..<bytes.count, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...64, using: &random))
    switch Int.random(in: 0..<12, using: &random) {
    case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
    case 1: bytes[place] = .random(in: 0...255, using: &random)
    case 2: bytes.removeSubrange(place..<end)
    case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
    case 4: bytes.removeSubrange(place...)
    case 5:
      let depth = Int.random(in: 1...3000, using: &random)
      bytes.insert(contentsOf: [UInt8](repeating: UInt8(ascii: "["), count: depth), at: place)
    default:
      // A number that begins at the place or after it becomes another value.
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      guard let start = bytes[place...].firstIndex(where: digits.contains) else { return }
      let stop = bytes[start...].firstIndex { !digits.contains($0) } ?? bytes.count
      bytes.replaceSubrange(start..<stop, with: Self.values.randomElement(using: &random)!.utf8)
    }
  }

  /// Tries ``count`` inputs. The one that is tried is in a file meanwhile, which a crash leaves.
  ///
  /// - Parameters:
  ///   - name: Of the parser, in the file's name.
  ///   - body: Given the file, the input and its seed; returns whether the input was accepted.
  /// - Returns: How many were accepted, and the seconds that the slowest one took.
  public func tryAll(
    _ name: String, _ body: (_ path: String, _ input: [UInt8], _ seed: UInt64) throws -> Bool
  ) throws -> (accepted: Int, slowest: Double) {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("swynq-fuzz-\(name)-\(ProcessInfo.processInfo.processIdentifier)")
      .path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var accepted = 0
    var slowest = 0.0
    for number in 0..<Self.count {
      let seed = Seeds.base &+ UInt64(number) &* 0x9E37_79B9
      let bytes = input(seed)
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      let start = ContinuousClock.now
      if try body(path, bytes, seed) { accepted += 1 }
      slowest = max(slowest, (ContinuousClock.now - start) / .seconds(1))
    }
    return (accepted, slowest)
  }
}
