// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqImage

/// `swynq demo`: the whole job on an image that the project draws itself.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Draws an image, halves it in the hardware, and checks the result.",
    discussion: """
      Writes swynq-demo-before.png and swynq-demo-after.png, and compares the hardware's result with \
      the software's, byte for byte.
      """)

  @Option(
    help: ArgumentHelp(
      "Existing directory to write to.", valueName: "dir"), completion: .directory)
  var outputDirectory = "."

  @OptionGroup var work: WorkArguments
  @OptionGroup var reporting: ReportArguments

  func run() throws {
    let directory = outputDirectory.hasSuffix("/") ? outputDirectory : outputDirectory + "/"
    let prefix = outputDirectory == "." ? "" : directory
    let (before, after) = try reportingImageErrors { () throws(ImageError) in
      (
        try ImageDestination(path: prefix + "swynq-demo-before.png"),
        try ImageDestination(path: prefix + "swynq-demo-after.png")
      )
    }
    try work.waveform.check()
    let image = DemoImage.draw()
    let size = ImageSize(width: image.width / 2, height: image.height / 2)

    let session = try DeviceSession(work)
    let frame = try session.resize(
      from: image.size, to: size, verify: true, progress: reporting.showsProgress
    ) { pixels throws(ToolFailure) in
      pixels.copy(from: image.pixels)
    } store: { pixels throws(ToolFailure) in
      do throws(ImageError) {
        try before.write(image.pixels.span, size: image.size)
        try after.write(pixels, size: size)
      } catch {
        throw ToolFailure(error)
      }
    }
    try session.finish()
    reporting.report(
      Summary(
        input: .init(path: before.path, format: before.format, size: image.size),
        output: .init(path: after.path, format: after.format, size: size),
        frame: frame, session: session))
  }
}

extension MutableSpan<UInt8> {
  /// Copies an array of the same size.
  fileprivate mutating func copy(from bytes: [UInt8]) {
    withUnsafeMutableBufferPointer { _ = $0.update(fromContentsOf: bytes) }
  }
}
