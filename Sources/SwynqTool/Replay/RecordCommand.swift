// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqImage
internal import SwynqReplay
internal import SwynqResizer

/// `swynq record`: work on a device, and a recording of all that driver and device did.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Resizes a photo, or runs a script, and records every call on the device.",
    discussion: """
      swynq record frame.swynq photo.jpg half.png --factor 2 is short for swynq record resize ... . \
      swynq replay repeats recordings.
      """,
    subcommands: [RecordResizeCommand.self, RecordScriptCommand.self],
    defaultSubcommand: RecordResizeCommand.self)
}

/// `swynq record resize`: a resize, and a recording of all that the driver and the device did.
struct RecordResizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resize",
    abstract: "Resizes a photo and records every call on the device.",
    discussion: """
      RECORDING gets every register access, wait and buffer, with answers, clocks and times, and every \
      byte that the CPU or the device put into memory. It is overwritten if it exists. INPUT and \
      OUTPUT are as for swynq resize.
      """)

  @Argument(
    help: ArgumentHelp(
      "File for the recording.", valueName: "recording"), completion: .file())
  var recording: String

  @OptionGroup var photo: PhotoArguments
  @OptionGroup var work: WorkArguments
  @OptionGroup var reporting: ReportArguments

  func run() throws {
    let files = try photo.open(for: work)
    let session = try DeviceSession(work)
    let frame = try record(files, with: session, on: session.device)
    try session.finish()
    reporting.report(photo.summary(files, frame, session))
  }

  private func record(
    _ files: Photo, with session: DeviceSession, on device: some Device
  ) throws(ToolFailure) -> Frame {
    try recordingCalls(of: device, work, to: recording) { observed throws(ToolFailure) in
      try session.resize(
        files, on: observed, verify: photo.verify, progress: reporting.showsProgress)
    }
  }
}

/// Records what `body` does with a device.
func recordingCalls<Bus: Device, Value>(
  of device: Bus, _ work: WorkArguments, to path: String,
  _ body: (ObservedDevice<Bus, Recorder<Bus>>) throws(ToolFailure) -> Value
) throws(ToolFailure) -> Value {
  let recorder = try reportingRecordingErrors { () throws(RecordingError) in
    try Recorder(of: device, "\(work.base.device)", to: path, knowing: .resizer)
  }
  let value: Value
  do throws(ToolFailure) {
    value = try body(ObservedDevice(device, observer: recorder))
  } catch {
    // A recording of what went wrong is the one that is wanted most.
    _ = try? recorder.finish()
    throw error
  }
  try reportingRecordingErrors { () throws(RecordingError) in try recorder.finish() }
  return value
}
