// SPDX-License-Identifier: Apache-2.0

internal import SwynqFiles

/// Rows of cells, aligned for a terminal or written in Markdown. The first column is aligned to the
/// left, as are the columns named; the others, which hold numbers, to the right.
package struct TextTable {
  let header: [String]
  private(set) var rows: [[String]] = []
  private let leftAligned: Set<Int>

  package init(_ header: [String], leftAligned: Set<Int> = [0]) {
    self.header = header
    self.leftAligned = leftAligned
  }

  package mutating func add(_ row: [String]) {
    precondition(row.count == header.count, "a row has a cell for each column")
    rows.append(row.map { $0.printable() })
  }

  /// Lines for a terminal, columns two blanks apart, `indent` blanks before each.
  package func text(indent: Int = 0) -> [String] {
    let all = header.allSatisfy(\.isEmpty) ? rows : [header] + rows
    let widths = header.indices.map { column in all.map { $0[column].count }.max() ?? 0 }
    return all.map { row in
      let cells = row.indices.map { column in
        let pad = String(repeating: " ", count: widths[column] - row[column].count)
        return leftAligned.contains(column) ? row[column] + pad : pad + row[column]
      }
      let line = String(repeating: " ", count: indent) + cells.joined(separator: "  ")
      return String(line.reversed().drop { $0 == " " }.reversed())
    }
  }

  /// Lines of a table in Markdown.
  var markdown: [String] {
    let rule = header.indices.map { leftAligned.contains($0) ? "---" : "---:" }
    return ([header, rule] + rows.map { $0.map(markdownEscaped) }).map {
      "| " + $0.joined(separator: " | ") + " |"
    }
  }
}

/// A text that Markdown shows as it is: no markup, no HTML, no cell's end in it.
func markdownEscaped(_ text: String) -> String {
  var escaped = ""
  for character in text.printable() {
    if "\\`*_[]<>|~&#".contains(character) { escaped.append("\\") }
    escaped.append(character)
  }
  return escaped
}

/// Breaks a sentence into lines of at most `width` characters, `indent` blanks before each.
func wrapped(_ text: String, width: Int = 80, indent: Int = 2) -> [String] {
  let margin = String(repeating: " ", count: indent)
  var lines: [String] = []
  var line = margin
  for word in text.printable().split(separator: " ") {
    if line.count > indent, line.count + 1 + word.count > width {
      lines.append(line)
      line = margin
    }
    line += (line.count > indent ? " " : "") + word
  }
  return line.count > indent ? lines + [line] : lines
}
