// SPDX-License-Identifier: Apache-2.0

public import SwynqReport

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
  public var html: String { PageTemplates.render(PageContent(self), as: "page") }
}
