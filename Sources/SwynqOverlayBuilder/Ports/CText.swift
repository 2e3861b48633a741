// SPDX-License-Identifier: Apache-2.0

/// Texts in C.
enum CText {
  /// The text as a string literal.
  static func literal(_ text: String) -> String {
    "\"" + text.flatMap { "\\\"".contains($0) ? ["\\", $0] : [$0] } + "\""
  }
}
