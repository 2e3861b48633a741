// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import SwynqReport

/// Runs a sweep on several threads: each takes the next run until none is left.
final class SweepRunner<Run: Sendable>: @unchecked Sendable {
  private let runs: [Run]
  private let report: @Sendable (Run) throws(ToolFailure) -> CycleReport
  private let lock = NSLock()
  // Behind the lock.
  private var next = 0
  private var done = 0
  private var reports: [CycleReport?]
  private var failure: (run: Int, failure: ToolFailure)?
  private var bar: SweepProgress

  /// - Parameters:
  ///   - runs: What to run.
  ///   - progress: Whether to show a bar.
  ///   - report: Does a run, and reports it.
  init(
    _ runs: [Run], progress: Bool,
    report: @escaping @Sendable (Run) throws(ToolFailure) -> CycleReport
  ) {
    self.runs = runs
    self.report = report
    reports = Array(repeating: nil, count: runs.count)
    bar = SweepProgress("sweep", of: runs.count, shown: progress)
  }

  /// All reports, in the order of the runs.
  ///
  /// - Throws: What the first of the runs that failed has thrown; those after it are not begun.
  func run(jobs: Int) throws(ToolFailure) -> [CycleReport] {
    DispatchQueue.concurrentPerform(iterations: min(jobs, max(runs.count, 1))) { _ in work() }
    bar.clear()
    if let failure { throw failure.failure }
    return reports.compactMap { $0 }
  }

  private func work() {
    while let index = take() {
      let result: Result<CycleReport, ToolFailure>
      do throws(ToolFailure) {
        result = .success(try report(runs[index]))
      } catch {
        result = .failure(error)
      }
      finish(index, result)
    }
  }

  private func take() -> Int? {
    lock.withLock {
      guard next < runs.count, failure == nil else { return nil }
      next += 1
      return next - 1
    }
  }

  private func finish(_ index: Int, _ result: Result<CycleReport, ToolFailure>) {
    lock.withLock {
      done += 1
      switch result {
      case .success(let report): reports[index] = report
      case .failure(let error):
        if failure.map({ index < $0.run }) ?? true { failure = (index, error) }
      }
      bar.show(done)
    }
  }
}
