// SPDX-License-Identifier: Apache-2.0

package import SwynqReport

/// The formats that a report can be written in.
package enum ReportFormat: String, Hashable, Sendable, CaseIterable {
  /// A table for a terminal of 80 columns.
  case text
  /// JSON, as `docs/cycle-report.schema.json` describes it.
  case json
  /// Comma-separated values (RFC 4180): a line of names, a line of numbers.
  case csv
  /// Markdown, for a pull request.
  case markdown
  /// One HTML page that needs nothing else; see ``ReportPage``.
  case html
  /// A trace in Chrome's Trace Event Format, for ui.perfetto.dev and chrome://tracing.
  case trace

  /// The format that a file's extension names; nil if it names none.
  package init?(path: String) {
    let name = path.split(separator: "/").last?.lowercased() ?? ""
    let fits = Self.allCases.flatMap { format in format.fileExtensions.map { (format, $0) } }
      .filter { name.hasSuffix("." + $0.1) }
    // The longest one: .trace.json is no report in JSON.
    guard let best = fits.max(by: { $0.1.count < $1.1.count }) else { return nil }
    self = best.0
  }

  /// The extensions of files in this format, the usual one first.
  package var fileExtensions: [String] {
    switch self {
    case .text: ["txt"]
    case .json: ["json"]
    case .csv: ["csv"]
    case .markdown: ["md", "markdown"]
    case .html: ["html", "htm"]
    case .trace: ["trace.json"]
    }
  }

  /// Whether the format shows more when the recording has an activity log.
  package var usesActivity: Bool { self == .html || self == .trace }

  /// A recording in this format, as the contents of a file.
  package func write(_ recording: CycleRecording) -> String {
    switch self {
    case .text: recording.report.text
    case .json: recording.report.json
    case .csv: CycleReport.csv([recording.report])
    case .markdown: recording.report.markdown
    case .html: ReportPage(recording).html
    case .trace: TraceFile(recording).text
    }
  }
}
