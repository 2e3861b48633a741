// SPDX-License-Identifier: Apache-2.0

/// Swift source that is being written, line by line.
struct SwiftText {
  private(set) var text = ""

  /// Columns of a line, as far as words can be broken.
  private static let columns = 100

  mutating func line(_ line: String = "", indent: Int = 0) {
    if !line.isEmpty { text += String(repeating: " ", count: indent) + line }
    text += "\n"
  }

  /// A doc comment, broken between words.
  mutating func comment(_ comment: String, indent: Int = 0) {
    var current = "///"
    for word in Self.plain(comment).split(separator: " ") {
      if current.count + 1 + word.count + indent > Self.columns, current != "///" {
        line(current, indent: indent)
        current = "///"
      }
      current += " " + word
    }
    line(current, indent: indent)
  }

  /// A text of the handoff on one line, without what an editor or a compiler would obey.
  static func plain(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse,
        .unassigned:
        " "
      default: scalar
      }
    }
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: scalars)
    return String(plain).split(separator: " ").joined(separator: " ")
  }

  /// A string literal.
  static func literal(_ text: String) -> String {
    let escaped = plain(text).map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }
    return "\"\(escaped.joined())\""
  }

  /// A number as 0x and digits in groups of four.
  static func hex(_ value: UInt64) -> String {
    var digits = Array(String(value, radix: 16, uppercase: true))
    var place = digits.count - 4
    while place > 0 {
      digits.insert("_", at: place)
      place -= 4
    }
    return "0x" + String(digits)
  }
}
