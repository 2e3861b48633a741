// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqReport

/// `swynq report baseline`: keeps a report as a baseline.
struct ReportBaselineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "baseline",
    abstract: "Runs a case and keeps its report as a named baseline.",
    discussion: """
      The file holds any number of reports by their names, in an order and a form that make small \
      differences of small changes: put it under version control.
      """)

  @Argument(
    help: ArgumentHelp(
      "Name of the baseline, such as 'half of 1080p'.", valueName: "name"))
  var name: String

  @OptionGroup var measured: ReportCaseArguments

  @Option(
    help: ArgumentHelp(
      "File of baselines; made if it does not exist.", valueName: "file"),
    completion: .file(extensions: ["json"]))
  var baseline = "swynq-baselines.json"

  @Flag(name: .shortAndLong, help: "Print no progress and no summary.")
  var quiet = false

  func validate() throws {
    if name.isEmpty { throw ValidationError("a baseline needs a name") }
  }

  func run() throws {
    try checkOutput(baseline)
    let report = try measured.record(name, at: nil, quiet: quiet).report
    var before: CycleReport?
    try reportingReportErrors { () throws(ReportError) in
      try Baselines.update(baseline) { baselines in
        before = baselines.reports[name]
        baselines.keep(report, named: name)
      }
    }
    if quiet { return }
    let change =
      before.flatMap { try? ReportComparison(from: $0, to: report).summary } ?? "a new baseline."
    StandardOutput.write("\(report); \(change) Kept in \(baseline).\n")
  }
}
