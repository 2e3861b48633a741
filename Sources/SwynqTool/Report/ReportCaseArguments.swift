// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqImage
internal import SwynqResizer
internal import SwynqSimulator

/// The case that a report is made of: the images, how many frames, on which device.
struct ReportCaseArguments: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "Image to resize: a photo, or a size such as 1920x1080 for a black image. Pixel "
        + "values do not affect the clock count.", valueName: "input"),
    completion: .file(extensions: ["jpg", "jpeg", "png", "ppm"]))
  var input: String

  @OptionGroup var target: TargetArguments

  @Option(
    help: ArgumentHelp(
      "Number of frames to measure, 1 to 10000.", valueName: "n"))
  var frames = 1

  @Flag(help: "Queue the frames: one is read while the previous one is written.")
  var queue = false

  @OptionGroup var work: WorkArguments

  @Option(
    help: ArgumentHelp(
      "Read and write bursts that the simulated memory accepts at once, 1 to 64. "
        + "(default: 8)",
      valueName: "n"))
  var outstanding: UInt32?

  func validate() throws {
    guard (1...10_000).contains(frames) else {
      throw ValidationError("--frames must be 1 to 10000")
    }
    guard (1...64).contains(outstanding ?? 1) else {
      throw ValidationError("--outstanding must be 1 to 64")
    }
    if work.base.device == .board {
      try refuseOnBoard(outstanding == nil ? [] : ["--outstanding"])
    }
  }

  /// The input's size and, if it is a photo, where to read it.
  func source() throws(ToolFailure) -> (size: ImageSize, photo: ImageSource?) {
    let looksLikeSize = input.lowercased().split(separator: "x", omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }
    if looksLikeSize {
      do { return (try ImageSize(argument: input), nil) } catch {
        throw ToolFailure(.usage, "\(input): \(error)")
      }
    }
    let photo = try reportingImageErrors { () throws(ImageError) in
      try ImageSource(path: input, limit: .largest)
    }
    return (photo.size, photo)
  }

  /// The device that the arguments ask for.
  func session() throws(ToolFailure) -> DeviceSession {
    var simulation = work.simulation
    if let outstanding {
      simulation.memory.outstandingReads = outstanding
      simulation.memory.outstandingWrites = outstanding
    }
    return try DeviceSession(
      work.base.device, simulation: simulation, board: work.base.board, waveform: work.waveform,
      timeout: work.timeout.map { .milliseconds($0) })
  }
}
