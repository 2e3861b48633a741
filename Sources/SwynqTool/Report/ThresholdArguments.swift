// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqReport

/// The thresholds that a report must keep.
struct ThresholdArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "End with status 1 if this holds, such as 'cycles>+1%'. Repeatable.",
      discussion:
        "METRIC, > or <, a number. Without a sign the number is the value itself, as in cycles>90000. "
        + "With a sign it is the change from a baseline, with % relative to that. "
        + "swynq report metrics lists the metrics.",
      valueName: "threshold"), completion: .list(Metric.all.map { "\($0.name)>" }),
    transform: Threshold.init(argument:))
  var failIf: [Threshold] = []

  /// Refuses thresholds of changes where there is nothing to compare with.
  func refuseChanges(_ advice: String) throws {
    guard let change = failIf.first(where: { !$0.isAbsolute }) else { return }
    throw ValidationError(
      "--fail-if '\(change)' is about a change and needs a baseline; \(advice), or leave the sign out"
    )
  }

  /// Fails if a report breaks a threshold.
  func check(_ report: CycleReport) throws(ToolFailure) {
    let reasons = failIf.compactMap { $0.explanation(ifBrokenBy: report) }
    if !reasons.isEmpty { throw ToolFailure(.overThreshold, reasons.joined(separator: "; ")) }
  }

  /// Fails if a comparison breaks a threshold.
  func check(_ comparison: ReportComparison) throws(ToolFailure) {
    if comparison.broken.isEmpty { return }
    throw ToolFailure(
      .overThreshold,
      comparison.broken.map(\.explanation).joined(separator: "; ")
        + (comparison.culprit.map { "; above all, \($0.phase.title) changed" } ?? ""))
  }
}

extension Threshold {
  /// The threshold that an argument names.
  fileprivate init(argument: String) throws {
    do throws(ReportError) {
      try self.init(argument)
    } catch {
      throw ValidationError(error.description)
    }
  }
}

/// Clock frequencies, such as `100,142.857`.
struct FrequencyList {
  /// In Hz.
  let frequencies: [UInt64]

  init(argument: String) throws {
    frequencies = try argument.split(separator: ",", omittingEmptySubsequences: false).map { text in
      guard let megahertz = Double(text), megahertz >= 0.000001, megahertz <= 10_000 else {
        throw ValidationError(
          "'\(text)' is not a clock frequency; write MHz, above 0 and at most 10000, such as 100,150"
        )
      }
      return UInt64((megahertz * 1e6).rounded())
    }
  }
}
