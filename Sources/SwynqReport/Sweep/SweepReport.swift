// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// The same work under many conditions: a report for each, and what they have in common.
public struct SweepReport: Hashable, Sendable {
  /// Version of the JSON schema. Adding a key does not change it.
  package static let schemaVersion = 1

  /// The reports, in the order in which the conditions were named.
  public var reports: [CycleReport]
  /// The command that makes them again; nil if there is none.
  public var command: String?
  /// What each run's result was compared with, byte for byte; nil for nothing.
  public var checkedAgainst: String?

  /// These reports.
  public init(_ reports: [CycleReport], command: String? = nil) {
    self.reports = reports
    self.command = command
  }

  /// The reports as comma-separated values (RFC 4180), a line for each.
  public var csv: String { CycleReport.csv(reports) }

  /// The reports as JSON: `version`, `command`, and `reports`, each as `docs/cycle-report.schema.json`
  /// describes it.
  public var json: String { encodedJSON(self) }

  /// A table for a terminal.
  public var text: String {
    var table = TextTable(Self.columns, leftAligned: [0, Self.columns.count - 1])
    for report in reports { table.add(Self.row(report)) }
    return table.text().joined(separator: "\n") + "\n"
  }

  package static let columns = [
    "work", "bits", "burst", "latency", "clocks", "x floor", "frames/s", "limit",
  ]

  package static func row(_ report: CycleReport) -> [String] {
    let run = report.run
    return [
      report.name ?? run.work.title, run.dataWidth.map { "\($0)" } ?? "",
      run.burstLength.map { "\($0)" } ?? "", run.memory.map { "\($0.readLatency)" } ?? "",
      grouped(report.clocks), report.floorRatio.map { grouped($0, digits: 3) } ?? "",
      grouped(report.rate.framesPerSecond, digits: 1), report.verdict.title,
    ]
  }
}

extension SweepReport: Encodable {
  private enum CodingKeys: String, CodingKey {
    case version, command, reports
  }

  /// Writes the version, the command and the reports.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schemaVersion, forKey: .version)
    try container.encodeIfPresent(command, forKey: .command)
    try container.encode(reports, forKey: .reports)
  }
}
