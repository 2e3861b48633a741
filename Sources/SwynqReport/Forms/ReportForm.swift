internal import Foundation

/// The forms that a report can be written in.
public enum ReportForm: String, Hashable, Sendable, CaseIterable {
  /// A table for a terminal of 80 columns.
  case text
  /// JSON, as `docs/cycle-report.schema.json` describes it.
  case json
  /// Comma-separated values (RFC 4180): a line of names, a line of numbers.
  case csv
  /// Markdown, for a pull request.
  case markdown

  /// The form that a file's extension names; nil if it names none.
  public init?(path: String) {
    let name = path.split(separator: "/").last ?? ""
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let last = parts.last?.lowercased(),
      let form = Self.allCases.first(where: { $0.fileExtensions.contains(last) })
    else { return nil }
    self = form
  }

  /// The extensions of files in this form, the usual one first.
  public var fileExtensions: [String] {
    switch self {
    case .text: ["txt"]
    case .json: ["json"]
    case .csv: ["csv"]
    case .markdown: ["md", "markdown"]
    }
  }

  /// A recording in this form, as the contents of a file.
  public func write(_ recording: CycleRecording) -> String {
    switch self {
    case .text: recording.report.text
    case .json: recording.report.json
    case .csv: CycleReport.csv([recording.report])
    case .markdown: recording.report.markdown
    }
  }
}

/// The forms that a comparison can be written in.
public enum ComparisonForm: String, Hashable, Sendable, CaseIterable {
  /// A table for a terminal of 80 columns.
  case text
  /// JSON.
  case json
  /// Markdown, for a pull request.
  case markdown

  /// A comparison in this form, as the contents of a file.
  public func write(_ comparison: ReportComparison) -> String {
    switch self {
    case .text: comparison.text
    case .json: encodedJSON(comparison)
    case .markdown: comparison.markdown
    }
  }
}
