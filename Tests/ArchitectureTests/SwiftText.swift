// SPDX-License-Identifier: Apache-2.0

/// A source file's code: comments, and the contents of strings, are blank. What is interpolated into
/// a string is code, and stays. Lines stay where they are.
struct SwiftText {
  /// The code.
  var code: String { String(decoding: bytes, as: UTF8.self) }

  // Bytes, because a test without optimisation takes seconds for the characters of a house.
  private var bytes: [UInt8] = []
  private let text: [UInt8]
  private var position = 0

  init(_ source: String) {
    text = Array(source.utf8)
    while position < text.count { take() }
  }

  private static let newline = UInt8(ascii: "\n")
  private static let space = UInt8(ascii: " ")

  private mutating func take() {
    // Most characters begin nothing.
    switch text[position] {
    case UInt8(ascii: "/"), UInt8(ascii: "\""), UInt8(ascii: "#"): break
    default:
      bytes.append(text[position])
      position += 1
      return
    }
    if looksAt("//") {
      while position < text.count, text[position] != Self.newline { position += 1 }
    } else if looksAt("/*") {
      skipComment()
    } else if let hashes = hashesOfString() {
      takeString(hashes)
    } else {
      bytes.append(text[position])
      position += 1
    }
  }

  private func looksAt(_ word: String) -> Bool {
    var place = position
    for byte in word.utf8 {
      guard place < text.count, text[place] == byte else { return false }
      place += 1
    }
    return true
  }

  /// Number of `#` before the string that begins here; nil if none begins.
  private func hashesOfString() -> Int? {
    var place = position
    while place < text.count, text[place] == UInt8(ascii: "#") { place += 1 }
    return place < text.count && text[place] == UInt8(ascii: "\"") ? place - position : nil
  }

  private mutating func skipComment() {
    var depth = 0
    repeat {
      if looksAt("/*") {
        depth += 1
        position += 2
      } else if looksAt("*/") {
        depth -= 1
        position += 2
      } else {
        if text[position] == Self.newline { bytes.append(Self.newline) }
        position += 1
      }
    } while depth > 0 && position < text.count
  }

  private mutating func takeString(_ hashes: Int) {
    position += hashes
    let quotes = looksAt("\"\"\"") ? "\"\"\"" : "\""
    let fence = String(repeating: "#", count: hashes)
    position += quotes.count
    bytes.append(Self.space)
    while position < text.count, !looksAt(quotes + fence) {
      if looksAt("\\" + fence + "(") {
        position += 1 + hashes
        takeInterpolation()
      } else if looksAt("\\" + fence) {
        position += 2 + hashes
      } else {
        if text[position] == Self.newline { bytes.append(Self.newline) }
        position += 1
      }
    }
    position += quotes.count + hashes
    bytes.append(Self.space)
  }

  private mutating func takeInterpolation() {
    var depth = 0
    repeat {
      switch text[position] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      take()
    } while depth > 0 && position < text.count
  }
}
