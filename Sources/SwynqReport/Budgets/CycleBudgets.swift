// SPDX-License-Identifier: Apache-2.0

internal import Foundation
public import Swynq

/// Budgets of clocks, held by tests: one line in a test fails it when a case takes more clocks than
/// the file beside the tests allows, and says which phase grew.
///
/// ```swift
/// @Test func halfOf360p() throws {
///   try CycleBudgets().check("half of 360p", on: SimulatedDevice(overlay: .resizer)) { device in
///     try ImageResizer(device).resize(
///       from: .init(width: 640, height: 360), to: .init(width: 320, height: 180))
///   }
/// }
/// ```
///
/// The file is one of ``Baselines``. With `SWYNQ_RECORD_BUDGETS=1` in the environment, checks write
/// what they measure to it instead.
public struct CycleBudgets: Sendable {
  /// The environment variable that makes checks record.
  public static let recordingVariable = "SWYNQ_RECORD_BUDGETS"

  /// Path of the file.
  public let path: String
  /// The thresholds that a report must keep.
  public let thresholds: [Threshold]
  /// Whether checks write the file instead of holding reports to it.
  public let isRecording: Bool

  /// The budgets in a file.
  ///
  /// - Parameters:
  ///   - file: The file's name, or its path from the directory of the source file that asks.
  ///   - thresholds: What is too much of a change, as ``Threshold`` reads it. By default half a
  ///     percent more clocks.
  ///   - recording: Whether to write the file; by default what the environment says.
  ///   - source: The source file that asks.
  /// - Throws: `invalidThreshold`.
  public init(
    _ file: String = "CycleBudgets.json", failIf thresholds: [String] = ["cycles>+0.5%"],
    recording: Bool? = nil, beside source: String = #filePath
  ) throws(ReportError) {
    let directory = URL(fileURLWithPath: source).deletingLastPathComponent()
    path = URL(fileURLWithPath: file, relativeTo: directory).path
    var parsed: [Threshold] = []
    for text in thresholds { parsed.append(try Threshold(text)) }
    self.thresholds = parsed
    let variable = ProcessInfo.processInfo.environment[Self.recordingVariable] ?? ""
    isRecording = recording ?? !["", "0"].contains(variable)
  }

  /// Measures all that a closure does with a device and holds it to its budget.
  ///
  /// - Parameters:
  ///   - name: The budget's name.
  ///   - device: The device to run on; nothing else may be at work on it.
  ///   - times: How often to call the closure.
  ///   - body: The driver's work.
  /// - Returns: What was measured.
  /// - Throws: `overBudget`, saying which phase grew; `notFound` for a case without a budget; what the
  ///   device and the closure throw.
  @discardableResult
  public func check<Bus: Device>(
    _ name: String, on device: Bus, times: Int = 1,
    _ body: (CycleRecorder<Bus>.Observed) throws -> Void
  ) throws -> CycleReport {
    try checked(device.measure(name, times: times, body), named: name)
  }

  /// Measures work that a driver tells of, such as frames, and holds it to its budget.
  ///
  /// - Parameters:
  ///   - name: The budget's name.
  ///   - device: The device to run on; nothing else may be at work on it.
  ///   - times: How often to call the closure.
  ///   - body: The work; several pieces are a queue, which overlaps.
  /// - Returns: What was measured.
  /// - Throws: `overBudget`, saying which phase grew; `notFound` for a case without a budget.
  @discardableResult
  public func check<Bus: Device, Work: MeasuredWork>(
    _ name: String, on device: Bus, times: Int = 1,
    _ body: (CycleRecorder<Bus>.Observed) throws -> [Work]
  ) throws -> CycleReport {
    try checked(device.measure(name, times: times, body), named: name)
  }

  private func checked(_ report: CycleReport, named name: String) throws -> CycleReport {
    try check(report, named: name)
    return report
  }

  /// Holds a report to its budget.
  ///
  /// - Throws: `overBudget`, saying which phase grew; `notFound` for a case without a budget.
  public func check(_ report: CycleReport, named name: String) throws(ReportError) {
    if isRecording {
      try record(report, named: name)
      return
    }
    let budgets: Baselines
    do throws(ReportError) {
      budgets = try Baselines(path: path)
    } catch {
      throw ReportError(error.code, "\(error.description); \(Self.howToRecord)")
    }
    guard let budget = budgets.reports[name] else {
      throw ReportError(
        .notFound, "\(path) has no budget '\(name)'; \(Self.howToRecord)")
    }
    let comparison = try ReportComparison(from: budget, to: report, failIf: thresholds)
    guard !comparison.broken.isEmpty else { return }
    throw ReportError(.overBudget, Self.message(name, comparison))
  }

  private static let howToRecord =
    "run the test with \(recordingVariable)=1 to record it, and look at the difference"

  private static func message(_ name: String, _ comparison: ReportComparison) -> String {
    var text = "'\(name)' breaks its budget: \(comparison.summary)"
    text += " " + comparison.broken.map(\.explanation).joined(separator: "; ") + "."
    if !comparison.conditions.isEmpty {
      text += " The runs differ: " + comparison.conditions.joined(separator: "; ") + "."
    }
    return text + " If that is meant, \(howToRecord)."
  }

  private func record(_ report: CycleReport, named name: String) throws(ReportError) {
    try Baselines.update(path) { $0.keep(report, named: name) }
  }
}
