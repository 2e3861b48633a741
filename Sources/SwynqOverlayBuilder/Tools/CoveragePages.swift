// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Pages of sources with their coverage, as lcov's `genhtml` makes them.
package enum CoveragePages {
  /// - Parameters:
  ///   - trace: An lcov tracefile.
  ///   - folder: Takes the pages; `index.html` is the first.
  /// - Throws: genhtml that is missing or fails.
  package static func make(of trace: String, in folder: String) throws(BuildFailure) {
    let environment = ProcessInfo.processInfo.environment
    guard Executable.find("genhtml", path: environment["PATH"]) != nil else {
      throw BuildFailure("genhtml was not found; install it with 'apt-get install lcov'")
    }
    let log = "\(trace).log"
    defer { try? FileManager.default.removeItem(atPath: log) }
    let ran = try ChildProcess.run(
      ["genhtml", "--quiet", "--branch-coverage", "--output-directory", folder, trace],
      environment: environment, log: log)
    guard ran.succeeded else {
      throw BuildFailure("genhtml could not make '\(folder)'", output: ran.output)
    }
  }
}
