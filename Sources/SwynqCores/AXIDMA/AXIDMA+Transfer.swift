// SPDX-License-Identifier: Apache-2.0
internal import Swynq

extension AXIDMA {
  func state(_ direction: DMADirection) -> ChannelState {
    direction == .memoryToStream ? sendState : receiveState
  }

  func update(_ direction: DMADirection, _ change: (inout ChannelState) -> Void) {
    if direction == .memoryToStream { change(&sendState) } else { change(&receiveState) }
  }

  /// PG021, "Programming Sequence": RS = 1, then wait until Halted = 0.
  func start(_ direction: DMADirection) throws(DeviceError) {
    try requireChannel(direction)
    if let failure = state(direction).failure { throw failure }
    var control = DMAControl(rawValue: 0)
    control.isRunning = true
    control.interruptsOnCompletion = waiting == .interrupt
    control.interruptsOnError = waiting == .interrupt
    let registers = registers(direction)
    try registers.write(control, to: .control)
    do throws(DeviceError) {
      try registers.poll(
        .status, mask: DMAStatus.halted.mask, until: 0,
        orElse: "\(direction) did not start: it stays halted; reset the DMA")
    } catch {
      guard let value = error.value, DMAStatus(rawValue: value).hasError else { throw error }
      throw failure(of: direction, DMAStatus(rawValue: value))
    }
    update(direction) { $0.isStarted = true }
  }

  func stop(_ direction: DMADirection) throws(DeviceError) {
    try requireChannel(direction)
    let registers = registers(direction)
    update(direction) { $0.isStarted = false }
    try registers.write(DMAControl(rawValue: 0), to: .control)
    try registers.poll(
      .status, mask: DMAStatus.halted.mask, until: DMAStatus.halted.mask,
      orElse: "\(direction) did not stop; reset the DMA")
    release(direction)
  }

  func transfer(
    _ direction: DMADirection, _ memory: DeviceMemory, _ range: Range<Int>
  ) throws(DeviceError) {
    let transfer = Transfer(memory: memory, range: range)
    try check(direction, transfer)
    if let failure = state(direction).failure { throw failure }
    if state(direction).inFlight != nil {
      // Perhaps it is over, and nobody has looked yet.
      guard try finishIfDone(direction) != nil else {
        throw DeviceError(
          .busy,
          "\(direction) is still moving \(state(direction).inFlight?.range.count ?? 0) bytes; a "
            + "second LENGTH would be lost: wait for it first", address: transfer.address)
      }
    }
    if !state(direction).isStarted { try start(direction) }

    let registers = registers(direction)
    if direction == .memoryToStream {
      memory.deviceWillRead(range)
    } else {
      memory.deviceWillWrite(range)
    }
    try registers.write(WholeWord(rawValue: transfer.address.low32), to: .address)
    let high = transfer.address.high32
    if configuration.addressWidth > 32, state(direction).addressHigh != high {
      try registers.write(WholeWord(rawValue: high), to: .addressHigh)
    }
    update(direction) {
      $0.addressHigh = high
      $0.finished = nil
      // Before the write that starts it: should that fail, nobody knows whether it arrived.
      $0.inFlight = transfer
    }
    try registers.write(DMALength(rawValue: UInt32(range.count)), to: .length)
  }

  /// Ends a transfer that was stopped early.
  func release(_ direction: DMADirection) {
    if direction == .streamToMemory, let transfer = state(direction).inFlight {
      transfer.memory.deviceDidWrite(transfer.range)
    }
    update(direction) {
      $0.inFlight = nil
      $0.finished = nil
    }
  }
}
