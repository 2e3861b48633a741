// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqOverlayBuilder

/// `swynq overlay lint`: what Verilator and the harness find wrong.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Checks an overlay's RTL with Verilator, and its ports.",
    discussion: """
      Runs Verilator with all of its warnings, and looks at the ports as a build would. The status is 0 if \
      there is nothing to say.
      """)

  @OptionGroup var overlay: OverlaySelection

  func run() throws {
    let lint = try overlay.lint()
    StandardOutput.write(lint.warnings)
    for guess in lint.guesses { StandardOutput.write("warning: \(guess)\n") }
    guard lint.warnings.isEmpty, lint.guesses.isEmpty else {
      throw ToolFailure(.badData, "the overlay has what Verilator or the harness warns of")
    }
  }
}
