// SPDX-License-Identifier: Apache-2.0

/// An error of a report: the one type that `SwynqReport` throws of its own.
public struct ReportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The kind of error.
  public let code: Code
  /// The cause, the place and the remedy.
  public let description: String

  /// The kinds of errors.
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// A file is missing or cannot be read.
    case unreadable
    /// A file cannot be created or replaced.
    case unwritable
    /// Reading or writing a file failed half-way, as on a full disk.
    case inputOutput
    /// A file is no report, or one that is damaged.
    case malformed
    /// A file is of a version that this one does not know.
    case incompatible
    /// A threshold names no metric, or makes no sense.
    case invalidThreshold
    /// There is no baseline or budget of that name.
    case notFound
    /// A budget is broken.
    case overBudget
    /// Two reports are of different runs.
    case notComparable
  }

  /// An error of this kind.
  package init(_ code: Code, _ description: String) {
    self.code = code
    self.description = description
  }
}
