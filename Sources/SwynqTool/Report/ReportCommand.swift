// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqFiles
internal import SwynqImage
internal import SwynqReplay
internal import SwynqReport
internal import SwynqReportPage
internal import SwynqResizer

/// `swynq report`: where the clocks of a resize went.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Reports where a resize or a script spends its clocks, what limits it, what changed.",
    discussion: """
      swynq report 1920x1080 --factor 2 is short for swynq report run 1920x1080 --factor 2. \
      docs/reports.md explains the report.
      """,
    subcommands: [
      ReportRunCommand.self, ReportScriptCommand.self, ReportCompareCommand.self,
      ReportBaselineCommand.self, ReportMetricsCommand.self,
    ],
    defaultSubcommand: ReportRunCommand.self)
}

/// `swynq report run`: runs a case and prints its report.
struct ReportRunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs a case and prints its report.")

  @OptionGroup var measured: ReportCaseArguments
  @OptionGroup var output: ReportOutputArguments

  @Flag(name: .shortAndLong, help: "Print no progress.")
  var quiet = false

  func run() throws {
    try output.deliver { delivery throws(ToolFailure) in
      try measured.record(output.name, at: output.at, quiet: quiet, delivery: &delivery)
    }
  }
}

/// `swynq report script`: runs a script and reports where its clocks went.
struct ReportScriptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "script",
    abstract: "Runs a script of calls on any overlay's device and prints its report.",
    discussion: "swynq report script copy.txt --device simulator:my_overlay-fast.so")

  @OptionGroup var calls: ScriptArguments
  @OptionGroup var output: ReportOutputArguments

  func run() throws {
    let script = try calls.open()
    try output.deliver { delivery throws(ToolFailure) in
      let session = try DeviceSession(calls.work)
      var recording = try measure(script, on: session.device, activity: delivery.usesActivity)
      try session.finish()
      recording.report.clockFrequencies = output.at?.frequencies ?? []
      return recording
    }
  }

  private func measure(
    _ script: DeviceScript, on device: some Device, activity: Bool
  ) throws(ToolFailure) -> CycleRecording {
    try reportingMeasurementErrors {
      try CycleRecorder(device, knowing: .resizer)
        .record(output.name ?? script.name, logging: activity ? .init() : nil) { observed in
          try script.perform(on: observed)
        }
    }
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
      activity: delivery.usesActivity, progress: !quiet && Terminal.showsProgress
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
