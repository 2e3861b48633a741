// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `swynq sweep`: the same work under many conditions.
struct SweepCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sweep",
    abstract: "Runs the same work under many conditions, and compares them.",
    discussion:
      "swynq sweep --latencies 10,100 is short for swynq sweep frames --latencies 10,100.",
    subcommands: [SweepFramesCommand.self, SweepScriptCommand.self],
    defaultSubcommand: SweepFramesCommand.self)
}

/// `swynq sweep frames`: frames through the image resizer.
struct SweepFramesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "frames",
    abstract: "Runs all combinations of sizes, latencies, widths and bursts, and compares them.",
    discussion: """
      Every run is a frame of noise on a simulator of its own, checked byte for byte against the \
      software model; the runs share the machine's cores. Widths and bursts other than 64 and 16 \
      need simulator libraries that are built from Swynq's sources when they are first asked for, \
      with Verilator and a C++ compiler, and kept in the cache directory.
      """)

  @OptionGroup(title: "Conditions") var conditions: SweepArguments
  @OptionGroup var output: SweepOutputArguments

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

  func run() throws {
    // A page that cannot be written is found before the runs, not after.
    try checkOutput(output.page)
    let runs = conditions.runs
    let sweep = FrameSweep(
      seed: conditions.seed, libraries: try libraries(for: runs, progress: output.showsProgress))
    try output.deliver(runs, command: command, checkedAgainst: "the software model") {
      run throws(ToolFailure) in try sweep.report(of: run)
    }
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
    let cache = try ResizerLibraries(directory: cache, sources: sources)
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
