internal import ArgumentParser
internal import Foundation
internal import SwynqReport

/// `swynq report record`: keeps a report as a baseline.
struct ReportRecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Runs a case and keeps its report under a name, for later comparisons.",
    discussion: """
      The file holds any number of reports by their names, in an order and a form that make small \
      differences of small changes: put it under version control.
      """)

  @Argument(help: ArgumentHelp("The baseline's name, such as 'half of 1080p'.", valueName: "name"))
  var name: String

  @OptionGroup var measured: ReportCaseArguments

  @Option(help: ArgumentHelp("The file of baselines; made if it is missing.", valueName: "file"))
  var baseline = "swynq-baselines.json"

  @Flag(name: .shortAndLong, help: "Print no progress and no summary.")
  var quiet = false

  func validate() throws {
    if name.isEmpty { throw ValidationError("a baseline needs a name") }
  }

  func run() throws {
    var baselines = Baselines()
    if FileManager.default.fileExists(atPath: baseline) {
      baselines = try reportingReportErrors { () throws(ReportError) in
        try Baselines(path: baseline)
      }
    }
    let before = baselines.reports[name]
    let report = try measured.record(name, at: nil, quiet: quiet).report
    baselines.keep(report, named: name)
    try reportingReportErrors { () throws(ReportError) in try baselines.write(to: baseline) }
    if quiet { return }
    let change = before.flatMap { try? ReportComparison(from: $0, to: report).summary }
    StandardOutput.write("\(report); \(change ?? "new") Kept in \(baseline).\n")
  }
}
