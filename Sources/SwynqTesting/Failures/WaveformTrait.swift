// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
internal import SwynqFiles
public import Testing

/// A trait of tests that fail with evidence: of every simulated device that a failing test made, the
/// waveform of the clocks that led to the failure, and the calls.
///
/// ```swift
/// @Suite(.waveform(lastClocks: 5_000)) struct FilterTests {
///   @Test func `filters a line`() throws {
///     let device = try SimulatedDevice(libraryPath: library)
///     ...
/// ```
/// A test that fails is run again from its start, as a simulation is the same each time, and then with
/// waveforms; one that passes costs nothing. The text of the failure says where the files are: in the
/// directory that the environment variable `SWYNQ_FAILURES` names, else in `swynq-failures` in the directory
/// for temporary files. The library must have its instrumented variant beside it.
///
/// A test that is not the same each time, because of threads or random numbers without a seed, may pass
/// the second time. It fails all the same, and says so.
public struct WaveformTrait: TestTrait, SuiteTrait, TestScoping {
  /// Clocks of the device's first clock that the waveform shows before the failure.
  public let lastClocks: UInt64

  /// All tests of a suite, and of suites in it.
  public var isRecursive: Bool { true }

  /// Runs a test, and if it fails once more with waveforms.
  public func provideScope(
    for test: Test, testCase: Test.Case?,
    performing function: @concurrent @Sendable () async throws -> Void
  ) async throws {
    guard CurrentWitness.witness == nil else { return try await function() }
    let watched = FailureWitness()
    let found = try await run(test, testCase, watched, performing: function) { issue in
      watched.noteFailure()
      return issue.isFailure ? nil : issue
    }
    guard found.failed else { return }
    let folder = Self.folder(for: test)
    let evidence = FailureWitness(repeating: watched, lastClocks: lastClocks, in: folder)
    let again = try await run(test, testCase, evidence, performing: function) { issue in
      guard issue.isFailure else { return nil }
      evidence.noteFailure()
      var issue = issue
      issue.comments += evidence.comments
      return issue
    }
    evidence.writeCalls()
    if let error = again.error {
      Issue.record(
        error, Comment(rawValue: evidence.comments.map(\.rawValue).joined(separator: "\n")),
        sourceLocation: test.sourceLocation)
    } else if !again.failed {
      Issue.record(
        "failed, and passed when it was run again for its waveform; the first time it said: \(found.texts.joined(separator: "; "))",
        sourceLocation: test.sourceLocation)
    }
  }

  /// The outcome of a run.
  private struct Outcome {
    var failed: Bool
    var error: (any Error)?
    var texts: [String]
  }

  private func run(
    _ test: Test, _ testCase: Test.Case?, _ witness: FailureWitness,
    performing function: @concurrent @Sendable () async throws -> Void,
    handling handle: @escaping @Sendable (Issue) -> Issue?
  ) async throws -> Outcome {
    let issues = IssueList()
    let handler: IssueHandlingTrait = .compactMapIssues { issue in
      if issue.isFailure { issues.add("\(issue)") }
      return handle(issue)
    }
    do {
      try await CurrentWitness.$witness.withValue(witness) {
        try await handler.provideScope(for: test, testCase: testCase, performing: function)
      }
    } catch let error as CancellationError {
      throw error
    } catch {
      witness.noteFailure()
      return Outcome(failed: true, error: error, texts: issues.texts + ["\(error)"])
    }
    return Outcome(failed: !issues.texts.isEmpty, error: nil, texts: issues.texts)
  }

  private static func folder(for test: Test) -> String {
    let named = ProcessInfo.processInfo.environment["SWYNQ_FAILURES"].flatMap {
      $0.isEmpty ? nil : $0
    }
    let root =
      named ?? FileManager.default.temporaryDirectory.appendingPathComponent("swynq-failures").path
    let name = String(
      "\(test.id)".map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" }.suffix(100))
    return "\(root)/\(name)-\(String(UInt32.random(in: 0 ... .max), radix: 36))"
  }
}

extension Trait where Self == WaveformTrait {
  /// Tests that fail with the waveforms of the clocks before the failure, and the calls that led there.
  ///
  /// - Parameter lastClocks: Clocks that the waveform shows before the failure.
  public static func waveform(lastClocks: UInt64 = 2_000) -> Self {
    Self(lastClocks: lastClocks)
  }
}
