// SPDX-License-Identifier: Apache-2.0

/// The formats that a comparison can be written in.
package enum ComparisonFormat: String, Hashable, Sendable, CaseIterable {
  /// A table for a terminal of 80 columns.
  case text
  /// JSON.
  case json
  /// Markdown, for a pull request.
  case markdown

  /// A comparison in this format, as the contents of a file.
  package func write(_ comparison: ReportComparison) -> String {
    switch self {
    case .text: comparison.text
    case .json: encodedJSON(comparison)
    case .markdown: comparison.markdown
    }
  }
}
