// SPDX-License-Identifier: Apache-2.0
package import Swynq

extension AXIDMA {
  /// The bytes moved by each channel that has finished.
  package struct Completions {
    package var sent: Int?
    package var received: Int?
    package var isEmpty: Bool { sent == nil && received == nil }
  }

  func wait(_ direction: DMADirection, timeout: Duration?) throws(DeviceError) -> Int {
    try requireChannel(direction)
    if let failure = state(direction).failure { throw failure }
    let allowance = timeout ?? .moving(bytesInFlight)
    let isOver = try wait(timeout: allowance) { _ throws(DeviceError) in
      if state(direction).finished != nil { return true }
      guard state(direction).inFlight == nil else { return false }
      throw DeviceError(
        .notRunning, "\(direction) has no transfer to wait for; begin one first", address: base)
    }
    guard isOver, let bytes = state(direction).finished else {
      throw timeoutError(direction, allowance)
    }
    update(direction) { $0.finished = nil }
    return bytes
  }

  var bytesInFlight: Int {
    (sendState.inFlight?.range.count ?? 0) + (receiveState.inFlight?.range.count ?? 0)
  }

  /// Looks what has finished until a wait is over: the one loop with a deadline of all waits for
  /// transfers. Both channels are watched, because an error on one usually leaves the other waiting
  /// forever. The device ends it when the task is cancelled.
  ///
  /// - Parameters:
  ///   - timeout: Device time to wait; there is one look at least.
  ///   - interval: Device time between calls of `tick`; nil for none.
  ///   - tick: Called about every `interval`.
  ///   - isOver: Takes note of what has finished, at first of nothing, and says whether the wait is
  ///     over.
  /// - Returns: Whether it was over before `timeout` had passed.
  package func wait(
    timeout: Duration, every interval: Duration? = nil, tick: () -> Void = {},
    isOver: (Completions) throws(DeviceError) -> Bool
  ) throws(DeviceError) -> Bool {
    let deadline = device.now + timeout
    var completions = Completions()
    var slice = Self.firstSlice
    var nextTick = interval.map { device.now + $0 }
    while try !isOver(completions) {
      let end = min(deadline, nextTick ?? deadline)
      completions = try self.completions(within: max(end - device.now, .zero), polling: slice)
      slice = completions.isEmpty ? min(slice * 2, Self.longestSlice) : Self.firstSlice
      if let interval, let tickTime = nextTick, !completions.isEmpty || device.now >= tickTime {
        tick()
        nextTick = device.now + interval
        slice = Self.firstSlice
      }
      if completions.isEmpty, device.now >= deadline { return false }
    }
    return true
  }

  /// Polls are cut into slices: a channel that stops on an error never becomes idle, so between them
  /// both channels' error bits are looked at.
  private static var firstSlice: Duration { .microseconds(10) }
  private static var longestSlice: Duration { .microseconds(100) }

  /// Waits once, at most for `time`, and says which transfers have finished meanwhile.
  private func completions(
    within time: Duration, polling slice: Duration
  ) throws(DeviceError) -> Completions {
    var lines: InterruptLines = []
    if sendState.inFlight != nil { lines.formUnion(sendLine) }
    if receiveState.inFlight != nil { lines.formUnion(receiveLine) }
    do throws(DeviceError) {
      switch waiting {
      case .interrupt:
        lines = try device.waitForInterrupt(lines, timeout: time)
      case .polling:
        let direction: DMADirection =
          sendState.inFlight != nil ? .memoryToStream : .streamToMemory
        try registers(direction).poll(
          .status, mask: DMAStatus.idle.mask, until: DMAStatus.idle.mask, timeout: min(slice, time))
      }
    } catch {
      guard error.code == .timeout else { throw error }
      if waiting == .interrupt { return Completions() }
    }
    // One line may serve both channels, so each is asked.
    var completions = Completions()
    if waiting == .polling || !lines.isDisjoint(with: sendLine) {
      completions.sent = try finishIfDone(.memoryToStream)
    }
    if waiting == .polling || !lines.isDisjoint(with: receiveLine) {
      completions.received = try finishIfDone(.streamToMemory)
    }
    return completions
  }

  /// If the channel's transfer is over, acknowledges its interrupt, records and returns the bytes
  /// moved; nil if it is not over or there is none.
  func finishIfDone(_ direction: DMADirection) throws(DeviceError) -> Int? {
    guard let transfer = state(direction).inFlight else { return nil }
    let registers = registers(direction)
    let status = try registers.read(.status)
    if status.hasError { throw failure(of: direction, status) }
    if waiting == .interrupt, status.pendingInterrupts.rawValue != 0 {
      try registers.write(status.pendingInterrupts, to: .status)
    }
    guard status.isIdle else { return nil }
    var bytes = transfer.range.count
    if direction == .streamToMemory {
      bytes = Int(try registers.read(.length)[DMALength.byteCount])
      transfer.memory.deviceDidWrite(
        transfer.range.lowerBound..<transfer.range.lowerBound + min(bytes, transfer.range.count))
    }
    update(direction) {
      $0.inFlight = nil
      $0.finished = bytes
    }
    return bytes
  }
}
