// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqReport

/// `swynq report compare`: what changed from one report to another, and why.
struct ReportCompareCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compare",
    abstract: "Compares two reports: what changed, and why.",
    discussion: """
      BEFORE and AFTER are reports in JSON, of the same images and frames. With --baseline, BEFORE is \
      the name of a baseline in that file. The status is 0, or 1 if a threshold of --fail-if is broken.
      """)

  @Argument(
    help: ArgumentHelp(
      "Report before the change.", valueName: "before"), completion: .file(extensions: ["json"]))
  var before: String

  @Argument(
    help: ArgumentHelp(
      "Report after the change.", valueName: "after"), completion: .file(extensions: ["json"]))
  var after: String

  @Option(
    help: ArgumentHelp(
      "Take BEFORE from this file of baselines.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var baseline: String?

  @OptionGroup var thresholds: ThresholdArguments

  @Option(
    help: ArgumentHelp(
      "Format of the comparison: \(ComparisonFormat.names). (default: text)", valueName: "format"),
    completion: .list(ComparisonFormat.allCases.map(\.rawValue)),
    transform: ComparisonFormat.init(argument:))
  var format: ComparisonFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the comparison to this file.", valueName: "file"), completion: .file())
  var output: String?

  func run() throws {
    try checkOutput(output)
    let comparison = try reportingReportErrors { () throws(ReportError) in
      let old =
        if let baseline {
          try Baselines(path: baseline).report(named: before)
        } else {
          try ReportFile.report(at: before)
        }
      return try ReportComparison(
        from: old, to: try ReportFile.report(at: after), failIf: thresholds.failIf)
    }
    try deliver((format ?? .text).write(comparison), to: output)
    try thresholds.check(comparison)
  }
}

extension ComparisonFormat {
  /// The formats' names, for help.
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// The format that an argument names.
  fileprivate init(argument: String) throws {
    guard let format = Self(rawValue: argument) else {
      throw ValidationError("'\(argument)' is not a format of a comparison; use \(Self.names)")
    }
    self = format
  }
}

/// `swynq report metrics`: what thresholds can be about.
struct ReportMetricsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "metrics", abstract: "Lists the metrics that --fail-if knows.")

  func run() throws {
    let width = Metric.all.map(\.name.count).max() ?? 0
    for metric in Metric.all {
      let pad = String(repeating: " ", count: width - metric.name.count)
      StandardOutput.write(
        "\(metric.name)\(pad)  \(metric.explanation) (\(metric.unit.rawValue))\n")
    }
  }
}
