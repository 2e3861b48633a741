// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqImage
internal import SwynqReplay
internal import SwynqResizer

/// `swynq record`: a resize, and a recording of all that the driver and the device did.
struct RecordCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "Resizes a photo and records every call on the device, for swynq replay.",
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
    let recorder = try reportingRecordingErrors { () throws(RecordingError) in
      try Recorder(of: device, "\(work.base.device)", to: recording, knowing: .resizer)
    }
    let frame: Frame
    do throws(ToolFailure) {
      frame = try session.resize(
        files, on: ObservedDevice(device, observer: recorder), verify: photo.verify,
        progress: reporting.showsProgress)
    } catch {
      // A recording of what went wrong is the one that is wanted most.
      _ = try? recorder.finish()
      throw error
    }
    try reportingRecordingErrors { () throws(RecordingError) in try recorder.finish() }
    return frame
  }
}
