internal import Foundation
internal import Mustache

/// A report as one HTML page that needs nothing else: no network, no other file.
public struct ReportPage: Sendable {
  /// The report, and what it was made from. With an activity log the page shows utilisation over time
  /// and the bursts' latencies.
  public var recording: CycleRecording
  /// The image that went in.
  public var before: PageImage?
  /// The image that came out.
  public var after: PageImage?
  /// The command that makes the report again.
  public var command: String?

  /// A page about `recording`.
  public init(
    _ recording: CycleRecording, before: PageImage? = nil, after: PageImage? = nil,
    command: String? = nil
  ) {
    self.recording = recording
    self.before = before
    self.after = after
    self.command = command
  }

  /// The page's text.
  public var html: String {
    // Both are part of the program.
    guard let html = Self.templates.render(PageContent(self), withTemplate: "page") else {
      preconditionFailure("the page's template is missing")
    }
    return html
  }

  private static let templates: MustacheLibrary = {
    var library = MustacheLibrary()
    do {
      try library.register(text(PackageResources.page_mustache), named: "page")
      try library.register(text(PackageResources.table_mustache), named: "table")
      try library.register(text(PackageResources.folded_mustache), named: "folded")
    } catch {
      preconditionFailure("a template of the page is broken: \(error)")
    }
    return library
  }()

  /// The page's looks.
  static let styles = text(PackageResources.page_css)

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
