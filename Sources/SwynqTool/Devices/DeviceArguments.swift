// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqSimulator

/// Which device to use, how to reach a board, and what is random about a simulation.
struct DeviceArguments: ParsableArguments {
  @Option(
    name: .customLong("device"),
    help: ArgumentHelp(
      "Device to use; FILE is as for --overlay.",
      valueName: "device"), completion: .list(["simulator", "simulator:", "board"]))
  private var named = DeviceName.simulator

  @Option(
    help: ArgumentHelp(
      "Overlay to simulate: a simulator library; a description, or one of several in it, as overlays.json:NAME; "
        + "or a hardware handoff. Libraries are built when they are needed first, and kept. With --device "
        + "board, the handoff of the bitstream. (default: the image resizer)", valueName: "file"),
    completion: .file(extensions: ["so", "json", "hwh"]))
  private var overlay: String?

  @Option(
    help: ArgumentHelp(
      "Seed of everything random in the simulation; the same seed gives the same clock "
        + "count. (default: 1)",
      valueName: "n"))
  var seed: UInt64?

  @OptionGroup(title: "Board") private var boardOptions: BoardArguments

  /// The device to use.
  var device: DeviceName {
    guard named == .simulator, let overlay else { return named }
    return .overlay(OverlayFile(overlay))
  }

  /// Options of the board, with the handoff that `--overlay` names.
  var board: BoardArguments {
    var board = boardOptions
    if named == .board, let overlay { board.hwh = overlay }
    return board
  }

  func validate() throws {
    if let overlay {
      if case .overlay = named {
        throw ValidationError("--device \(named) and --overlay name two overlays; leave one out")
      }
      guard named != .board || OverlayFile(overlay).isHandoff else {
        throw ValidationError(
          "--overlay \(overlay) is not a hardware handoff (.hwh), which describes a board's bitstream"
        )
      }
      guard named != .board || boardOptions.hwh == nil else {
        throw ValidationError("--hwh and --overlay name two handoffs; leave one out")
      }
    }
    switch device {
    case .simulator: try board.refuse()
    case .overlay: try board.refuse(butTheHandoff: true)
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
