// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqSimulator

/// Settings of the memories of two simulated devices.
struct SimulatorPairArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Memory latency of the device under test, in clocks. (default: 30)",
      valueName: "n"))
  var memoryLatency: UInt32?

  @Option(
    help: ArgumentHelp(
      "Stall each bus channel of the device under test at random, in this many of a "
        + "thousand clocks: 0 to 950. (default: 0)", valueName: "n"))
  var stall: UInt32?

  @Option(
    help: ArgumentHelp(
      "Memory latency of the reference device, in clocks. (default: 30)", valueName: "n")
  )
  var againstMemoryLatency: UInt32?

  @Option(
    help: ArgumentHelp(
      "Stalls of the reference device, 0 to 950. (default: 0)", valueName: "n"))
  var againstStall: UInt32?

  func validate() throws {
    let latencies: ClosedRange<UInt32> = 1...1_000_000
    guard latencies.contains(memoryLatency ?? 1), latencies.contains(againstMemoryLatency ?? 1)
    else {
      throw ValidationError("a memory latency must be 1 to 1000000")
    }
    guard stall ?? 0 <= 950, againstStall ?? 0 <= 950 else {
      throw ValidationError("stalls must be 0 to 950")
    }
  }

  /// Refuses what is said of a board.
  func validate(device: DeviceName, against: DeviceName) throws {
    if device == .board {
      try refuseOnBoard(
        (memoryLatency == nil ? [] : ["--memory-latency"]) + (stall == nil ? [] : ["--stall"]))
    }
    if against == .board {
      try refuseOnBoard(
        (againstMemoryLatency == nil ? [] : ["--against-memory-latency"])
          + (againstStall == nil ? [] : ["--against-stall"]))
    }
  }

  /// The simulation under test.
  func device(_ seed: UInt64) -> SimulationOptions { options(seed, memoryLatency, stall) }

  /// The simulation that it is held to.
  func reference(_ seed: UInt64) -> SimulationOptions {
    options(seed, againstMemoryLatency, againstStall)
  }

  private func options(_ seed: UInt64, _ latency: UInt32?, _ stall: UInt32?) -> SimulationOptions {
    var options = SimulationOptions()
    options.seed = seed
    if let latency {
      options.memory.readLatency = latency
      options.memory.writeLatency = latency
    }
    if let stall { options.memory.stalls = .init(all: stall) }
    return options
  }
}
