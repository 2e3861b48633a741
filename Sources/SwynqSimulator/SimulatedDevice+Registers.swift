// SPDX-License-Identifier: Apache-2.0
import CSwynqSim
public import Swynq

extension SimulatedDevice {
  /// Reads a register; takes as many clocks as the bus needs.
  public func read32(_ address: BusAddress) throws(DeviceError) -> UInt32 {
    var value: UInt32 = 0
    let status = library.read32(handle, address.rawValue, &value)
    guard status == 0 else { throw error(status, address: address) }
    return value
  }

  /// Writes a register; takes as many clocks as the bus needs.
  public func write32(_ address: BusAddress, _ value: UInt32) throws(DeviceError) {
    let status = library.write32(handle, address.rawValue, value, 0xF)
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
    let status = library.poll32(
      handle, address.rawValue, mask, expected, options.pollInterval, clocks(in: timeout), &value)
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
    let isCancellable = Cancellation.ends(waitOf: timeout) && Cancellation.isPossible
    var remaining = clocks(in: timeout)
    while true {
      let slice = isCancellable ? min(remaining, Self.cancellationSlice) : remaining
      var high: UInt32 = 0
      let status = library.waitInterrupt(handle, lines.rawValue, slice, &high)
      if status == 0 { return InterruptLines(rawValue: high).intersection(lines) }
      var error = error(status)
      guard error.code == .timeout else { throw error }
      try Cancellation.check(waitingFor: "\(lines)")
      remaining -= slice
      guard remaining > 0 else {
        error.message = "no interrupt on \(lines) within \(timeout)"
        throw error
      }
    }
  }

  /// Clocks between two looks whether the task is cancelled: some hundredths of a second.
  private static var cancellationSlice: UInt64 { 20_000 }

  /// The interrupt lines as they are now. Takes no clock.
  public var interruptLines: InterruptLines {
    get throws(DeviceError) {
      var high: UInt32 = 0
      let status = library.getInterrupts(handle, &high)
      guard status == 0 else { throw error(status) }
      return InterruptLines(rawValue: high)
    }
  }

  private func hex(_ value: UInt32) -> String { "0x" + String(value, radix: 16, uppercase: true) }
}
