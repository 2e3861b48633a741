// SPDX-License-Identifier: Apache-2.0

extension ReportComparison: Encodable {
  private enum CodingKeys: String, CodingKey {
    case version, name, before, after, change, relativeChange, culprit, summary, phases, metrics
    case conditions, broken
  }

  private struct Side: Encodable {
    let clocks: UInt64
    let verdict: Verdict
    let run: RunDescription
  }

  private struct MetricEntry: Encodable {
    let name: String
    let unit: String
    let before: Double?
    let after: Double?
  }

  private struct BrokenEntry: Encodable {
    let threshold: String
    let metric: String
    let explanation: String
  }

  /// Version of a comparison's JSON.
  package static let schemaVersion = 1

  /// Writes what changed, and both sides' runs and verdicts.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(Self.schemaVersion, forKey: .version)
    try container.encodeIfPresent(after.name ?? before.name, forKey: .name)
    try container.encode(
      Side(clocks: before.clocks, verdict: before.verdict, run: before.run), forKey: .before)
    try container.encode(
      Side(clocks: after.clocks, verdict: after.verdict, run: after.run), forKey: .after)
    try container.encode(change, forKey: .change)
    try container.encode(relativeChange, forKey: .relativeChange)
    try container.encodeIfPresent(culprit?.phase, forKey: .culprit)
    try container.encode(summary, forKey: .summary)
    try container.encode(phases, forKey: .phases)
    try container.encode(
      changes.map {
        MetricEntry(
          name: $0.metric.name, unit: $0.metric.unit.rawValue, before: $0.before, after: $0.after)
      }, forKey: .metrics)
    try container.encode(conditions, forKey: .conditions)
    try container.encode(
      broken.map {
        BrokenEntry(
          threshold: $0.threshold.text, metric: $0.threshold.metric.name,
          explanation: $0.explanation)
      }, forKey: .broken)
  }
}
