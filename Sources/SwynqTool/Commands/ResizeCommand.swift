internal import ArgumentParser
internal import Swynq
internal import SwynqImage
internal import SwynqReport

/// `swynq resize`: an image in, the hardware resizes it, an image out.
struct ResizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resize",
    abstract: "Resizes a photo in the hardware: simulated, or on a board.",
    discussion: """
      INPUT and OUTPUT are JPEG (.jpg, .jpeg), PNG (.png) or PPM (.ppm, P6) files, told apart by \
      their extensions, of 1x1 to 3840x2160 pixels. Grey, palette, 16-bit, CMYK and transparent \
      images become 8-bit RGB; transparency is dropped, EXIF orientation not applied. OUTPUT \
      appears whole or not at all, may be INPUT, and as JPEG has quality 95, 4:4:4.

      Shrinking by more than 2 skips pixels, as the original hardware does: it does not filter.
      """)

  @Argument(help: ArgumentHelp("The image to resize.", valueName: "input"))
  var input: String

  @Argument(help: ArgumentHelp("Where the resized image goes.", valueName: "output"))
  var output: String

  @OptionGroup var target: TargetArguments
  @OptionGroup var work: WorkArguments
  @OptionGroup var reporting: ReportArguments

  @Flag(help: "Also compute the result in software, and fail with status 76 if it differs.")
  var verify = false

  @Option(
    help: ArgumentHelp(
      "Also write where the clocks went; the extension names the form: .txt, .json, .csv or .md.",
      valueName: "file"))
  var report: String?

  func validate() throws {
    if let report, ReportForm(path: report) == nil {
      throw ValidationError(
        "\(report): the extension names no form of a report; use .txt, .json, .csv or .md")
    }
  }

  func run() throws {
    // All that can be wrong with the output is found before the hardware is touched.
    let destination = try reportingImageErrors { () throws(ImageError) in
      try ImageDestination(path: output)
    }
    try work.checkTrace()
    let source = try reportingImageErrors { () throws(ImageError) in
      try ImageSource(path: input, limit: .largest)
    }
    let size = try target.size(from: source.size)

    let session = try DeviceSession(work)
    let frame: Frame
    if let report, let form = ReportForm(path: report) {
      let recorded = try session.record(
        nil, from: source.size, to: size, verify: verify, progress: reporting.showsProgress
      ) { pixels throws(ToolFailure) in
        do throws(ImageError) { try source.decode(into: &pixels) } catch { throw ToolFailure(error) }
      } store: { pixels throws(ToolFailure) in
        do throws(ImageError) {
          try destination.write(pixels, size: size)
        } catch {
          throw ToolFailure(error)
        }
      }
      try deliver(form.write(recorded.recording), to: report)
      frame = recorded.frame
    } else {
      frame = try session.resize(
        source, to: size, into: destination, on: session.device, verify: verify,
        progress: reporting.showsProgress)
    }
    try session.finish()
    reporting.report(
      Summary(
        input: .init(path: input, format: source.format, size: source.size),
        output: .init(path: output, format: destination.format, size: size),
        frame: frame, session: session))
  }
}
