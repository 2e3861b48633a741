internal import ArgumentParser
internal import Swynq
internal import SwynqImage
internal import SwynqRecording

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

  @Argument(help: ArgumentHelp("Where the recording goes.", valueName: "recording"))
  var recording: String

  @Argument(help: ArgumentHelp("The image to resize.", valueName: "input"))
  var input: String

  @Argument(help: ArgumentHelp("Where the resized image goes.", valueName: "output"))
  var output: String

  @OptionGroup var target: TargetArguments
  @OptionGroup var work: WorkArguments
  @OptionGroup var reporting: ReportArguments

  @Flag(help: "Also compute the result in software, and fail with status 76 if it differs.")
  var verify = false

  func run() throws {
    let destination = try reportingImageErrors { () throws(ImageError) in
      try ImageDestination(path: output)
    }
    try work.checkTrace()
    let source = try reportingImageErrors { () throws(ImageError) in
      try ImageSource(path: input, limit: .largest)
    }
    let size = try target.size(from: source.size)
    let session = try DeviceSession(work)
    let frame = try record(session, on: session.device, source, destination, size)
    try session.finish()
    reporting.report(
      Summary(
        input: .init(path: input, format: source.format, size: source.size),
        output: .init(path: output, format: destination.format, size: size),
        frame: frame, session: session))
  }

  private func record(
    _ session: DeviceSession, on device: some Device, _ source: ImageSource,
    _ destination: ImageDestination, _ size: ImageSize
  ) throws(ToolFailure) -> Frame {
    let recorder = try reportingRecordingErrors { () throws(RecordingError) in
      try Recorder(of: device, "\(work.base.device)", to: recording)
    }
    let frame: Frame
    do throws(ToolFailure) {
      frame = try session.resize(
        source, to: size, into: destination, on: ObservedDevice(device, observer: recorder),
        verify: verify, progress: reporting.showsProgress)
    } catch {
      // A recording of what went wrong is the one that is wanted most.
      _ = try? recorder.finish()
      throw error
    }
    try reportingRecordingErrors { () throws(RecordingError) in try recorder.finish() }
    return frame
  }
}
