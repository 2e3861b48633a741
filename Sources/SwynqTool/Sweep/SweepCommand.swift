// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import SwynqReport
internal import SwynqReportPage

/// `swynq sweep`: the same work under many conditions.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Runs all combinations of sizes, latencies, widths and bursts, and compares them.",
    discussion: """
      Every run is a frame of noise on a simulator of its own, checked byte for byte against the \
      software model; the runs share the machine's cores. Widths and bursts other than 64 and 16 \
      need simulator libraries that are built from Swynq's sources when they are first asked for, \
      with Verilator and a C++ compiler, and kept in the cache directory.
      """)

  @OptionGroup(title: "Conditions") var conditions: SweepArguments

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

  @Option(
    help: ArgumentHelp(
      "Directory of built libraries. (default: $SWYNQ_CACHE, else swynq in the user's "
        + "cache directory)", valueName: "directory"), completion: .directory)
  var cache: String?

  @Option(
    help: ArgumentHelp(
      "Checkout of Swynq to build libraries from. (default: $SWYNQ_SOURCES, else the one around "
        + "the working directory or the program)", valueName: "directory"), completion: .directory)
  var sources: String?

  @Flag(name: .shortAndLong, help: "Print no progress.")
  var quiet = false

  func validate() throws {
    if let jobs, !(1...1024).contains(jobs) { throw ValidationError("--jobs must be 1 to 1024") }
    if json && csv { throw ValidationError("--json and --csv contradict each other") }
    if let page, ReportFormat(path: page) != .html {
      throw ValidationError("--page writes HTML; '\(page)' must end in .html")
    }
  }

  func run() throws {
    // A page that cannot be written is found before the runs, not after.
    try checkOutput(page)
    let runs = conditions.runs
    let jobs = jobs ?? ProcessInfo.processInfo.activeProcessorCount
    let shown = !quiet && Terminal.showsProgress
    let libraries = try libraries(for: runs, progress: shown)
    let reports = try SweepRunner(
      runs, seed: conditions.seed, libraries: libraries, progress: shown
    ).run(jobs: jobs)

    let sweep = SweepReport(reports, command: command)
    if let page { try deliver(SweepPage(sweep).html, to: page) }
    StandardOutput.write(json ? sweep.json : csv ? sweep.csv : sweep.text)
  }

  /// The libraries of all overlays but the shipped one.
  private func libraries(
    for runs: [SweepRun], progress: Bool
  ) throws(ToolFailure) -> [OverlayParameters: String] {
    var wanted: [OverlayParameters] = []
    for run in runs where run.overlay != .shipped && !wanted.contains(run.overlay) {
      wanted.append(run.overlay)
    }
    guard !wanted.isEmpty else { return [:] }
    let cache = try OverlayCache(directory: cache, sources: sources)
    var bar = SweepProgress("building libraries", of: wanted.count, shown: progress)
    defer { bar.clear() }
    var libraries: [OverlayParameters: String] = [:]
    for (index, parameters) in wanted.enumerated() {
      bar.show(index)
      libraries[parameters] = try cache.library(parameters)
    }
    return libraries
  }

  /// The command that runs the same again.
  private var command: String {
    let sizes = conditions.sizes.map { "\($0.source):\($0.destination)" }
    func list(_ values: [some CustomStringConvertible]) -> String {
      values.map(\.description).joined(separator: ",")
    }
    return "swynq sweep --sizes \(list(sizes)) --latencies \(list(conditions.latencies)) "
      + "--widths \(list(conditions.widths)) --bursts \(list(conditions.bursts)) "
      + "--seed \(conditions.seed)"
  }
}
