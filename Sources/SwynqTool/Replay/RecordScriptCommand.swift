// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqReplay
internal import SwynqResizer

/// `swynq record script`: a script, and a recording of all that it and the device did.
struct RecordScriptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "script",
    abstract: "Runs a script of calls on any overlay's device and records them.",
    discussion: "swynq record script copy.txt copy.swynq --device simulator:my_overlay-fast.so")

  @OptionGroup var calls: ScriptArguments

  @Argument(
    help: ArgumentHelp("File for the recording.", valueName: "recording"), completion: .file())
  var recording: String

  func run() throws {
    let script = try calls.open()
    let session = try DeviceSession(calls.work)
    try record(script, on: session.device)
    try session.finish()
  }

  private func record(_ script: DeviceScript, on device: some Device) throws(ToolFailure) {
    try recordingCalls(of: device, calls.work, to: recording) { observed throws(ToolFailure) in
      try script.perform(on: observed)
    }
  }
}
