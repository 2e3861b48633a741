// SPDX-License-Identifier: Apache-2.0

/// How many of some points were reached.
struct CoverageShare: Encodable {
  private(set) var reached = 0
  private(set) var total = 0

  mutating func add(_ isReached: Bool) {
    total += 1
    if isReached { reached += 1 }
  }

  static func + (left: Self, right: Self) -> Self {
    var sum = left
    sum.reached += right.reached
    sum.total += right.total
    return sum
  }

  /// `97.5 % (39/40)`; a dash if there is nothing to reach.
  var text: String {
    guard total > 0 else { return "-" }
    // Rounded down, so that 100 % is said of all alone.
    let tenths = reached * 1000 / total
    return "\(tenths / 10).\(tenths % 10) % (\(reached)/\(total))"
  }
}

/// The coverage of one source file.
struct FileCoverage: Encodable {
  let path: String
  private(set) var lines = CoverageShare()
  private(set) var branches = CoverageShare()
  private(set) var toggles = CoverageShare()
  private(set) var covers = CoverageShare()

  /// The most often that each line was reached.
  let lineCounts: [Int: UInt64]
  /// The points by their places.
  let points: [(point: CoveragePoint, count: UInt64)]

  init(path: String, points: [(key: CoveragePoint, value: Coverage.Entry)]) {
    self.path = path
    var counts: [Int: UInt64] = [:]
    for (point, entry) in points {
      let isReached = entry.count > 0
      switch point.kind {
      case .line, .branch:
        if point.kind == .branch { branches.add(isReached) }
        for line in entry.lines.joined() {
          counts[line] = max(counts[line] ?? 0, entry.count)
        }
      case .toggle: toggles.add(isReached)
      case .user: covers.add(isReached)
      }
    }
    for count in counts.values { lines.add(count > 0) }
    lineCounts = counts
    self.points = points.map { ($0.key, $0.value.count) }.sorted {
      ($0.point.line, $0.point.column, $0.point.name)
        < ($1.point.line, $1.point.column, $1.point.name)
    }
  }

  private enum CodingKeys: String, CodingKey {
    case path, lines, branches, toggles, covers
  }

  /// A line for each point that no run reached.
  var missed: [String] {
    points.filter { $0.count == 0 }.map { point, _ in
      let what =
        switch point.kind {
        case .line: "not reached"
        case .branch: "\(point.name): not taken"
        case .toggle: "\(point.name): does not change"
        case .user: "\(point.name): not covered"
        }
      return "\(path):\(point.line): \(what)"
    }
  }

  /// The file's part of an lcov tracefile (`geninfo(1)`): lines, and branches by their places.
  var lcov: String {
    var text = "SF:\(path)\n"
    var numbers: [Int: Int] = [:]
    for (point, count) in points where point.kind == .branch {
      let number = numbers[point.line, default: 0]
      numbers[point.line] = number + 1
      text += "BRDA:\(point.line),0,\(number),\(count)\n"
    }
    text += "BRF:\(branches.total)\nBRH:\(branches.reached)\n"
    for (line, count) in lineCounts.sorted(by: { $0.key < $1.key }) {
      text += "DA:\(line),\(count)\n"
    }
    return text + "LF:\(lines.total)\nLH:\(lines.reached)\nend_of_record\n"
  }
}
