// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqSimulator

/// Which device to use, how to reach a board, and what is random about a simulation.
struct DeviceArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Device to use; FILE is a simulator library.",
      valueName: "device"), completion: .list(["simulator", "simulator:", "board"]))
  var device = DeviceName.simulator

  @Option(
    help: ArgumentHelp(
      "Seed of everything random in the simulation; the same seed gives the same clock "
        + "count. (default: 1)",
      valueName: "n"))
  var seed: UInt64?

  @OptionGroup(title: "Board") var board: BoardArguments

  func validate() throws {
    switch device {
    case .simulator: try board.refuse()
    case .library: try board.refuse(butTheHandoff: true)
    case .board: try refuseOnBoard(seed == nil ? [] : ["--seed"])
    }
  }

  /// The options of the simulation, as far as they are said here.
  var simulation: SimulationOptions {
    var options = SimulationOptions()
    if let seed { options.seed = seed }
    return options
  }
}

/// Refuses options that a simulator has and a board has not.
func refuseOnBoard(_ options: [String]) throws {
  guard let first = options.first else { return }
  throw ValidationError(
    "\(first) is for the simulator: with --device board, memory and clock are the board's own; "
      + "leave it out")
}
