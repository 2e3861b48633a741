// SPDX-License-Identifier: Apache-2.0

/// A cell of a table.
enum Value: Equatable {
  case text(String)
  case integer(Int)
  /// A number and how many digits after the point are worth printing.
  case number(Double, digits: Int)
  /// Whether a limit is kept.
  case verdict(Bool)
  /// Nothing to say.
  case none
}

/// A table of results: rows of named columns.
struct Table {
  /// A column: its name in JSON and its heading in text.
  struct Column {
    let key: String
    let heading: String
    init(_ key: String, _ heading: String) {
      self.key = key
      self.heading = heading
    }
  }

  /// The subject.
  let title: String
  let columns: [Column]
  private(set) var rows: [[Value]] = []
  /// Remarks that the numbers need.
  var notes: [String] = []

  init(_ title: String, _ columns: [Column]) {
    self.title = title
    self.columns = columns
  }

  /// Adds a row of one value per column.
  mutating func add(_ values: Value...) {
    precondition(values.count == columns.count, "'\(title)': a row needs \(columns.count) values")
    rows.append(values)
  }

  /// Whether every limit in it is kept.
  var passes: Bool { !rows.joined().contains(.verdict(false)) }
}
