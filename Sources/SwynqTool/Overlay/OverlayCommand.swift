// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser

/// `swynq overlay`: the commands that make simulated overlays.
struct OverlayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlay",
    abstract: "Makes simulated overlays of RTL and designs.",
    subcommands: [
      NewCommand.self, BuildCommand.self, PortsCommand.self, LintCommand.self, ComposeCommand.self,
      RegistersCommand.self, CoverageCommand.self,
    ])
}
