// SPDX-License-Identifier: Apache-2.0
internal import Foundation

extension Table {
  /// The table as Markdown, which is also how it is shown in a terminal: cells padded to columns.
  var markdown: String {
    let cells = [columns.map(\.heading)] + rows.map { $0.map(\.text) }
    let widths = columns.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let isNumeric = columns.indices.map { column in
      !rows.isEmpty && rows.allSatisfy { $0[column].isNumeric }
    }
    func line(_ row: [String]) -> String {
      let padded = row.indices.map { column in
        let padding = String(repeating: " ", count: widths[column] - row[column].count)
        return isNumeric[column] ? padding + row[column] : row[column] + padding
      }
      return "| " + padded.joined(separator: " | ") + " |"
    }
    let rule = columns.indices.map { column in
      let dashes = String(repeating: "-", count: max(widths[column] - 1, 2))
      return isNumeric[column] ? dashes + ":" : dashes + "-"
    }
    var lines = ["### \(title)", "", line(cells[0]), "| " + rule.joined(separator: " | ") + " |"]
    lines += cells.dropFirst().map(line)
    for note in notes { lines += ["", note] }
    return lines.joined(separator: "\n") + "\n"
  }
}

extension Value {
  /// As people read it.
  var text: String {
    switch self {
    case .text(let text): text
    case .integer(let value): Self.grouped(value)
    case .number(let value, let digits): String(format: "%.\(digits)f", value)
    case .verdict(let passed): passed ? "yes" : "NO"
    case .none: ""
    }
  }

  fileprivate var isNumeric: Bool {
    switch self {
    case .integer, .number, .none: true
    case .text, .verdict: false
    }
  }

  /// 3110400 as "3,110,400".
  private static func grouped(_ value: Int) -> String {
    var digits = String(value.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    return (value < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
  }
}
