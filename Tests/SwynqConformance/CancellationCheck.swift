// SPDX-License-Identifier: Apache-2.0
import Foundation
public import Swynq
import SwynqCores
import SwynqResizer

/// The duties of every ``Swynq/Device`` when a task that waits on it is cancelled. Like
/// ``ConformanceCheck``, but with tasks.
public enum CancellationCheck: String, CaseIterable, Sendable {
  case pollOfARegister
  case waitForAnInterrupt
  case transferByInterrupt
  case transferByPolling
  case waitForTheCore
  case frameByInterrupt
  case frameByPolling
  case frameWithProgress

  /// When the task is cancelled.
  public enum Moment: CaseIterable, Sendable {
    /// Before it begins to wait.
    case before
    /// Shortly after it has begun.
    case during
  }

  /// Runs the check.
  ///
  /// - Parameters:
  ///   - moment: When to cancel.
  ///   - makeDevice: Makes a device fresh out of reset, whose overlay is the resizer.
  /// - Throws: ``CancellationFailure``; or the error that ended the check early.
  public func run<Bus: Device & SendableMetatype>(_ moment: Moment, _ makeDevice: () throws -> Bus)
    async throws
  {
    // One task after the other uses it.
    nonisolated(unsafe) let device = try makeDevice()
    let waiter = Waiter()
    let task = Task.detached { () -> Outcome in
      if moment == .before { waiter.cancel() }
      return try self.wait(on: device) { if moment == .during { waiter.cancelSoon() } }
    }
    waiter.task = task
    let outcome = try await task.value
    guard outcome.code == .cancelled else {
      throw CancellationFailure(
        what: "\(rawValue), \(moment): \(outcome.code.map(String.init(describing:)) ?? "no error")")
    }
    guard outcome.duration < Self.timeout else {
      throw CancellationFailure(what: "\(rawValue), \(moment): it took \(outcome.duration)")
    }
    try Checks(device: device).worksAsBefore(self)
  }

  /// The deadline of the waits, in device time: on a simulator some seconds.
  static var timeout: Duration { .milliseconds(40) }

  /// The end of a wait.
  struct Outcome: Sendable {
    /// The error's code; nil if there was none.
    var code: DeviceError.Code?
    /// Its duration, in device time.
    var duration: Duration
  }

  /// Waits for what never comes.
  private func wait<Bus: Device>(on device: Bus, begin: () -> Void) throws -> Outcome {
    let timeout = Self.timeout
    var start = device.now
    func measure(_ body: () throws(DeviceError) -> Void) -> Outcome {
      start = device.now
      begin()
      do throws(DeviceError) {
        try body()
        return Outcome(code: nil, duration: device.now - start)
      } catch {
        return Outcome(code: error.code, duration: device.now - start)
      }
    }
    let size = ImageSize(width: 16, height: 8)
    switch self {
    case .pollOfARegister:
      let block = try device.overlay.block(ofType: AXIDMARegisters.ipType)
      return measure { () throws(DeviceError) in
        _ = try device.poll32(
          block.base + 4, mask: 0x8000_0000, until: 0x8000_0000, timeout: timeout)
      }
    case .waitForAnInterrupt:
      return measure { () throws(DeviceError) in
        _ = try device.waitForInterrupt([.line(0), .line(1)], timeout: timeout)
      }
    case .transferByInterrupt, .transferByPolling:
      // Nobody sends.
      let dma = try AXIDMA(device, waiting: self == .transferByPolling ? .polling : .interrupt)
      let buffer = try device.allocate(shape: [64], of: UInt8.self)
      try dma.receive.transfer(buffer)
      let outcome = measure { () throws(DeviceError) in _ = try dma.receive.wait(timeout: timeout) }
      // In the task that is cancelled, the hardware can still be brought to rest.
      try dma.reset()
      return outcome
    case .waitForTheCore:
      let core = try ResizeAccelerator(device)
      try core.setSizes(source: size, destination: size)
      try core.start()
      let outcome = measure { () throws(DeviceError) in try core.wait(timeout: timeout) }
      _ = try ImageResizer(device)
      return outcome
    case .frameByInterrupt, .frameByPolling, .frameWithProgress:
      let resizer = try ImageResizer(
        device, waiting: self == .frameByPolling ? .polling : .interrupt)
      // The largest frame that there is: at 100 MHz the hardware reads it for 30 ms.
      let input = try device.allocate(shape: ImageSize.largest.shape, of: UInt8.self)
      let output = try device.allocate(shape: size.shape, of: UInt8.self)
      try resizer.enqueue(input, into: output)
      let outcome = measure { () throws(DeviceError) in
        _ = try resizer.next(
          timeout: timeout, progress: self == .frameWithProgress ? {} : nil)
      }
      try resizer.reset()
      return outcome
    }
  }
}

/// The failure in words.
public struct CancellationFailure: Error, CustomStringConvertible {
  let what: String
  /// The check, and what it found.
  public var description: String { "\(what) instead of `cancelled`" }
}

/// Cancels a task from outside of Swift's threads, which may all be waiting.
private final class Waiter: @unchecked Sendable {
  private let lock = NSLock()
  private var isCancelled = false
  private var waiting: Task<CancellationCheck.Outcome, any Error>?

  var task: Task<CancellationCheck.Outcome, any Error>? {
    get { lock.withLock { waiting } }
    set {
      lock.withLock { waiting = newValue }
      if lock.withLock({ isCancelled }) { newValue?.cancel() }
    }
  }

  /// Cancels it now.
  func cancel() {
    withUnsafeCurrentTask { $0?.cancel() }
  }

  /// Cancels it when the wait is likely to have begun.
  func cancelSoon() {
    Thread.detachNewThread { [self] in
      Thread.sleep(forTimeInterval: 0.02)
      lock.withLock { isCancelled = true }
      task?.cancel()
    }
  }
}

extension Checks {
  /// A whole frame, byte for byte, after a wait was cut short.
  func worksAsBefore(_ check: CancellationCheck) throws {
    try notebookFlow()
    if !problems.isEmpty {
      throw CancellationFailure(what: "\(check.rawValue), afterwards: \(problems)")
    }
  }
}
