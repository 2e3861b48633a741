// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqOverlayBuilder

/// `swynq overlay ports`: how the harness understands an overlay's ports.
struct PortsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ports",
    abstract: "Shows what the simulator makes of an overlay's ports.",
    discussion: """
      Clocks, resets, AXI ports, streams and interrupts are found by their names and by what the RTL waits \
      for; the rest are inputs and outputs by name. What had to be guessed, and inputs that nothing drives, \
      are warned of. A description of the overlay can say what names do not.
      """)

  @OptionGroup var overlay: OverlaySelection

  func run() throws {
    let lint = try overlay.lint()
    StandardOutput.write(lint.ports.joined(separator: "\n") + "\n")
    for guess in lint.guesses { StandardError.write("swynq: warning: \(guess)\n") }
  }
}
