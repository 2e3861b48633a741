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

  private static let begin = "<!-- begin: benchmarks -->"
  private static let end = "<!-- end: benchmarks -->"

  /// Puts the tables between the markers of a document, in place of what is there.
  func write(into path: String) throws {
    var text = try String(contentsOfFile: path, encoding: .utf8)
    guard let begin = text.range(of: Self.begin), let end = text.range(of: Self.end),
      begin.upperBound <= end.lowerBound
    else {
      throw BenchmarkError(
        "\(path) has no region between '\(Self.begin)' and '\(Self.end)'; add both lines")
    }
    text.replaceSubrange(begin.upperBound..<end.lowerBound, with: "\n\n" + markdown + "\n")
    try text.write(toFile: path, atomically: true, encoding: .utf8)
  }
}

/// What went wrong, in words.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}
