// SPDX-License-Identifier: Apache-2.0

/// Something in the RTL that a run reaches or not. The same place in several instances, and in a module
/// with other parameters, is one point.
struct CoveragePoint: Hashable {
  enum Kind: String {
    /// Lines of a block.
    case line
    /// A way that an `if` or a `case` goes.
    case branch
    /// A bit that changes.
    case toggle
    /// A `cover` of the RTL's.
    case user
  }

  let file: String
  let line: Int
  let column: Int
  let kind: Kind
  /// The bit, `s_axi_awaddr[3]`, or the way, `else`.
  let name: String
}

/// Counts of points, of any number of runs.
struct Coverage {
  /// A point's count, and the source lines that it stands for.
  struct Entry {
    var count: UInt64
    let lines: [ClosedRange<Int>]
  }

  private var entries: [CoveragePoint: Entry] = [:]

  mutating func add(_ count: UInt64, to point: CoveragePoint, lines: [ClosedRange<Int>]) {
    let sum = (entries[point]?.count ?? 0).addingReportingOverflow(count)
    entries[point] = Entry(count: sum.overflow ? .max : sum.partialValue, lines: lines)
  }

  /// The source files, in alphabetical order.
  var files: [FileCoverage] {
    Dictionary(grouping: entries, by: \.key.file)
      .map { FileCoverage(path: $0.key, points: $0.value) }
      .sorted { $0.path < $1.path }
  }
}
