// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqOverlayBuilder
internal import SwynqReplay
internal import SwynqReport
internal import SwynqResizer
internal import SwynqSimulator

/// `swynq sweep script`: a script on any overlay.
struct SweepScriptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "script",
    abstract: "Runs a script of calls on any overlay under many conditions, and compares them.",
    discussion: """
      Every run is on a simulator of its own: each combination of latencies and parameters of the overlay's \
      top module. An overlay whose parameters are swept is named by its description; a library is built for \
      each combination when it is first asked for, and kept.

        swynq sweep script copy.txt --overlay overlays.json --latencies 10,100 --set Depth=16,64
      """)

  @Argument(
    help: ArgumentHelp(
      "File with calls on the device, a line each; docs/scripts.md describes them.",
      valueName: "script"),
    completion: .file())
  var script: String

  @Option(
    help: ArgumentHelp(
      "Overlay to simulate: a simulator library; a description, or one of several in it, as overlays.json:NAME; "
        + "or a hardware handoff.", valueName: "file"),
    completion: .file(extensions: ["so", "json", "hwh"]))
  var overlay: String

  @Option(
    help: ArgumentHelp(
      "Memory latencies in clocks, 1 to 100000. (default: 30)", valueName: "n,..."),
    transform: { try sweptValues($0) { UInt32(try sweptNumber($0, in: 1...100_000)) } })
  var latencies: [UInt32] = [30]

  @Option(
    help: ArgumentHelp(
      "Values of a parameter of the overlay's top module. May be given for several.",
      valueName: "name=value,..."),
    transform: ParameterValues.init(argument:))
  var set: [ParameterValues] = []

  @Option(help: ArgumentHelp("Seed of everything random.", valueName: "n"))
  var seed: UInt64 = 1

  @OptionGroup var output: SweepOutputArguments

  /// A parameter, and its values.
  struct ParameterValues: Sendable {
    let name: String
    let values: [String]

    init(argument: String) throws {
      let parts = argument.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw ValidationError("'\(argument)' is not of the form NAME=VALUE,...")
      }
      name = String(parts[0])
      values = try sweptValues(String(parts[1])) { value in
        guard !value.isEmpty else {
          throw ValidationError("'\(argument)' has an empty value")
        }
        return value
      }
    }
  }

  /// One run: a library, the parameters that it was built with in words, a latency.
  private struct Run: Sendable {
    let library: String
    let name: String?
    let latency: UInt32
  }

  func validate() throws {
    let count = set.reduce(latencies.count) { $0 * $1.values.count }
    guard count <= SweepArguments.mostRuns else {
      throw ValidationError(
        "these are \(count) combinations; a sweep runs at most \(SweepArguments.mostRuns)")
    }
    guard Set(set.map(\.name)).count == set.count else {
      throw ValidationError("--set names a parameter twice; give all of its values at once")
    }
  }

  func run() throws {
    try checkOutput(output.page)
    let script = try DeviceScript(opening: script)
    let seed = seed
    try output.deliver(try runs(), command: command, checkedAgainst: nil) {
      run throws(ToolFailure) in
      var options = SimulationOptions()
      options.seed = seed
      options.memory.readLatency = run.latency
      options.memory.writeLatency = run.latency
      let device = try reportingDeviceErrors { () throws(DeviceError) in
        try SimulatedDevice(libraryPath: run.library, options: options)
      }
      return try reportingMeasurementErrors {
        try CycleRecorder(device, knowing: .resizer).record(run.name ?? script.name) { observed in
          try script.perform(on: observed)
        }.report
      }
    }
  }

  private func runs() throws(ToolFailure) -> [Run] {
    var combinations: [[OverlayBuild.Parameter]] = [[]]
    for parameter in set {
      combinations = combinations.flatMap { combination in
        parameter.values.map { combination + [.init(parameter.name, $0)] }
      }
    }
    var bar = SweepProgress(
      "building libraries", of: combinations.count, shown: output.showsProgress && !set.isEmpty)
    defer { bar.clear() }
    var runs: [Run] = []
    for (index, parameters) in combinations.enumerated() {
      bar.show(index)
      let library = try OverlayFile(overlay).library(.fast, parameters: parameters)
      let name = parameters.map { "\($0.name)=\($0.value)" }.joined(separator: " ")
      runs += latencies.map {
        Run(library: library, name: name.isEmpty ? nil : name, latency: $0)
      }
    }
    return runs
  }

  /// The command that runs the same again.
  private var command: String {
    var words = ["swynq sweep script \(script) --overlay \(overlay)"]
    words.append("--latencies \(latencies.map { "\($0)" }.joined(separator: ","))")
    words += set.map { "--set \($0.name)=\($0.values.joined(separator: ","))" }
    return words.joined(separator: " ") + " --seed \(seed)"
  }
}
