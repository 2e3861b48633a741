// SPDX-License-Identifier: Apache-2.0

/// Text of a SystemVerilog source, line by line.
struct SourceText {
  private(set) var lines: [String] = []

  var text: String { lines.joined(separator: "\n") + "\n" }

  mutating func line(_ line: String = "") { lines.append(line) }

  mutating func append(_ text: SourceText) { lines += text.lines }

  /// A comment, in lines of at most 100 columns.
  mutating func comment(_ text: String, indent: Int = 0) {
    let margin = String(repeating: " ", count: indent) + "//"
    var line = margin
    for word in text.split(separator: " ") {
      if line.count + 1 + word.count > 100, line != margin {
        lines.append(line)
        line = margin
      }
      line += " " + Self.harmless(word)
    }
    lines.append(line)
  }

  /// A section's heading, up to column 99.
  mutating func section(_ title: String) {
    let start = "  // ---- \(Self.harmless(title[...])) "
    line()
    line(start + String(repeating: "-", count: max(0, 99 - start.count)))
  }

  /// Text of others in a comment: one line, and nothing that leads out of it.
  private static func harmless(_ text: Substring) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isPlain = scalar.value >= 0x20 && scalar.value < 0x7F && scalar != "\\" && scalar != "`"
      result.append(isPlain ? scalar : "?")
    }
    return String(result)
  }

  /// Texts with the second column aligned: `logic [3:0] a`.
  static func columns(_ rows: [(String, String)]) -> [String] {
    let width = rows.map(\.0.count).max() ?? 0
    return rows.map { $0 + String(repeating: " ", count: width - $0.count) + " " + $1 }
  }
}

/// Expressions of SystemVerilog.
enum Expression {
  /// The range of a vector, `[3:0] `; nothing for a single bit.
  static func range(_ width: Int) -> String { width == 1 ? "" : "[\(width - 1):0]" }

  /// A constant whose bits are all alike.
  static func constant(_ bit: Bool, width: Int) -> String {
    width == 1 ? (bit ? "1'b1" : "1'b0") : (bit ? "'1" : "'0")
  }

  /// A number of a width.
  static func number(_ value: UInt64, width: Int) -> String {
    if width == 1 { return value & 1 == 1 ? "1'b1" : "1'b0" }
    let digits = String(value, radix: 16, uppercase: true)
    return "\(width)'h"
      + String(repeating: "0", count: max(0, min(16, (width + 3) / 4) - digits.count))
      + digits
  }

  /// A name of some width at a port of another: the low bits, or zeros in front.
  static func fit(_ name: String, from: Int, to width: Int) -> String {
    if from == width { return name }
    if from > width { return width == 1 ? "\(name)[0]" : "\(name)[\(width - 1):0]" }
    return "{\(width - from)'b0, \(name)}"
  }
}
