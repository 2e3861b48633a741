// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqFiles
internal import SwynqImage
internal import SwynqReport
internal import SwynqReportPage

/// `swynq report`: where the clocks of a resize went.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Reports where a resize spends its clocks, what limits it, and what changed.",
    discussion: """
      swynq report 1920x1080 --factor 2 is short for swynq report run 1920x1080 --factor 2. \
      docs/reports.md explains the report.
      """,
    subcommands: [
      ReportRunCommand.self, ReportCompareCommand.self, ReportBaselineCommand.self,
      ReportMetricsCommand.self,
    ],
    defaultSubcommand: ReportRunCommand.self)
}

/// `swynq report run`: runs a case and prints its report.
struct ReportRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs a case and prints its report.")

  @OptionGroup var measured: ReportCaseArguments

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

  @Flag(name: .shortAndLong, help: "Print no progress.")
  var quiet = false

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

  func run() throws {
    try checkOutput(output)
    let before = try baseline.map { path throws(ToolFailure) in
      try reportingReportErrors { () throws(ReportError) in
        try Baselines(path: path).report(named: name!)
      }
    }
    let format = format ?? output.flatMap(ReportFormat.init(path:)) ?? .text
    guard let before else {
      var delivery = ReportDelivery(format, to: output)
      let recording = try measured.record(name, at: at, quiet: quiet, delivery: &delivery)
      try delivery.write(recording)
      try thresholds.check(recording.report)
      return
    }
    let recording = try measured.record(name, at: at, quiet: quiet)
    let comparison = try reportingReportErrors { () throws(ReportError) in
      try ReportComparison(from: before, to: recording.report, failIf: thresholds.failIf)
    }
    let comparisonFormat = ComparisonFormat(rawValue: format.rawValue) ?? .text
    try deliver(comparisonFormat.write(comparison), to: output)
    try thresholds.check(comparison)
  }
}

extension ReportFormat {
  /// The formats' names, for help.
  static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

  /// The extensions that name a format, for help.
  static var extensions: String {
    allCases.flatMap(\.fileExtensions).map { ".\($0)" }.joined(separator: ", ")
  }

  /// The format that an argument names.
  init(argument: String) throws {
    guard let format = Self(rawValue: argument) else {
      throw ValidationError("'\(argument)' is not a format of a report; use \(Self.names)")
    }
    self = format
  }
}

/// Checks, before anything is run, that its result can be written to a file, if one is named.
func checkOutput(_ path: String?) throws(ToolFailure) {
  guard let path else { return }
  try reportingFileErrors { () throws(FileError) in try OutputFile.check(path) }
}

/// Writes text to a file, or to standard output if none is named.
func deliver(_ text: String, to path: String?) throws(ToolFailure) {
  guard let path else {
    StandardOutput.write(text)
    return
  }
  try reportingReportErrors { () throws(ReportError) in try ReportFile.write(text, to: path) }
}

extension ReportCaseArguments {
  /// Runs the case.
  func record(
    _ name: String?, at list: FrequencyList?, quiet: Bool
  ) throws(ToolFailure) -> CycleRecording {
    var text = ReportDelivery(.text, to: nil)
    return try record(name, at: list, quiet: quiet, delivery: &text)
  }

  /// Runs the case, and gathers what a delivery shows beside it.
  func record(
    _ name: String?, at list: FrequencyList?, quiet: Bool, delivery: inout ReportDelivery
  ) throws(ToolFailure) -> CycleRecording {
    try work.waveform.check()
    let (size, photo) = try source()
    let target = try target.size(from: size)
    let session = try session()
    let shows = photo != nil && delivery.showsImages
    var before: PageImage?
    var after: PageImage?
    var recording = try session.record(
      name, from: size, to: target, frames: frames, queued: queue,
      activity: delivery.format.usesActivity, progress: !quiet && Terminal.showsProgress
    ) { pixels throws(ToolFailure) in
      guard let photo else { return }
      try fill(&pixels, from: photo)
      if shows {
        before = try ReportDelivery.picture(of: pixels.span, size: size, name: input)
      }
    } store: { pixels throws(ToolFailure) in
      if shows { after = try ReportDelivery.picture(of: pixels, size: target, name: "the result") }
    }.recording
    try session.finish()
    recording.report.clockFrequencies = list?.frequencies ?? []
    (delivery.before, delivery.after) = (before, after)
    return recording
  }
}
