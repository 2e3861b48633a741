// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqReplay
internal import SwynqResizer

/// A script of calls, and the device that it is for.
struct ScriptArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "File with calls on the device, a line each; docs/scripts.md describes them.",
      valueName: "script"),
    completion: .file())
  var script: String

  @OptionGroup var work: WorkArguments

  func validate() throws {
    if work.timeout != nil {
      throw ValidationError("--timeout is for frames; a script's waits and polls have their own")
    }
  }

  /// The script.
  func open() throws(ToolFailure) -> DeviceScript {
    try work.waveform.check()
    return try DeviceScript(opening: script)
  }
}

extension DeviceScript {
  /// The script in a file.
  init(opening path: String) throws(ToolFailure) {
    self = try reportingScriptErrors { () throws(ScriptError) in try DeviceScript(path: path) }
  }

  /// Makes the calls.
  func perform(on device: some Device) throws(ToolFailure) {
    try reportingScriptErrors { () throws(ScriptError) in try run(on: device, knowing: .resizer) }
  }
}

/// Runs `body` and turns what scripts throw into the tool's error.
private func reportingScriptErrors<Value>(
  _ body: () throws(ScriptError) -> Value
) throws(ToolFailure) -> Value {
  do throws(ScriptError) { return try body() } catch { throw ToolFailure(error) }
}
