// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension AXITimer.Counter {
  /// Whether the counter has expired, or captured, since ``acknowledge()`` or a wait.
  ///
  /// - Throws: `unsupported` if the core was built without the counter; the bus's answer.
  public var isPending: Bool {
    get throws(DeviceError) {
      try requireCounter()
      return try timer.registers.read(.control(unit.control))[flag: TimerControl.interrupt]
    }
  }

  /// Takes note of an expiry or a capture: another is waited for next.
  ///
  /// - Throws: `unsupported` if the core was built without the counter; the bus's answer.
  public func acknowledge() throws(DeviceError) {
    try requireCounter()
    try timer.registers.modify(.control(unit.control)) {
      $0[flag: TimerControl.interrupt] = true
    }
  }

  /// Waits for an expiry since the start or the last wait, and takes note of it. Asleep on the core's
  /// interrupt or polling, as the driver's ``AXITimer/waiting`` says.
  ///
  /// - Parameter timeout: Device time to wait.
  /// - Throws: `timeout`; `cancelled`; `notRunning` if the counter is stopped; `unsupported` if the core
  ///   was built without the counter; the bus's answer.
  public func waitForExpiry(timeout: Duration) throws(DeviceError) {
    try wait(timeout: timeout, for: "expire")
    try acknowledge()
  }

  /// Waits for a capture since the start or the last wait.
  ///
  /// - Parameter timeout: Device time to wait.
  /// - Returns: The count that was captured; of several, the last one, or the first one if captures do
  ///   not overwrite each other.
  /// - Throws: As ``waitForExpiry(timeout:)``; `unexpectedResult` if captures of a cascade come faster
  ///   than both halves can be read.
  public func waitForCapture(timeout: Duration) throws(DeviceError) -> UInt64 {
    try wait(timeout: timeout, for: "capture a count")
    // A capture during the reads is pending again, and the halves of a cascade may then be of two.
    for _ in 0..<16 {
      try acknowledge()
      guard unit == .cascade else {
        return UInt64(try timer.registers.read(.load(unit.control)).rawValue)
      }
      let high = try timer.registers.read(.load(1)).rawValue
      let low = try timer.registers.read(.load(0)).rawValue
      if try !isPending { return joined(high: high, low: low) }
    }
    throw DeviceError(
      .unexpectedResult, "\(name) captures faster than it can be read",
      address: timer.registers.base, register: "TLR1")
  }

  /// Waits until `TINT` is set, and leaves it so.
  private func wait(timeout: Duration, for event: String) throws(DeviceError) {
    let deadline = timer.device.now + timeout
    let status = try requireRunning()
    if status[flag: TimerControl.interrupt] { return }
    do throws(DeviceError) {
      switch timer.waiting {
      case .polling:
        try timer.registers.poll(
          .control(unit.control), mask: TimerControl.interrupt.mask,
          until: TimerControl.interrupt.mask, timeout: timeout)
      case .interrupt: try sleep(until: deadline)
      }
    } catch {
      throw error.explained("\(name) did not \(event) within \(timeout)")
    }
  }

  private func requireRunning() throws(DeviceError) -> TimerControl {
    try requireCounter()
    let status = try timer.registers.read(.control(unit.control))
    guard status[flag: TimerControl.enable] || status[flag: TimerControl.interrupt] else {
      throw DeviceError(
        .notRunning, "\(name) is stopped, there is nothing to wait for; start it first",
        address: timer.registers.base, register: "TCSR\(unit.control)", value: status.rawValue)
    }
    return status
  }

  /// The interrupt is enabled during a wait only: the other counter has the same line.
  private func sleep(until deadline: Duration) throws(DeviceError) {
    try enableInterrupt(true)
    do throws(DeviceError) {
      while try !isPending {
        let left = deadline - timer.device.now
        // The line may be high for something else.
        guard left > .zero else {
          throw DeviceError(
            .timeout, "", address: timer.registers.base, register: "TCSR\(unit.control)")
        }
        _ = try timer.device.waitForInterrupt(timer.line, timeout: left)
      }
    } catch {
      try? enableInterrupt(false)
      throw error
    }
    try enableInterrupt(false)
  }

  private func enableInterrupt(_ isEnabled: Bool) throws(DeviceError) {
    try timer.registers.modify(.control(unit.control)) {
      $0[flag: TimerControl.interruptEnable] = isEnabled
    }
  }
}
