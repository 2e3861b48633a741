// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
internal import SwynqCores
internal import SwynqReport
internal import SwynqResizer
internal import SwynqSimulator

/// Runs a sweep on several threads: each takes the next run until none is left.
final class SweepRunner: @unchecked Sendable {
  private let runs: [SweepRun]
  private let seed: UInt64
  private let libraries: [OverlayParameters: String]
  private let lock = NSLock()
  // Behind the lock.
  private var next = 0
  private var done = 0
  private var reports: [CycleReport?]
  private var failure: (run: Int, failure: ToolFailure)?
  private var bar: SweepProgress

  /// - Parameters:
  ///   - runs: What to run.
  ///   - seed: Of all that is random.
  ///   - libraries: The library of each overlay but the shipped one.
  ///   - progress: Whether to show a bar.
  init(
    _ runs: [SweepRun], seed: UInt64, libraries: [OverlayParameters: String], progress: Bool
  ) {
    self.runs = runs
    self.seed = seed
    self.libraries = libraries
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
        result = .success(try report(of: runs[index]))
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

  /// One run: a frame of noise, recorded, and its result compared with the software's.
  private func report(of run: SweepRun) throws(ToolFailure) -> CycleReport {
    var options = SimulationOptions()
    options.seed = seed
    options.memory.readLatency = run.latency
    options.memory.writeLatency = run.latency
    let device = try reportingDeviceErrors { () throws(DeviceError) in
      if let path = libraries[run.overlay] {
        try SimulatedDevice(libraryPath: path, overlay: .resizer, options: options)
      } else {
        try SimulatedDevice(overlay: .resizer, options: options)
      }
    }
    // What the driver allows by default is for a quick memory and bursts of 16.
    let stretch = max(1, Double(run.latency) / 250) * max(1, 16 / Double(run.burst))
    var (report, _) = try passImage(
      through: device, from: run.size.source, to: run.size.destination, verify: true,
      fill: { pixels in Self.fill(&pixels, with: seed) },
      run: { input, output throws(ToolFailure) in
        let timeout = Duration.moving(input.byteCount + output.byteCount) * stretch
        return try reportingMeasurementErrors {
          let recorder = CycleRecorder(device, knowing: .resizer)
          let resizer = try ImageResizer(recorder.device)
          return try recorder.record { _ in
            try resizer.resize(input, into: &output, timeout: timeout)
          }.report
        }
      })
    report.run.burstLength = run.burst
    return report
  }

  /// Noise.
  private static func fill(_ pixels: inout MutableSpan<UInt8>, with seed: UInt64) {
    var state = seed | 1
    for index in pixels.indices {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      pixels[index] = UInt8(truncatingIfNeeded: state >> 32)
    }
  }
}
