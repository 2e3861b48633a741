// SPDX-License-Identifier: Apache-2.0

package import SwynqFiles

/// Files of reports.
package enum ReportFile {
  /// More than a report of the most frames takes.
  private static let greatestFileSize = 64 << 20

  /// Reads a file of text.
  ///
  /// - Throws: `unreadable`, saying why; `malformed` for more than 64 MiB.
  package static func read(_ path: String) throws(ReportError) -> String {
    let bytes = try reportingFileErrors { () throws(FileError) in
      try InputFile.contents(of: path, limit: greatestFileSize)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes a file of text, whole or not at all.
  ///
  /// - Throws: `unwritable`, `inputOutput`, saying why.
  package static func write(_ text: String, to path: String) throws(ReportError) {
    try reportingFileErrors { () throws(FileError) in try OutputFile.write(text, to: path) }
  }
}

extension ReportError {
  /// The same error of a file that holds reports.
  package init(_ error: FileError) {
    switch error.code {
    case .noSuchFile, .unreadable:
      self.init(.unreadable, "\(error.path) cannot be read: \(error.message)")
    case .tooLarge: self.init(.malformed, error.description)
    case .noSuchDirectory, .cannotCreate:
      self.init(.unwritable, "\(error.path) cannot be written: \(error.message)")
    case .diskFull, .inputOutput, .busy: self.init(.inputOutput, error.description)
    }
  }
}

/// Runs `body` and turns what files throw into a report's error.
package func reportingFileErrors<Value>(
  _ body: () throws(FileError) -> Value
) throws(ReportError) -> Value {
  do throws(FileError) { return try body() } catch { throw ReportError(error) }
}
