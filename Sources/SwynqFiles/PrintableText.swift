// SPDX-License-Identifier: Apache-2.0

extension StringProtocol {
  /// The text with every character escaped, as `\u001b`, that a terminal would obey and not show:
  /// control characters, and those that turn the direction of writing. For a name, a path or a message
  /// from a file; line ends are escaped too, unless `keepingLines`.
  ///
  /// The escapes are JSON's, so that JSON text remains what it was.
  package func printable(keepingLines: Bool = false) -> String {
    // Nearly every text is returned as it is. Escaped characters are below 0x20, 0x7F, or not ASCII.
    guard utf8.contains(where: { $0 < 0x20 || $0 >= 0x7F }) else { return String(self) }
    var text = String.UnicodeScalarView()
    let scalars = unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      let isKept =
        switch scalar {
        case "\n", "\t": keepingLines
        case "\r": keepingLines && index < scalars.endIndex && scalars[index] == "\n"
        default: !isObeyed(scalar)
        }
      if isKept {
        text.append(scalar)
      } else {
        let digits = String(scalar.value, radix: 16)
        text.append(
          contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
            .unicodeScalars)
      }
    }
    return String(text)
  }
}

/// Whether a terminal or a page acts on a character: C0, DEL, C1, line and paragraph separators, and
/// the controls of bidirectional writing.
private func isObeyed(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
