/// A table on a page. Its cells are plain texts; the template escapes them.
struct PageTable {
  let caption: String
  let headings: [Cell]
  let rows: [[Cell]]

  struct Cell {
    let text: String
    /// Whether it is aligned as a number.
    let isNumber: Bool
  }

  /// A table whose columns in `numbers` hold numbers.
  init(_ caption: String, _ headings: [String], numbers: Set<Int>, _ rows: [[String]]) {
    func cells(_ texts: [String]) -> [Cell] {
      texts.enumerated().map { Cell(text: $1, isNumber: numbers.contains($0)) }
    }
    self.caption = caption
    self.headings = cells(headings)
    self.rows = rows.map(cells)
  }
}
