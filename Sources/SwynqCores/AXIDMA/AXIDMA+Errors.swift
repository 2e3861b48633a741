package import Swynq

extension AXIDMA {
  /// Records that a channel stopped on an error, and says which.
  func failure(of direction: DMADirection, _ status: DMAStatus) -> DeviceError {
    let transfer = state(direction).inFlight
    let access = direction == .memoryToStream ? "read" : "write"
    var causes: [String] = []
    // A failed write of S2MM sets DMAIntErr as well, and is told below.
    let accessFailed =
      status[flag: DMAStatus.subordinateError] || status[flag: DMAStatus.decodeError]
    if status[flag: DMAStatus.internalError] && !accessFailed {
      causes.append(
        direction == .streamToMemory
          ? "DMAIntErr: the stream's packet is longer than the "
            + "\(transfer?.range.count ?? 0) bytes there was room for"
          : "DMAIntErr: internal error")
    }
    if status[flag: DMAStatus.subordinateError] {
      causes.append("DMASlvErr: a \(access) of memory was answered SLVERR")
    }
    if status[flag: DMAStatus.decodeError] {
      causes.append("DMADecErr: a \(access) of memory was answered DECERR, nothing is there")
    }
    if status.rawValue & (DMAStatus.errorMask & ~0x70) != 0 {
      causes.append("a scatter-gather error")
    }
    let error = DeviceError(
      .transferFailed,
      "\(direction) stopped with \(causes.joined(separator: "; ")). Only a reset of the DMA, which "
        + "resets both channels, clears this",
      address: transfer?.address ?? base, register: "\(direction)_DMASR", value: status.rawValue)
    // The halted channel touches memory no more, but the transfer stays until the reset, as
    // bursts that were under way on the other side of the interconnect may still arrive.
    update(direction) {
      $0.isStarted = false
      $0.failure = error
    }
    return error
  }

  /// What a wait that ran out of time says; looks at the status once more to say it well.
  package func timeoutError(_ direction: DMADirection, _ allowance: Duration) -> DeviceError {
    let transfer = state(direction).inFlight
    let peer =
      direction == .memoryToStream
      ? "the stream's receiver takes no data: is the core started, and the S2MM channel?"
      : "no packet has arrived, or its end is missing: is the core started, with the right sizes?"
    return DeviceError(
      .timeout,
      "\(direction) did not finish \(transfer?.range.count ?? 0) bytes within \(allowance): \(peer) "
        + "The transfer is still in flight; wait again or reset the DMA",
      address: transfer?.address ?? base, register: "\(direction)_DMASR",
      value: try? registers(direction).read(.status).rawValue)
  }
}

extension DeviceError {
  /// The same error with a driver's account of it in place of the device's.
  package func explained(_ message: String) -> DeviceError {
    guard code == .timeout else { return self }
    var error = self
    error.message = message
    return error
  }
}
