// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// A device, as the command line names it.
enum DeviceName: Hashable {
  /// The overlay's RTL, simulated by the library that comes with the package.
  case simulator
  /// The overlay of a file: a simulator library, a description or a hardware handoff.
  case overlay(OverlayFile)
  /// The FPGA of the board that the program runs on.
  case board

  /// The kind of device: "simulator" or "board".
  var kind: String { self == .board ? "board" : "simulator" }
}

extension DeviceName: ExpressibleByArgument {
  /// The device that an argument such as `simulator:build/mine-fast.so` names.
  init?(argument: String) {
    switch argument {
    case "simulator": self = .simulator
    case "board": self = .board
    default:
      guard argument.hasPrefix("simulator:"), argument.count > "simulator:".count else {
        return nil
      }
      self = .overlay(OverlayFile(String(argument.dropFirst("simulator:".count))))
    }
  }

  /// For help and completion.
  static var allValueStrings: [String] { ["simulator", "simulator:FILE", "board"] }

  /// As it is written.
  var defaultValueDescription: String { "\(self)" }
}

extension DeviceName: CustomStringConvertible {
  /// As it is written.
  var description: String {
    switch self {
    case .simulator: "simulator"
    case .overlay(let file): "simulator:\(file)"
    case .board: "board"
    }
  }
}
