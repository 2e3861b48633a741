// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqReport

/// `swynq`: the command that holds the others.
struct SwynqCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "swynq",
    abstract: "Drives the image resizer of an FPGA: on a board, or simulated from its RTL.",
    discussion: """
      An error is one line on standard error, and one of these exit statuses:

      \(ExitStatus.table)
      """,
    version: SoftwareVersions.swynqVersion,
    subcommands: [
      ResizeCommand.self, InfoCommand.self, DemoCommand.self, VerifyCommand.self,
      ReportCommand.self, SweepCommand.self, RecordCommand.self, ReplayCommand.self,
      LoadCommand.self, DoctorCommand.self, OverlayCommand.self,
    ])
}
