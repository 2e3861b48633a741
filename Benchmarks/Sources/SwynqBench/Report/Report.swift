// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// All tables of one run, and where they were made.
struct Report: Encodable {
  /// Of the JSON; raised if a key changes its meaning or goes.
  let version = 1
  let machine: Machine
  /// The tables of each section, by the section's name.
  var sections: [Entry] = []

  struct Entry: Encodable {
    let section: String
    let tables: [Table]
  }

  /// Whether every limit is kept.
  var passes: Bool { sections.allSatisfy { $0.tables.allSatisfy(\.passes) } }

  /// The tables of `docs/performance.md`.
  var markdown: String {
    ([machine.markdown] + sections.flatMap { $0.tables.map(\.markdown) }).joined(separator: "\n")
  }

  func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  /// Puts the tables into a document, in place of what is between the markers of their sections:
  /// `<!-- begin: dma -->` and `<!-- end: dma -->`. Sections that were not measured stay.
  func write(into path: String) throws {
    var text = try String(contentsOfFile: path, encoding: .utf8)
    for entry in sections {
      let begin = "<!-- begin: \(entry.section) -->"
      let end = "<!-- end: \(entry.section) -->"
      guard let first = text.range(of: begin), let last = text.range(of: end),
        first.upperBound <= last.lowerBound
      else { throw BenchmarkError("\(path) has no region between '\(begin)' and '\(end)'") }
      let tables = ([machine.markdown] + entry.tables.map(\.markdown)).joined(separator: "\n")
      text.replaceSubrange(first.upperBound..<last.lowerBound, with: "\n" + tables)
    }
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
}

/// The error's message.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
