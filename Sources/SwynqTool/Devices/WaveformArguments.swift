// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqFiles
internal import SwynqSimulator

/// The waveform to write, and which part of the simulation it shows.
struct WaveformArguments: ParsableArguments {
  @Option(
    name: .customLong("waveform"),
    help: ArgumentHelp(
      "Write a waveform of the simulation, for GTKWave or Surfer. Slower; the clocks are the same. "
        + "Takes up to 400 bytes a clock: 10 to 30 MB for a frame of 640x360, 440 MB and more for one "
        + "of 3840x2160.",
      valueName: "file.fst"), completion: .file(extensions: ["fst"]))
  var path: String?

  @Option(
    name: .customLong("waveform-from"),
    help: ArgumentHelp(
      "Start the waveform after this many clocks of the simulation. (default: 0)",
      valueName: "clock"))
  var first: UInt64?

  @Option(
    name: .customLong("waveform-clocks"),
    help: ArgumentHelp(
      "Show only this many clocks. (default: all)", valueName: "n"))
  var clocks: UInt64?

  @Option(
    name: .customLong("waveform-depth"),
    help: ArgumentHelp(
      "Show this many levels of the hierarchy; 1 is the top module alone. (default: all)",
      valueName: "levels"))
  var depth: Int?

  /// The options that are given.
  var names: [String] {
    [
      (path != nil, "--waveform"), (first != nil, "--waveform-from"),
      (clocks != nil, "--waveform-clocks"), (depth != nil, "--waveform-depth"),
    ].filter(\.0).map(\.1)
  }

  func validate() throws {
    guard path?.lowercased().hasSuffix(".fst") ?? true else {
      throw ValidationError("--waveform writes FST; give it a name that ends in .fst")
    }
    if path == nil, let part = names.first {
      throw ValidationError("\(part) needs --waveform FILE.fst, the file to write")
    }
    guard clocks ?? 1 >= 1 else { throw ValidationError("--waveform-clocks must be at least 1") }
    guard (1...1000).contains(depth ?? 1) else {
      throw ValidationError("--waveform-depth must be 1 to 1000")
    }
  }

  /// Which part of the simulation is shown.
  var options: WaveformOptions {
    var options = WaveformOptions()
    options.firstClock = first ?? 0
    options.clocks = clocks
    options.depth = depth
    return options
  }

  /// Checks, before anything is simulated, that the waveform can be written.
  func check() throws(ToolFailure) {
    guard let path else { return }
    try reportingFileErrors { () throws(FileError) in
      try OutputFile.check(path, mustBeRegular: true)
    }
  }
}
