// SPDX-License-Identifier: Apache-2.0

/// Words that are nearly right.
enum Spelling {
  /// The name that a mistyped word most likely stands for: one that it begins, but for its last letter,
  /// or one that differs in a third of its letters at most; nil if none is close.
  static func closest(to word: String, in names: [String]) -> String? {
    let letters = word.drop { $0 == "-" }
    for start in [Substring(word), word.dropLast()]
    where start.count - word.count + letters.count >= 2 {
      let starting = names.filter { $0.hasPrefix(start) }
      if starting.count == 1 { return starting.first }
    }
    let most = max(1, letters.count / 3)
    return names.map { ($0, distance(Array(word.lowercased()), Array($0))) }
      .filter { $0.1 <= most && $0.1 < $0.0.drop { $0 == "-" }.count }
      .min { $0.1 < $1.1 }?.0
  }

  /// Letters to insert, delete, replace, or swap with their neighbour (the restricted distance of Damerau
  /// and Levenshtein).
  static func distance(_ first: [Character], _ second: [Character]) -> Int {
    var before: [Int] = []
    var last = Array(0...second.count)
    for (row, letter) in first.enumerated() {
      var next = [row + 1]
      for (column, other) in second.enumerated() {
        var least = min(
          last[column] + (letter == other ? 0 : 1), last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, letter == second[column - 1], first[row - 1] == other {
          least = min(least, before[column - 1] + 1)
        }
        next.append(least)
      }
      (before, last) = (last, next)
    }
    return last[second.count]
  }
}
