// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqFiles

extension CycleReport {
  /// Reports as comma-separated values (RFC 4180): a line of names, then a line for each report. What
  /// is not known is left empty; shares are 0...1.
  public static func csv(_ reports: [CycleReport]) -> String {
    let columns = descriptions.map(\.name) + Metric.all.map(\.name) + ["floor", "verdict"]
    let lines = reports.map { report in
      descriptions.map { $0.value(report) }
        + Metric.all.map { metric in metric.value(in: report).map(number) ?? "" }
        + [report.floor.map(String.init) ?? "", report.verdict.title]
    }
    return ([columns] + lines)
      .map { $0.map(quoted).joined(separator: ",") + "\r\n" }.joined()
  }

  private static let descriptions: [(name: String, value: @Sendable (CycleReport) -> String)] = [
    ("name", { $0.name ?? "" }),
    ("source", { text($0.run.work.source) }),
    ("destination", { text($0.run.work.destination) }),
    ("frames", { "\($0.run.frameCount)" }),
    ("queued", { "\($0.run.isQueued)" }),
    ("device", { $0.run.device }),
    ("overlay", { $0.run.overlay }),
    ("dataWidth", { text($0.run.dataWidth) }),
    ("burstLength", { text($0.run.burstLength) }),
    ("clockFrequency", { "\($0.run.clockFrequency)" }),
    ("readLatency", { text($0.run.memory?.readLatency) }),
    ("writeLatency", { text($0.run.memory?.writeLatency) }),
    ("outstandingReads", { text($0.run.memory?.outstandingReads) }),
    ("outstandingWrites", { text($0.run.memory?.outstandingWrites) }),
    (
      "stalls",
      {
        ($0.run.memory?.stalls.byChannel ?? [:]).sorted { $0.key < $1.key }
          .map { "\($0.key)=\($0.value)" }.joined(separator: " ")
      }
    ),
    ("seed", { text($0.run.seed) }),
    ("work", { $0.run.work.title }),
  ]

  private static func text(_ value: (some CustomStringConvertible)?) -> String {
    value?.description ?? ""
  }

  /// A whole number without a point.
  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
  }

  /// The cell as RFC 4180 has it. A spreadsheet would run one that begins like a formula, so that gets
  /// an apostrophe in front, unless it is a number.
  private static func quoted(_ cell: String) -> String {
    var cell = cell.printable()
    if let first = cell.first, "=+-@".contains(first), Double(cell) == nil { cell = "'" + cell }
    guard cell.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return cell }
    return "\""
      + cell.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"") + "\""
  }
}
