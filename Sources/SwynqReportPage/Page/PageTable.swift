// SPDX-License-Identifier: Apache-2.0

/// A table on a page. Its cells are plain texts; the template escapes them.
struct PageTable {
  let caption: String
  let headings: [Cell]
  let rows: [[Cell]]

  struct Cell {
    let text: String
    /// Whether it is aligned as a number.
    let isNumber: Bool
    /// The colour that the row has in a chart; nil for none.
    let style: String?
  }

  /// A table whose columns in `numbers` hold numbers, and whose rows have the colours `styles`.
  init(
    _ caption: String, _ headings: [String], numbers: Set<Int>, styles: [String] = [],
    _ rows: [[String]]
  ) {
    func cells(_ texts: [String], style: String?) -> [Cell] {
      texts.enumerated().map {
        Cell(text: $1, isNumber: numbers.contains($0), style: $0 == 0 ? style : nil)
      }
    }
    self.caption = caption
    self.headings = cells(headings, style: nil)
    self.rows = rows.enumerated().map {
      cells($1, style: styles.indices.contains($0) ? styles[$0] : nil)
    }
  }
}
