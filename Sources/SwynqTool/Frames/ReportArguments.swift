// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqReport

/// Output options.
struct ReportArguments: ParsableArguments {
  @Flag(help: "Print the summary as JSON.")
  var json = false

  @Flag(name: .shortAndLong, help: "Print no progress and no summary.")
  var quiet = false

  func validate() throws {
    if json && quiet { throw ValidationError("--json and --quiet contradict each other") }
  }

  /// Whether a progress line makes sense: someone is watching.
  var showsProgress: Bool { !quiet && Terminal.showsProgress }

  /// Prints the summary in the format that was asked for.
  func report(_ summary: Summary) {
    if quiet { return }
    StandardOutput.write(json ? encodedJSON(summary) : summary.text)
  }
}
