// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import SwynqReport
internal import SwynqReportPage

/// How a sweep is run, and in what form it is delivered.
struct SweepOutputArguments: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Number of runs at once. (default: one for each core)", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Print the reports as JSON.")
  var json = false

  @Flag(help: "Print comma-separated values, a line for each run.")
  var csv = false

  @Option(
    help: ArgumentHelp(
      "Also write a self-contained HTML page with the curves.", valueName: "file"),
    completion: .file(extensions: ["html", "htm"]))
  var page: String?

  @Flag(name: .shortAndLong, help: "Print no progress.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be 1 to 1024") }
    if json && csv { throw ValidationError("--json and --csv contradict each other") }
    if let page, ReportFormat(path: page) != .html {
      throw ValidationError("--page writes HTML; '\(page)' must end in .html")
    }
  }

  /// Whether to show progress.
  var showsProgress: Bool { !quiet && Terminal.showsProgress }

  /// Makes all runs, and prints or writes their reports.
  ///
  /// - Parameters:
  ///   - runs: The runs, in the order of their reports.
  ///   - command: The command that makes them again.
  ///   - check: What each result was compared with; nil for nothing.
  ///   - report: Does a run, and reports it.
  func deliver<Run: Sendable>(
    _ runs: [Run], command: String, checkedAgainst check: String?,
    report: @escaping @Sendable (Run) throws(ToolFailure) -> CycleReport
  ) throws(ToolFailure) {
    let reports = try SweepRunner(runs, progress: showsProgress, report: report)
      .run(jobs: jobs ?? ProcessInfo.processInfo.activeProcessorCount)
    var sweep = SweepReport(reports, command: command)
    sweep.checkedAgainst = check
    if let page { try SwynqTool.deliver(SweepPage(sweep).html, to: page) }
    StandardOutput.write(json ? sweep.json : csv ? sweep.csv : sweep.text)
  }
}
