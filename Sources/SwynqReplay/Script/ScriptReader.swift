// SPDX-License-Identifier: Apache-2.0

import Swynq

/// Reads the lines of a script.
struct ScriptReader {
  private let name: String
  private var line = 0
  private var buffers: Set<String> = []

  /// Most bytes of a buffer.
  private static let largestBuffer = 1 << 30
  /// The timeout of a statement that states none.
  private static let usualTimeout = Duration.milliseconds(100)

  static let statements = [
    "allocate", "fill", "write", "read", "poll", "wait", "flush", "invalidate", "compare", "save",
  ]

  init(name: String) { self.name = name }

  /// The statements of a text, in their order.
  mutating func statements(of text: String) throws(ScriptError) -> [ScriptStatement] {
    var result: [ScriptStatement] = []
    for text in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      line += 1
      let words = text.prefix { $0 != "#" }.split { $0 == " " || $0 == "\t" }.map(String.init)
      guard let first = words.first else { continue }
      result.append(
        ScriptStatement(line: line, operation: try operation(first, Array(words.dropFirst()))))
    }
    return result
  }

  private mutating func operation(
    _ name: String, _ words: [String]
  ) throws(ScriptError) -> ScriptStatement.Operation {
    switch name {
    case "allocate": return try allocation(words)
    case "fill":
      return .fill(buffer: try buffer(words, "fill BUFFER PATTERN"), try pattern(words))
    case "write":
      guard words.count == 2 else { throw misuse("write PLACE VALUE") }
      return .write(place: words[0], value: words[1])
    case "read":
      guard [1, 2, 3].contains(words.count) else { throw misuse("read PLACE [VALUE [MASK]]") }
      return .read(
        place: words[0], expected: words.count > 1 ? words[1] : nil,
        mask: words.count > 2 ? words[2] : nil)
    case "poll":
      guard [3, 4].contains(words.count) else { throw misuse("poll PLACE MASK VALUE [TIMEOUT]") }
      return .poll(
        place: words[0], mask: words[1], expected: words[2],
        timeout: try words.count > 3 ? timeout(words[3]) : Self.usualTimeout)
    case "wait":
      guard [1, 2].contains(words.count) else { throw misuse("wait LINE[,LINE...] [TIMEOUT]") }
      return .wait(
        lines: words[0].split(separator: ",").map(String.init),
        timeout: try words.count > 1 ? timeout(words[1]) : Self.usualTimeout)
    case "flush": return .flush(buffer: try buffer(words, "flush BUFFER", count: 1))
    case "invalidate": return .invalidate(buffer: try buffer(words, "invalidate BUFFER", count: 1))
    case "compare":
      guard [2, 3].contains(words.count) else { throw misuse("compare BUFFER BUFFER [BYTES]") }
      return .compare(
        buffer: try known(words[0]), with: try known(words[1]),
        byteCount: try words.count > 2 ? byteCount(words[2]) : nil)
    case "save":
      guard words.count == 2 else { throw misuse("save BUFFER FILE") }
      return .save(buffer: try known(words[0]), path: words[1])
    default:
      throw malformed(
        "there is no statement '\(name)'; there are: \(Self.statements.joined(separator: ", "))")
    }
  }

  private mutating func allocation(
    _ words: [String]
  ) throws(ScriptError) -> ScriptStatement.Operation {
    let isCacheable = words.count == 3 && words[2] == "cacheable"
    guard words.count == 2 || isCacheable else {
      throw misuse("allocate BUFFER BYTES [cacheable]")
    }
    let letters = words[0].utf8.allSatisfy { $0 == UInt8(ascii: "_") || isAlphanumeric($0) }
    guard letters, let first = words[0].first, !first.isNumber else {
      throw malformed("'\(words[0])' is no name of a buffer; use letters, digits and underscores")
    }
    guard buffers.insert(words[0]).inserted else {
      throw malformed("there is a buffer '\(words[0])' already")
    }
    return .allocate(
      buffer: words[0], byteCount: try byteCount(words[1]),
      caching: isCacheable ? .cacheable : .nonCacheable)
  }

  private func isAlphanumeric(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  private func pattern(_ words: [String]) throws(ScriptError) -> ScriptStatement.Pattern {
    let usage = "fill BUFFER zeros, count, random [SEED], file FILE, or bytes such as 0x12 255"
    guard words.count >= 2 else { throw misuse(usage) }
    switch (words[1], words.count) {
    case ("zeros", 2): return .zeros
    case ("count", 2): return .count
    case ("random", 2): return .random(seed: 1)
    case ("random", 3):
      guard let seed = ScriptNumber.parse(words[2]) else { throw misuse(usage) }
      return .random(seed: seed)
    case ("file", 3): return .file(path: words[2])
    default:
      var bytes: [UInt8] = []
      for word in words.dropFirst() {
        guard let byte = ScriptNumber.parse(word).flatMap(UInt8.init(exactly:)) else {
          throw misuse(usage)
        }
        bytes.append(byte)
      }
      return .bytes(bytes)
    }
  }

  private func buffer(
    _ words: [String], _ usage: String, count: Int? = nil
  ) throws(ScriptError) -> String {
    guard let first = words.first, count == nil || words.count == count else { throw misuse(usage) }
    return try known(first)
  }

  private func known(_ name: String) throws(ScriptError) -> String {
    guard buffers.contains(name) else {
      throw malformed("there is no buffer '\(name)' yet; allocate it first")
    }
    return name
  }

  private func byteCount(_ word: String) throws(ScriptError) -> Int {
    guard let count = ScriptNumber.parse(word).flatMap(Int.init(exactly:)),
      (1...Self.largestBuffer).contains(count)
    else { throw malformed("'\(word)' is no number of bytes from 1 to \(Self.largestBuffer)") }
    return count
  }

  private func timeout(_ word: String) throws(ScriptError) -> Duration {
    for (unit, length) in [
      ("ns", Duration.nanoseconds(1)), ("us", .microseconds(1)), ("ms", .milliseconds(1)),
      ("s", .seconds(1)),
    ] where word.hasSuffix(unit) {
      if let count = ScriptNumber.parse(String(word.dropLast(unit.count))), count <= 1 << 32 {
        return length * Int(count)
      }
    }
    throw malformed("'\(word)' is no timeout; write one such as 50us, 10ms or 1s")
  }

  private func misuse(_ usage: String) -> ScriptError { malformed("write: \(usage)") }

  private func malformed(_ message: String) -> ScriptError {
    ScriptError(.malformed, "\(name):\(line): \(message)")
  }
}

/// A number of a script: decimal or, after `0x`, hexadecimal, with underscores anywhere.
enum ScriptNumber {
  static func parse(_ word: some StringProtocol) -> UInt64? {
    let digits = String(word.filter { $0 != "_" })
    guard digits.first?.isNumber == true else { return nil }
    return digits.lowercased().hasPrefix("0x")
      ? UInt64(digits.dropFirst(2), radix: 16) : UInt64(digits)
  }
}
