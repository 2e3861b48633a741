// SPDX-License-Identifier: Apache-2.0
package import Swynq

extension AXIDMA {
  /// Records that a channel stopped on an error, and says which.
  func failure(of direction: DMADirection, _ status: DMAStatus) -> DeviceError {
    let transfer = state(direction).inFlight
    let (causes, advice) = explanation(of: direction, status)
    let error = DeviceError(
      .transferFailed,
      "\(direction) stopped with \(status.errorNames.joined(separator: " and ")): "
        + "\(causes.joined(separator: "; ")). \(advice), and reset the DMA, both channels, before the "
        + "next transfer",
      address: transfer?.address ?? base, register: "\(direction)_DMASR", value: status.rawValue)
    // The halted channel touches memory no more, but the transfer stays until the reset, as
    // bursts that were under way on the other side of the interconnect may still arrive.
    update(direction) {
      $0.isStarted = false
      $0.failure = error
    }
    return error
  }

  /// The meaning of the error bits together (PG021, "S2MM_DMASR"), and the remedy.
  private func explanation(
    of direction: DMADirection, _ status: DMAStatus
  ) -> (causes: [String], advice: String) {
    let access = direction == .memoryToStream ? "read" : "write"
    var causes: [String] = []
    var advice: String?
    if status[flag: DMAStatus.subordinateError] {
      causes.append("a \(access) of memory was answered SLVERR")
      advice = "Check that the memory at this address takes \(access)s and is out of reset"
    }
    if status[flag: DMAStatus.decodeError] {
      causes.append("a \(access) of memory was answered DECERR, nothing is there")
      advice = "Check that the overlay maps memory there for this DMA's \(direction) port"
    }
    // A failed write sets DMAIntErr as well; by itself it is about the packet.
    if status[flag: DMAStatus.internalError], causes.isEmpty {
      if direction == .streamToMemory {
        let room = state(direction).inFlight.map { "the \($0.range.count) bytes" } ?? "the buffer"
        causes.append("the stream's packet is longer than \(room) that it was to fit in")
        advice = "Receive into a larger buffer, or set the sender to a shorter packet"
      } else {
        causes.append("an internal error, which PG021 does not have MM2S report in direct mode")
      }
    }
    if status.rawValue & DMAStatus.descriptorErrorMask != 0 {
      causes.append("an error of descriptors, which only a core with scatter-gather has")
    }
    return (causes, advice ?? "Check that the overlay is the one that is described")
  }

  /// The error of a wait that ran out of time. Reads the status once more, to say what it shows.
  package func timeoutError(_ direction: DMADirection, _ allowance: Duration) -> DeviceError {
    let transfer = state(direction).inFlight
    let receiver = configuration.hasReceive ? ", and the S2MM channel" : ""
    let peer =
      direction == .memoryToStream
      ? "the stream's receiver takes no data: is the core started\(receiver)?"
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

extension RegisterWindow {
  /// Polls for what the hardware does by itself within ``Swynq/Duration/stateChange``.
  ///
  /// - Throws: `timeout` with `message`, also in a cancelled task: nobody cut this wait short, the
  ///   hardware did not do its part.
  package func poll<Layout: RegisterLayout>(
    _ register: Register<Block, Layout>, mask: UInt32, until expected: UInt32,
    orElse message: @autoclosure () -> String
  ) throws(DeviceError) {
    do throws(DeviceError) {
      try poll(register, mask: mask, until: expected, timeout: .stateChange)
    } catch {
      var error = error
      if error.code == .cancelled { error.code = .timeout }
      throw error.explained(message())
    }
  }
}
