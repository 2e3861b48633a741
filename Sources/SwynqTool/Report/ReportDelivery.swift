// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqImage
internal import SwynqReport
internal import SwynqReportPage

/// A recording on its way to a file or to standard output, and what a page shows beside it.
struct ReportDelivery {
  let format: ReportFormat
  /// The file; nil for standard output.
  let path: String?
  var before: PageImage?
  var after: PageImage?

  init(_ format: ReportFormat, to path: String?) {
    self.format = format
    self.path = path
  }

  /// Whether the format shows what happened on the buses.
  var usesActivity: Bool { format.usesActivity }

  /// Whether the format shows images.
  var showsImages: Bool { format == .html }

  /// Writes the recording.
  func write(_ recording: CycleRecording) throws(ToolFailure) {
    switch (format, path) {
    case (.html, _):
      let page = ReportPage(
        recording, before: before, after: after, command: Self.commandLine(CommandLine.arguments))
      try deliver(page.html, to: path)
    case (.trace, let path?):
      try reportingReportErrors { () throws(ReportError) in
        try TraceFile(recording).write(to: path)
      }
    case (.trace, nil): TraceFile(recording).write { StandardOutput.write($0) }
    default: try deliver(format.write(recording), to: path)
    }
  }

  /// An image as a page shows it.
  static func picture(
    of pixels: Span<UInt8>, size: ImageSize, name: String
  ) throws(ToolFailure) -> PageImage {
    do throws(ImageError) {
      let picture = try Picture(pixels, size: size, name: name)
      return PageImage(
        name: String(name.split(separator: "/").last ?? ""), size: size, file: picture.file,
        mediaType: picture.format == .png ? "image/png" : "image/jpeg")
    } catch {
      throw ToolFailure(error)
    }
  }

  /// A command as it may be typed into a shell again.
  static func commandLine(_ arguments: [String]) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_./=:,+-%@")
    let quoted = arguments.dropFirst().map { argument in
      !argument.isEmpty && argument.allSatisfy(plain.contains)
        ? argument
        : "'"
          + argument.split(separator: "'", omittingEmptySubsequences: false)
          .joined(separator: "'\\''") + "'"
    }
    return (["swynq"] + quoted).joined(separator: " ")
  }
}
