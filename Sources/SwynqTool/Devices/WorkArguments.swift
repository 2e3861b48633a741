// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqSimulator

/// The device, how a simulated one's memory behaves, and how long to wait.
struct WorkArguments: ParsableArguments {
  @OptionGroup var base: DeviceArguments

  @Option(
    help: ArgumentHelp(
      "Latency of the simulated memory in clocks, from address to answer; 1 to 1000000. "
        + "(default: 30)",
      valueName: "n"))
  var memoryLatency: UInt32?

  @Option(
    help: ArgumentHelp(
      "Stall each bus channel of the simulation at random, in this many of a thousand "
        + "clocks: 0 to 950. (default: 0)",
      valueName: "n"))
  var stall: UInt32?

  @Option(
    help: ArgumentHelp(
      "Limit on device time in milliseconds: simulated time, or the board's. (default: "
        + "10 ms and 40 ns for each byte in and out, more for a slow simulated memory)",
      valueName: "ms"))
  var timeout: Int?

  @OptionGroup var waveform: WaveformArguments

  func validate() throws {
    guard (1...1_000_000).contains(memoryLatency ?? 1) else {
      throw ValidationError("--memory-latency must be 1 to 1000000")
    }
    guard stall ?? 0 <= 950 else { throw ValidationError("--stall must be 0 to 950") }
    guard timeout ?? 1 >= 1 else { throw ValidationError("--timeout must be at least 1 ms") }
    guard base.device == .board else { return }
    var simulated: [String] = []
    if memoryLatency != nil { simulated.append("--memory-latency") }
    if stall != nil { simulated.append("--stall") }
    try refuseOnBoard(simulated + waveform.names)
  }

  /// The options of the simulation.
  var simulation: SimulationOptions {
    var options = base.simulation
    if let memoryLatency {
      options.memory.readLatency = memoryLatency
      options.memory.writeLatency = memoryLatency
    }
    if let stall { options.memory.stalls = .init(all: stall) }
    return options
  }
}
