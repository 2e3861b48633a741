// SPDX-License-Identifier: Apache-2.0

internal import SwynqFiles

/// A file of counts in Verilator's format: `C 'NAME' COUNT`, where NAME has fields, each after a byte 1 with
/// a byte 2 between its key and its value.
///
/// Keys: `f` file, `l` line, `n` column, `page` kind and module, `o` bit or way, `S` lines, `h` instance.
struct CoverageFile {
  private static let longestLine = 1 << 16
  private static let header = "# SystemC::Coverage-3"

  /// Adds the counts of a file.
  ///
  /// - Throws: `ToolFailure`: a file that cannot be read, or is none of counts.
  static func add(_ path: String, to coverage: inout Coverage) throws {
    let file = try reportingFileErrors { () throws(FileError) in try InputFile(path) }
    var number = 0
    while let bytes = try reportingFileErrors({ () throws(FileError) in
      try file.line(limit: longestLine)
    }) {
      number += 1
      let line = String(decoding: bytes, as: UTF8.self)
      if number == 1 {
        guard line == header else {
          throw failure(
            path, number, "begins with '\(line.prefix(40).printable())', not '\(header)'")
        }
      } else if !line.isEmpty, !line.hasPrefix("#") {
        try add(line[...], number, of: path, to: &coverage)
      }
    }
    guard number > 0 else { throw failure(path, 1, "the file is empty") }
    let rest = try reportingFileErrors { () throws(FileError) in try file.bytes(1) }
    guard rest.isEmpty else { throw failure(path, number + 1, "the line does not end") }
  }

  private static func add(
    _ line: Substring, _ number: Int, of path: String, to coverage: inout Coverage
  ) throws {
    guard line.hasPrefix("C '"), let end = line.lastIndex(of: "'"), end > line.startIndex,
      let count = UInt64(line[end...].dropFirst().drop { $0 == " " })
    else { throw failure(path, number, "is not of the form C 'NAME' COUNT") }
    var fields: [Substring: Substring] = [:]
    for field in line[..<end].dropFirst(3).split(separator: "\u{1}") {
      let parts = field.split(separator: "\u{2}", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { throw failure(path, number, "has a field without a value") }
      fields[parts[0]] = parts[1]
    }
    guard let file = fields["f"], let first = fields["l"].flatMap({ Int($0) }),
      let page = fields["page"]
    else { throw failure(path, number, "lacks a file, a line or a kind") }
    // Kinds that a newer Verilator adds are not for this table.
    guard page.hasPrefix("v_"),
      let kind = CoveragePoint.Kind(rawValue: String(page.dropFirst(2).prefix { $0 != "/" }))
    else { return }
    let point = CoveragePoint(
      file: String(file), line: first, column: fields["n"].flatMap { Int($0) } ?? 0, kind: kind,
      name: String(fields["o"] ?? ""))
    guard let lines = ranges(fields["S"] ?? "") else {
      throw failure(path, number, "has lines that are no numbers")
    }
    coverage.add(count, to: point, lines: lines)
  }

  /// `50-52,55` as ranges; nil if it is no such list.
  private static func ranges(_ text: Substring) -> [ClosedRange<Int>]? {
    var ranges: [ClosedRange<Int>] = []
    for piece in text.split(separator: ",") {
      let ends = piece.split(separator: "-").map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2,
        first <= last, last - first < 1_000_000
      else { return nil }
      ranges.append(first...last)
    }
    return ranges
  }

  private static func failure(_ path: String, _ line: Int, _ reason: String) -> ToolFailure {
    ToolFailure(
      .badData,
      "\(path.printable()):\(line): \(reason); give a file that a library of the variant coverage "
        + "wrote")
  }
}
