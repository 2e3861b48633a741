// SPDX-License-Identifier: Apache-2.0

internal import SwynqFiles

/// Reports by name, in one file that a repository can hold: names in order, facts only, a line for
/// what belongs together, so that a change shows as a small difference.
public struct Baselines: Hashable, Sendable {
  /// Version of the file's schema.
  package static let schemaVersion = 1

  /// The reports, by their names.
  public private(set) var reports: [String: CycleReport] = [:]

  /// No baselines yet.
  public init() {}

  /// Reads a file.
  ///
  /// - Throws: `unreadable` if there is none; `malformed`; `incompatible`.
  public init(path: String) throws(ReportError) {
    self = try decodedJSON(
      try ReportFile.read(path), from: path, what: "a file of baselines")
  }

  /// The names, in order.
  public var names: [String] { reports.keys.sorted() }

  /// Keeps a report under a name, in place of what was there.
  public mutating func keep(_ report: CycleReport, named name: String) {
    var report = report
    report.name = name
    reports[name] = report
  }

  /// The report of a name.
  ///
  /// - Throws: `notFound`, naming those that there are.
  public func report(named name: String) throws(ReportError) -> CycleReport {
    if let report = reports[name] { return report }
    let known = names.isEmpty ? "none" : names.map { "'\($0)'" }.joined(separator: ", ")
    throw ReportError(.notFound, "there is no baseline '\(name)'; there are: \(known)")
  }

  /// The file's contents.
  public var json: String { encodedJSON(self, factsOnly: true) }

  /// Changes the file, or makes it. Programs that do so at the same time wait for each other, so that
  /// none undoes what another has done.
  ///
  /// - Throws: What reading and writing throw; `inputOutput` if another program keeps the file for
  ///   more than a minute.
  public static func update(
    _ path: String, _ change: (inout Baselines) -> Void
  ) throws(ReportError) {
    try FileLock.hold(path, failing: { ReportError($0) }) { () throws(ReportError) in
      var baselines = Baselines()
      let isThere = try reportingFileErrors { () throws(FileError) in try InputFile.exists(path) }
      if isThere { baselines = try Baselines(path: path) }
      change(&baselines)
      try baselines.write(to: path)
    }
  }

  /// Writes the file, whole or not at all.
  ///
  /// - Throws: `unwritable`, `inputOutput`.
  public func write(to path: String) throws(ReportError) {
    try ReportFile.write(json, to: path)
  }
}

extension Baselines: Codable {
  private enum CodingKeys: String, CodingKey {
    case version, baselines
  }

  /// Reads what ``encode(to:)`` has written.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let version = try container.decode(Int.self, forKey: .version)
    guard version == Self.schemaVersion else {
      throw ReportError(
        .incompatible,
        "baselines of version \(version), this program reads version \(Self.schemaVersion); record "
          + "them again")
    }
    for (name, report) in try container.decode([String: CycleReport].self, forKey: .baselines) {
      keep(report, named: name)
    }
  }

  /// Writes the reports by their names.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schemaVersion, forKey: .version)
    try container.encode(reports, forKey: .baselines)
  }
}
