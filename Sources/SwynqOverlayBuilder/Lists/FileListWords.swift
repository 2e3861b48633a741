// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// An error in a file list; the description names the list, the line and what to do.
struct FileListError: Error, CustomStringConvertible {
  let description: String
}

/// The words of a file list, split by the rules of Verilator's `-f`: comments are removed line by
/// line, then quotes and backslashes are taken off.
struct FileListWords {
  struct Word {
    let text: String
    let line: Int
  }

  private(set) var words: [Word] = []

  /// - Parameters:
  ///   - bytes: The list's contents.
  ///   - name: Its name in errors.
  init(_ bytes: [UInt8], name: String) throws(FileListError) {
    var inComment = false
    var lines: [[UInt8]] = []
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      lines.append(Self.withoutComments(Array(line), inComment: &inComment))
    }
    guard !inComment else {
      throw FileListError(description: "\(name): a /* comment is never closed")
    }
    try split(lines, name: name)
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  /// `//` begins a comment at the start of a line or after a blank, `#` only where nothing but blanks
  /// precede it: `+define+TCQ=#1` and `folder//file.v` stay whole.
  private static func withoutComments(_ line: [UInt8], inComment: inout Bool) -> [UInt8] {
    let (slash, star, hash) = (UInt8(ascii: "/"), UInt8(ascii: "*"), UInt8(ascii: "#"))
    var kept: [UInt8] = []
    var previous = UInt8(ascii: " ")
    var onlyBlanks = true
    var at = 0
    while at < line.count {
      let byte = line[at]
      let next = at + 1 < line.count ? line[at + 1] : 0
      if inComment {
        if byte == star && next == slash {
          inComment = false
          at += 1
        }
      } else if byte == slash && next == slash && (at == 0 || isSpace(previous)) {
        break
      } else if byte == hash && onlyBlanks {
        break
      } else if byte == slash && next == star {
        inComment = true
        onlyBlanks = false
        at += 1
      } else {
        if !isSpace(byte) { onlyBlanks = false }
        kept.append(byte)
      }
      previous = line[at]
      at += 1
    }
    return kept
  }

  private mutating func split(_ lines: [[UInt8]], name: String) throws(FileListError) {
    enum State { case plain, single, double }
    let (quote, apostrophe) = (UInt8(ascii: "\""), UInt8(ascii: "'"))
    var state = State.plain
    var escaped = false
    var begun = false
    var word: [UInt8] = []
    var start = 1
    for (index, line) in lines.enumerated() {
      // The end of a line counts as a blank, within quotes too.
      let text = line + [0x20]
      var at = 0
      while at < text.count {
        let byte = text[at]
        at += 1
        if !begun {
          start = index + 1
          begun = true
        }
        if escaped {
          word.append(byte)
          escaped = false
          continue
        }
        switch state {
        case .plain where Self.isSpace(byte):
          if !word.isEmpty { try append(word, line: start, name: name) }
          word = []
          begun = false
        case .plain where byte == apostrophe:
          // A quoted string, which keeps its quotes, or the base of a number such as 4'd2.
          word.append(contentsOf: text[at] == quote ? [] : [apostrophe])
          if text[at] == quote { state = .single }
          word.append(text[at])
          at += 1
        case .plain where byte == quote: state = .double
        case .single where byte == apostrophe, .double where byte == quote: state = .plain
        case .plain where byte == UInt8(ascii: "\\"), .double where byte == UInt8(ascii: "\\"):
          escaped = true
        default: word.append(byte)
        }
      }
    }
    guard state == .plain else {
      throw FileListError(description: "\(name):\(start): a quoted text is never closed")
    }
    if !word.isEmpty { try append(word, line: start, name: name) }
  }

  private mutating func append(_ word: [UInt8], line: Int, name: String) throws(FileListError) {
    guard !word.contains(0), let text = String(bytes: word, encoding: .utf8) else {
      throw FileListError(description: "\(name):\(line): the text is not UTF-8; is it a file list?")
    }
    words.append(Word(text: text, line: line))
  }
}
