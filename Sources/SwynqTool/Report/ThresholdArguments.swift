internal import ArgumentParser
internal import SwynqReport

/// What is too much of a change.
struct ThresholdArguments: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Fail with status 1 if this holds, such as 'cycles>+1%'; may be given more than once.",
      discussion:
        "METRIC, > or <, a number. With a sign the number is the change, with % relative to what was; "
        + "without a sign it is the new value. swynq report metrics lists the metrics.",
      valueName: "threshold"),
    transform: Threshold.init(argument:))
  var failIf: [Threshold] = []

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
          "'\(text)' is no clock frequency; write MHz, above 0 and at most 10000, such as 100,150")
      }
      return UInt64((megahertz * 1e6).rounded())
    }
  }
}
