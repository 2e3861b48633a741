package import Swynq

extension AXIDMA {
  /// What has finished: the bytes moved by each channel.
  package struct Completions {
    package var sent: Int?
    package var received: Int?
    package var isEmpty: Bool { sent == nil && received == nil }
  }

  func wait(_ direction: DMADirection, timeout: Duration?) throws(DeviceError) -> Int {
    if let failure = state(direction).failure { throw failure }
    let allowance = timeout ?? .moving(bytesInFlight)
    let deadline = device.now + allowance
    while state(direction).finished == nil {
      guard state(direction).inFlight != nil else {
        throw DeviceError(
          .notRunning, "\(direction) has no transfer to wait for; begin one first", address: base)
      }
      let remaining = deadline - device.now
      if try waitForCompletion(timeout: remaining).isEmpty, device.now >= deadline {
        throw timeoutError(direction, allowance)
      }
    }
    let bytes = state(direction).finished ?? 0
    update(direction) { $0.finished = nil }
    return bytes
  }

  var bytesInFlight: Int {
    (sendState.inFlight?.range.count ?? 0) + (receiveState.inFlight?.range.count ?? 0)
  }

  /// Waits until a transfer in flight has finished, and says which and how many bytes it moved;
  /// neither if `timeout` has passed. The channels are watched together, because an error on one
  /// usually leaves the other waiting forever.
  package func waitForCompletion(timeout: Duration) throws(DeviceError) -> Completions {
    switch waiting {
    case .interrupt:
      var lines: InterruptLines = []
      if sendState.inFlight != nil { lines.formUnion(sendLine) }
      if receiveState.inFlight != nil { lines.formUnion(receiveLine) }
      do throws(DeviceError) {
        lines = try device.waitForInterrupt(lines, timeout: timeout)
      } catch {
        guard error.code == .timeout else { throw error }
        try checkCancellation()
        return Completions()
      }
      // One line may serve both channels, so each is asked.
      var completions = Completions()
      if !lines.isDisjoint(with: sendLine) {
        completions.sent = try finishIfDone(.memoryToStream)
      }
      if !lines.isDisjoint(with: receiveLine) {
        completions.received = try finishIfDone(.streamToMemory)
      }
      return completions
    case .polling:
      return try pollForCompletion(timeout: timeout)
    }
  }

  /// Slices may be too short for the device to look whether the task is cancelled.
  private func checkCancellation() throws(DeviceError) {
    try Cancellation.check(waitingFor: "the DMA", address: base)
  }

  /// Polls in slices: a channel that stops on an error never becomes idle, so between slices both
  /// channels' error bits are looked at.
  private func pollForCompletion(timeout: Duration) throws(DeviceError) -> Completions {
    let deadline = device.now + timeout
    var slice: Duration = .microseconds(10)
    while true {
      let direction: DMADirection =
        sendState.inFlight != nil ? .memoryToStream : .streamToMemory
      let remaining = deadline - device.now
      do throws(DeviceError) {
        try registers(direction).poll(
          .status, mask: DMAStatus.idle.mask, until: DMAStatus.idle.mask,
          timeout: min(slice, max(remaining, .zero)))
      } catch {
        guard error.code == .timeout else { throw error }
      }
      let completions = Completions(
        sent: try finishIfDone(.memoryToStream), received: try finishIfDone(.streamToMemory))
      if !completions.isEmpty { return completions }
      try checkCancellation()
      if device.now >= deadline { return completions }
      slice = min(slice * 2, .microseconds(100))
    }
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
