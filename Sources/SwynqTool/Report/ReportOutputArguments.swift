// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqReport
internal import SwynqReportPage

/// The report's name and format, where it goes, and what it is held to.
struct ReportOutputArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Name of the report.", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp(
      "Format of the report: \(ReportFormat.names). By default as the output's extension says, else "
        + "text.", valueName: "format"),
    completion: .list(ReportFormat.allCases.map(\.rawValue)),
    transform: ReportFormat.init(argument:))
  var format: ReportFormat?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Write the report to this file; its extension names the format.", valueName: "file"),
    completion: .file())
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Also state the rates at these clock frequencies in MHz, such as 142.857,200.",
      valueName: "mhz"),
    transform: FrequencyList.init(argument:))
  var at: FrequencyList?

  @Option(
    help: ArgumentHelp(
      "Compare with the baseline of the same --name in this file, which swynq report baseline "
        + "writes, and print the comparison.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var baseline: String?

  @OptionGroup var thresholds: ThresholdArguments

  func validate() throws {
    if baseline != nil, name == nil {
      throw ValidationError("--baseline needs the --name of the baseline")
    }
    if baseline == nil { try thresholds.refuseChanges("add --baseline and --name") }
    if baseline != nil, let format, ComparisonFormat(rawValue: format.rawValue) == nil {
      throw ValidationError(
        "there is no comparison as \(format.rawValue); use text, json or markdown")
    }
    if let output, format == nil, ReportFormat(path: output) == nil {
      throw ValidationError(
        "\(output): the extension names no format of a report; use "
          + "\(ReportFormat.extensions), or add --format")
    }
  }

  /// Writes the report, or its comparison with the baseline, and holds it to the thresholds.
  ///
  /// - Parameter record: Makes the recording, and gathers what a delivery shows beside it.
  func deliver(
    _ record: (inout ReportDelivery) throws(ToolFailure) -> CycleRecording
  ) throws(ToolFailure) {
    try checkOutput(output)
    let before = try baseline.map { path throws(ToolFailure) in
      try reportingReportErrors { () throws(ReportError) in
        try Baselines(path: path).report(named: name!)
      }
    }
    let format = format ?? output.flatMap(ReportFormat.init(path:)) ?? .text
    guard let before else {
      var delivery = ReportDelivery(format, to: output)
      let recording = try record(&delivery)
      try delivery.write(recording)
      try thresholds.check(recording.report)
      return
    }
    var text = ReportDelivery(.text, to: nil)
    let recording = try record(&text)
    let comparison = try reportingReportErrors { () throws(ReportError) in
      try ReportComparison(from: before, to: recording.report, failIf: thresholds.failIf)
    }
    let comparisonFormat = ComparisonFormat(rawValue: format.rawValue) ?? .text
    try SwynqTool.deliver(comparisonFormat.write(comparison), to: output)
    try thresholds.check(comparison)
  }
}
