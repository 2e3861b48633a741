// SPDX-License-Identifier: Apache-2.0

extension CycleReport {
  /// The report as JSON, facts and what follows from them.
  public var json: String { encodedJSON(self) }

  /// Reads a report that ``json`` has written.
  ///
  /// - Parameters:
  ///   - text: The JSON.
  ///   - source: Where the text is from, for the error.
  /// - Throws: `malformed` for a text that is no report; `incompatible` for another version.
  public init(json text: String, from source: String) throws(ReportError) {
    self = try decodedJSON(text, from: source, what: "a cycle report")
  }
}

extension ReportFile {
  /// Reads a report from a file of JSON.
  ///
  /// - Throws: `unreadable`; `malformed`; `incompatible`.
  public static func report(at path: String) throws(ReportError) -> CycleReport {
    try CycleReport(json: try read(path), from: path)
  }
}
