// SPDX-License-Identifier: Apache-2.0

import Foundation
public import Swynq

/// One duty of a device when a task that waits on it is cancelled: the wait ends with `cancelled`
/// before its deadline, and the device works as before. Like ``ConformanceCheck``, but with tasks.
///
/// ```swift
/// @Test(arguments: CancellationCheck.general(for: subject), CancellationCheck.Moment.allCases)
/// func `Waits end with their task`(check: CancellationCheck, moment: CancellationCheck.Moment)
///   async throws
/// {
///   try await check.run(moment) { try SimulatedDevice(libraryPath: library) }
/// }
/// ```
public struct CancellationCheck: Sendable {
  /// The event that is waited for.
  public let name: String
  private let body: @Sendable (CancelledWait) throws -> Void
  private let afterwards: @Sendable (ConformanceRun) throws -> Void

  /// The moment at which the task is cancelled.
  public enum Moment: CaseIterable, Sendable {
    /// Before it begins to wait.
    case before
    /// Shortly after it has begun.
    case during
  }

  /// A wait that must end when its task is cancelled.
  ///
  /// - Parameters:
  ///   - name: What is waited for.
  ///   - body: Brings the hardware to where it can be waited for in vain, and waits in
  ///     ``CancelledWait/attempt(_:)``.
  ///   - afterwards: Checks that the device works as before.
  public init(
    _ name: String, _ body: @escaping @Sendable (CancelledWait) throws -> Void,
    afterwards: @escaping @Sendable (ConformanceRun) throws -> Void
  ) {
    self.name = name
    self.body = body
    self.afterwards = afterwards
  }

  /// Runs the check.
  ///
  /// - Parameters:
  ///   - moment: When to cancel.
  ///   - makeDevice: Makes a device fresh out of reset.
  /// - Throws: ``ConformanceFailure``; or the error that ended the check early.
  public func run(_ moment: Moment, _ makeDevice: () throws -> some Device) async throws {
    // One task after the other uses it.
    nonisolated(unsafe) let device = AnyDevice(try makeDevice())
    let canceller = Canceller()
    let body = body
    let task = Task.detached { () -> CancelledWait.Outcome? in
      let wait = CancelledWait(device) { if moment == .during { canceller.cancelSoon() } }
      if moment == .before { canceller.cancelThisTask() }
      try body(wait)
      return wait.outcome
    }
    canceller.task = task
    let outcome = try await task.value
    let run = ConformanceRun(device)
    run.check(
      outcome?.code == .cancelled,
      "\(outcome?.code.map(String.init(describing:)) ?? "no error") instead of cancelled")
    if let duration = outcome?.duration {
      run.check(duration < CancelledWait.timeout, "the wait took \(duration)")
    }
    try afterwards(run)
    if !run.problems.isEmpty {
      throw ConformanceFailure(name: "\(name), cancelled \(moment)", problems: run.problems)
    }
  }
}

extension CancellationCheck: CustomStringConvertible {
  /// The event that is waited for.
  public var description: String { name }
}

extension CancellationCheck {
  /// The waits that every device has: for a register, and for an interrupt.
  ///
  /// - Parameter subject: What may be used of the overlay.
  public static func general(for subject: ConformanceSubject) -> [CancellationCheck] {
    let works: @Sendable (ConformanceRun) throws -> Void = { run in
      let address = try subject.address(on: run.device)
      for value in [subject.mask, 0] {
        try run.device.write32(address, value)
        let read = try run.device.read32(address) & subject.mask
        run.check(read == value, "a register reads \(hex(read)) after a write of \(hex(value))")
      }
    }
    return [
      CancellationCheck("a poll of a register") { wait in
        let address = try subject.address(on: wait.device)
        try wait.device.write32(address, 0)
        wait.attempt { () throws(DeviceError) in
          try wait.device.poll32(
            address, mask: subject.mask, until: subject.mask, timeout: CancelledWait.timeout)
        }
      } afterwards: {
        try works($0)
      },
      CancellationCheck("a wait for an interrupt") { wait in
        wait.attempt { () throws(DeviceError) in
          _ = try wait.device.waitForInterrupt(
            [.line(0), .line(1)], timeout: CancelledWait.timeout)
        }
      } afterwards: {
        try works($0)
      },
    ]
  }
}

/// A wait in vain, in a task that is cancelled.
public final class CancelledWait {
  /// The device that is waited on.
  public let device: AnyDevice
  /// The deadline to wait with, in device time: 40 ms, which are some seconds on a simulator.
  public static var timeout: Duration { .milliseconds(40) }

  struct Outcome: Sendable {
    var code: DeviceError.Code?
    var duration: Duration
  }

  private(set) var outcome: Outcome?
  private let begin: () -> Void

  init(_ device: AnyDevice, begin: @escaping () -> Void) {
    self.device = device
    self.begin = begin
  }

  /// Waits: notes how long `body` takes in device time, and its error.
  public func attempt(_ body: () throws(DeviceError) -> Void) {
    let start = device.now
    begin()
    do throws(DeviceError) {
      try body()
      outcome = Outcome(code: nil, duration: device.now - start)
    } catch {
      outcome = Outcome(code: error.code, duration: device.now - start)
    }
  }
}

/// Cancels a task from outside of Swift's threads, which may all be waiting.
private final class Canceller: @unchecked Sendable {
  private let lock = NSLock()
  private var isCancelled = false
  private var waiting: Task<CancelledWait.Outcome?, any Error>?

  var task: Task<CancelledWait.Outcome?, any Error>? {
    get { lock.withLock { waiting } }
    set {
      lock.withLock { waiting = newValue }
      if lock.withLock({ isCancelled }) { newValue?.cancel() }
    }
  }

  func cancelThisTask() { withUnsafeCurrentTask { $0?.cancel() } }

  /// Cancels it when the wait is likely to have begun.
  func cancelSoon() {
    Thread.detachNewThread { [self] in
      Thread.sleep(forTimeInterval: 0.02)
      lock.withLock { isCancelled = true }
      task?.cancel()
    }
  }
}
