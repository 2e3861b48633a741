// SPDX-License-Identifier: Apache-2.0

import SwynqFiles
import Testing

@Suite struct PrintableTextTests {
  @Test(
    arguments: [
      ("plain Größe 画像 🙂", "plain Größe 画像 🙂"), ("\u{1B}[2J", "\\u001b[2J"),
      ("a\nb\tc\r", "a\\u000ab\\u0009c\\u000d"), ("\u{0}\u{7F}", "\\u0000\\u007f"),
      ("\u{9B}31m", "\\u009b31m"), ("\u{202E}txt.exe\u{2066}", "\\u202etxt.exe\\u2066"),
      ("a\u{2028}b", "a\\u2028b"), ("", ""), ("e\u{301}", "e\u{301}"),
    ])
  func `what a terminal would obey is escaped`(text: String, shown: String) {
    #expect(text.printable() == shown)
  }

  @Test func `a text of lines keeps them, and carriage returns only at their ends`() {
    #expect("a\nb\tc\r\n".printable(keepingLines: true) == "a\nb\tc\r\n")
    #expect("ab\rc\u{1B}\n".printable(keepingLines: true) == "ab\\u000dc\\u001b\n")
    #expect("a\r\r\n".printable(keepingLines: true) == "a\\u000d\r\n")
  }
}
