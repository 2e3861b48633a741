// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqReplay
internal import SwynqReport
internal import SwynqResizer

/// `swynq replay`: a recording, done again on any device.
struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay",
    abstract: "Repeats a recording on a device and reports the first difference.",
    discussion: """
      Makes the recorded calls with the recorded bytes in buffers of its own, and compares what \
      registers hold, which interrupts come, which calls fail, and every byte that the device writes. \
      What depends on how fast a device is may come earlier or later. Waits have the timeouts that \
      they were recorded with, but take at most --timeout in vain, all together; by default 200 ms. \
      The status is 76 if anything differs.
      """)

  @Argument(
    help: ArgumentHelp(
      "Recording to repeat.", valueName: "recording"), completion: .file())
  var recording: String

  @OptionGroup var work: WorkArguments

  @Option(
    help: ArgumentHelp(
      "Limit on device time, in milliseconds, for what the recording shows and the "
        + "device does not.",
      valueName: "ms"))
  var patience = 100

  @Flag(help: "Print the report as JSON.")
  var json = false

  func validate() throws {
    guard patience >= 1 else { throw ValidationError("--patience must be at least 1 ms") }
  }

  func run() throws {
    try work.waveform.check()
    let session = try DeviceSession(work)
    var options = ReplayOptions()
    options.patience = .milliseconds(patience)
    if let timeout = work.timeout { options.timeout = .milliseconds(timeout) }
    let report = try replay(on: session.device, options)
    try session.finish()
    let document = ReplayDocument(
      recording: recording, device: "\(work.base.device)", report: report)
    StandardOutput.write(json ? encodedJSON(document) : document.text)
    guard let difference = report.difference else { return }
    throw ToolFailure(
      .mismatch, "\(recording) differs on the \(work.base.device): \(difference)")
  }

  private func replay(
    on device: some Device, _ options: ReplayOptions
  ) throws(ToolFailure) -> ReplayReport {
    try reportingRecordingErrors { () throws(RecordingError) in
      try Replay.run(recording, on: device, knowing: .resizer, options: options)
    }
  }
}
