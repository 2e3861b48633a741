// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqImage
internal import SwynqReport
internal import SwynqReportPage

/// `swynq resize`: an image in, the hardware resizes it, an image out.
struct ResizeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resize",
    abstract: "Resizes a photo in the hardware: simulated, or on a board.",
    discussion: """
      INPUT and OUTPUT are JPEG (.jpg, .jpeg), PNG (.png) or PPM (.ppm, P6) files, told apart by \
      their extensions, of 1x1 to 3840x2160 pixels. Grey, palette, 16-bit, CMYK and transparent \
      images become 8-bit RGB; transparency is dropped, and a photo is turned as its EXIF \
      orientation says. OUTPUT \
      appears whole or not at all, may be INPUT, and as JPEG has quality 95, 4:4:4.

      Shrinking by more than 2 skips pixels, as the original hardware does: it does not filter.
      """)

  @OptionGroup var photo: PhotoArguments
  @OptionGroup var work: WorkArguments
  @OptionGroup var reporting: ReportArguments

  @Option(
    help: ArgumentHelp(
      "Also write where the clocks went; the extension names the format: \(ReportFormat.extensions).",
      valueName: "file"), completion: .file())
  var report: String?

  @OptionGroup var thresholds: ThresholdArguments

  func validate() throws {
    if let report, ReportFormat(path: report) == nil {
      throw ValidationError(
        "\(report): the extension names no format of a report; use \(ReportFormat.extensions)")
    }
    try thresholds.refuseChanges("use swynq report --baseline")
    if report == nil, !thresholds.failIf.isEmpty {
      throw ValidationError("--fail-if is for a report; add --report")
    }
  }

  func run() throws {
    let files = try photo.open(for: work)
    try checkOutput(report)
    let session = try DeviceSession(work)
    let frame: Frame
    var measured: CycleReport?
    if let report, let format = ReportFormat(path: report) {
      var delivery = ReportDelivery(format, to: report)
      var before: PageImage?
      var after: PageImage?
      let shows = delivery.showsImages
      let recorded = try session.record(
        nil, from: files.source.size, to: files.size, verify: photo.verify,
        activity: format.usesActivity,
        progress: reporting.showsProgress
      ) { pixels throws(ToolFailure) in
        try fill(&pixels, from: files.source)
        if shows {
          before = try ReportDelivery.picture(
            of: pixels.span, size: files.source.size, name: photo.input)
        }
      } store: { pixels throws(ToolFailure) in
        try store(pixels, files.size, to: files.destination)
        if shows {
          after = try ReportDelivery.picture(of: pixels, size: files.size, name: photo.output)
        }
      }
      (delivery.before, delivery.after) = (before, after)
      try delivery.write(recorded.recording)
      frame = recorded.frame
      measured = recorded.recording.report
    } else {
      frame = try session.resize(
        files, on: session.device, verify: photo.verify, progress: reporting.showsProgress)
    }
    try session.finish()
    reporting.report(photo.summary(files, frame, session))
    if let measured { try thresholds.check(measured) }
  }
}
