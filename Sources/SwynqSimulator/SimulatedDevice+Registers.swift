// SPDX-License-Identifier: Apache-2.0
import CSwynqSim
public import Swynq

extension SimulatedDevice {
  /// Reads a register; takes as many clocks as the bus needs.
  public func read32(_ address: BusAddress) throws(DeviceError) -> UInt32 {
    var value: UInt32 = 0
    let start = callStart
    let status = library.read32(handle, address.rawValue, &value)
    note(start, "read \(place(address)): \(status == 0 ? hex(value) : "failed")")
    guard status == 0 else { throw error(status, address: address) }
    return value
  }

  /// Writes a register; takes as many clocks as the bus needs.
  public func write32(_ address: BusAddress, _ value: UInt32) throws(DeviceError) {
    let start = callStart
    let status = library.write32(handle, address.rawValue, value, 0xF)
    note(start, "write \(place(address)): \(hex(value))\(status == 0 ? "" : ", failed")")
    guard status == 0 else { throw error(status, address: address) }
  }

  /// Polls a register: in one call to the model, or in a task that may be cancelled read by read, which
  /// takes the same clocks.
  @discardableResult
  public func poll32(
    _ address: BusAddress, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> UInt32 {
    if Cancellation.ends(waitOf: timeout), Cancellation.isPossible, expected & ~mask == 0 {
      return try pollCancellably(address, mask: mask, until: expected, timeout: timeout)
    }
    var value: UInt32 = 0
    let start = callStart
    let status = library.poll32(
      handle, address.rawValue, mask, expected, options.pollInterval, clocks(in: timeout), &value)
    note(
      start,
      "poll \(place(address)) for \(hex(expected)) under \(hex(mask)): \(hex(value))"
        + (status == 0 ? "" : ", failed"))
    guard status == 0 else {
      var error = error(status, address: address)
      if error.code == .timeout {
        try Cancellation.check(waitingFor: "a register", address: address, value: value)
        error.value = value
        error.message = pollTimeoutMessage(mask, expected, timeout)
      }
      throw error
    }
    return value
  }

  /// Does what `swynq_sim_poll32` does, access by access.
  private func pollCancellably(
    _ address: BusAddress, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> UInt32 {
    let start = clocks
    let allowance = clocks(in: timeout)
    while true {
      let elapsed = clocks - start
      let value = try read32(address)
      if value & mask == expected { return value }
      guard elapsed < allowance else {
        throw DeviceError(
          .timeout, pollTimeoutMessage(mask, expected, timeout), address: address, value: value,
          underlyingStatus: Int32(SWYNQ_SIM_TIMEOUT.rawValue))
      }
      try Cancellation.check(waitingFor: "a register", address: address, value: value)
      let passed = clocks - start
      try run(clocks: min(options.pollInterval, passed < allowance ? allowance - passed : 0))
    }
  }

  private func pollTimeoutMessage(
    _ mask: UInt32, _ expected: UInt32, _ timeout: Duration
  ) -> String {
    "a register did not become \(hex(expected)) under mask \(hex(mask)) within \(timeout)"
  }

  /// Runs the clock until an interrupt: in one call to the model, or in a task that may be cancelled in
  /// a few.
  public func waitForInterrupt(
    _ lines: InterruptLines, timeout: Duration
  ) throws(DeviceError) -> InterruptLines {
    var high: UInt64 = 0
    let start = callStart
    defer {
      note(start, "wait for \(lines): \(InterruptLines(rawValue: high).intersection(lines))")
    }
    try wait(timeout, for: "\(lines)", failing: "no interrupt on \(lines) within \(timeout)") {
      library.ports.waitLines(handle, lines.rawValue, $0, &high)
    }
    return InterruptLines(rawValue: high).intersection(lines)
  }

  /// Repeats a wait of the model in slices, between which the task may turn out to be cancelled.
  ///
  /// - Parameters:
  ///   - event: What is waited for.
  ///   - failure: The message of a timeout; the model's own if nil.
  ///   - call: Waits for a number of clocks.
  func wait(
    _ timeout: Duration, for event: @autoclosure () -> String,
    failing failure: @autoclosure () -> String?, _ call: (UInt64) -> Int32
  ) throws(DeviceError) {
    let isCancellable = Cancellation.ends(waitOf: timeout) && Cancellation.isPossible
    var remaining = clocks(in: timeout)
    while true {
      let slice = isCancellable ? min(remaining, Self.cancellationSlice) : remaining
      let status = call(slice)
      if status == 0 { return }
      var error = error(status)
      guard error.code == .timeout else { throw error }
      try Cancellation.check(waitingFor: event())
      remaining -= slice
      guard remaining > 0 else {
        if let failure = failure() { error.message = failure }
        throw error
      }
    }
  }

  /// Clocks between two looks whether the task is cancelled: some hundredths of a second.
  private static var cancellationSlice: UInt64 { 20_000 }

  /// The interrupt lines as they are now. Takes no clock.
  public var interruptLines: InterruptLines {
    get throws(DeviceError) {
      var high: UInt64 = 0
      let status = library.ports.getLines(handle, &high)
      guard status == 0 else { throw error(status) }
      return InterruptLines(rawValue: high)
    }
  }

  private func hex(_ value: UInt32) -> String { "0x" + String(value, radix: 16, uppercase: true) }
}
