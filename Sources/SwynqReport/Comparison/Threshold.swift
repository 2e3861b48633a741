// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// When a change is too much: `cycles>+1%`, `drain>+100`, `fps<-2%`, `R.stalled>5%`, `cycles>90000`.
///
/// A metric, `>` or `<`, and a number. With a sign the number is compared with the change, without
/// one with the new value. With `%` a change is relative to the old value; of a share, such as
/// `R.stalled`, numbers are percent and changes percentage points, with or without `%`.
public struct Threshold: Sendable {
  /// As it was written.
  public let text: String
  /// The metric.
  package let metric: Metric
  /// Whether more than ``number`` is too much; else less than it.
  package let isUpperBound: Bool
  /// The bound.
  package let number: Double
  /// The quantity that the bound applies to.
  package let kind: Kind

  /// A quantity that a bound applies to.
  package enum Kind: Hashable, Sendable {
    /// The new value.
    case value
    /// The new value less the old one.
    case change
    /// The change as a share of the old value, 1 for 100 %.
    case relativeChange
  }

  /// The threshold that a text names.
  ///
  /// - Throws: `invalidThreshold` for an unknown metric or a text that makes no sense.
  public init(_ text: String) throws(ReportError) {
    let characters = text.filter { !$0.isWhitespace }
    guard let place = characters.firstIndex(where: { $0 == ">" || $0 == "<" }) else {
      throw Self.malformed(text, "it has no > and no <")
    }
    let metric = try Metric.named(String(characters[..<place]))
    var digits = characters[characters.index(after: place)...]
    let isPercent = digits.last == "%"
    if isPercent { digits.removeLast() }
    let isSigned = digits.first == "+" || digits.first == "-"
    guard let first = digits.first(where: { $0 != "+" && $0 != "-" }), first.isASCII,
      first.isNumber || first == ".", let number = Double(digits), number.isFinite
    else { throw Self.malformed(text, "'\(digits)' is no number") }
    if isPercent && !isSigned && metric.unit != .share {
      throw Self.malformed(
        text, "\(metric.name) is no share; write the change with its sign, as +1%")
    }
    self.text = characters
    self.metric = metric
    isUpperBound = characters[place] == ">"
    if metric.unit == .share {
      self.number = number / 100
      kind = isSigned ? .change : .value
    } else {
      self.number = isPercent ? number / 100 : number
      kind = isSigned ? (isPercent ? .relativeChange : .change) : .value
    }
  }

  private static func malformed(_ text: String, _ reason: String) -> ReportError {
    ReportError(
      .invalidThreshold,
      "the threshold '\(text)' makes no sense: \(reason); write it as cycles>+1%, drain>+100, "
        + "fps<-2% or R.stalled>5%")
  }

  /// Whether it is about the value alone, and needs nothing to compare with.
  public var isAbsolute: Bool { kind == .value }

  /// Why a report breaks it, with the numbers; nil if it does not. A report that does not know the
  /// metric cannot be held to it, which counts as broken.
  ///
  /// - Precondition: The threshold ``isAbsolute``.
  public func explanation(ifBrokenBy report: CycleReport) -> String? {
    precondition(isAbsolute, "a change takes two reports")
    guard let value = metric.value(in: report) else {
      return "\(metric.name) is not known, so it cannot be held to \(self)"
    }
    guard isBroken(from: report, to: report) == true else { return nil }
    return "\(metric.name) is \(metric.text(value)), which breaks \(self)"
  }

  /// Whether a change from one report to another breaks it; nil if a report does not know the metric.
  public func isBroken(from before: CycleReport, to after: CycleReport) -> Bool? {
    guard let new = metric.value(in: after) else { return nil }
    let measured: Double
    if kind == .value {
      measured = new
    } else {
      guard let old = metric.value(in: before) else { return nil }
      let change = new - old
      if kind == .change {
        measured = change
      } else {
        measured = old != 0 ? change / old : change == 0 ? 0 : change > 0 ? .infinity : -.infinity
      }
    }
    return isUpperBound ? measured > number : measured < number
  }
}

extension Threshold: CustomStringConvertible {
  /// As it was written.
  public var description: String { text }
}
