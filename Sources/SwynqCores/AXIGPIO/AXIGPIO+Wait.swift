// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension AXIGPIO.Channel {
  /// Waits until pins read otherwise than they did. Asleep on the core's interrupt or polling, as the
  /// driver's ``AXIGPIO/waiting`` says.
  ///
  /// A pulse that is over before the pins are read again is no change.
  ///
  /// - Parameters:
  ///   - last: The value to compare with; nil for the pins at the time of the call.
  ///   - mask: The pins to watch; nil for all.
  ///   - timeout: Device time to wait.
  /// - Returns: All pins of the channel, as ``read()`` gives them.
  /// - Throws: `timeout`; `cancelled`; `unsupported` if the core was built without the channel;
  ///   `invalidArgument` for bits beyond the channel's width and for a mask of 0; the bus's answer.
  @discardableResult
  public func waitForChange(
    from last: UInt32? = nil, mask: UInt32? = nil, timeout: Duration
  ) throws(DeviceError) -> UInt32 {
    let channel = try configuration()
    let mask = try checked(mask, of: channel)
    guard mask != 0 else {
      throw DeviceError(
        .invalidArgument, "the mask 0 watches no pin of \(name); name at least one",
        address: gpio.base)
    }
    let reference: UInt32
    if let last {
      try check(last, "value", channel)
      reference = last
    } else {
      reference = try read()
    }
    let change = Change(
      last: reference, mask: mask, deadline: gpio.device.now + timeout, timeout: timeout)
    switch gpio.waiting {
    case .polling: return try pollForChange(change) & channel.pins
    case .interrupt: return try sleepUntilChange(change)
    }
  }

  /// A change that is waited for.
  private struct Change {
    var last: UInt32
    var mask: UInt32
    var deadline: Duration
    var timeout: Duration

    func happened(in value: UInt32) -> Bool { (value ^ last) & mask != 0 }
  }

  /// A device polls for one value of the bits of a mask. One that changes alone is found between two
  /// polls, which are short for that.
  private func pollForChange(_ change: Change) throws(DeviceError) -> UInt32 {
    var slice = Duration.microseconds(10)
    while true {
      do throws(DeviceError) {
        let left = max(change.deadline - gpio.device.now, .zero)
        return try registers.poll(
          .data, mask: change.mask, until: ~change.last & change.mask, timeout: min(slice, left)
        ).rawValue
      } catch {
        guard error.code == .timeout, let value = error.value else { throw error }
        if change.happened(in: value) { return value }
        if gpio.device.now >= change.deadline { throw timeoutError(change, value) }
        slice = min(slice * 2, .microseconds(100))
      }
    }
  }

  private func sleepUntilChange(_ change: Change) throws(DeviceError) -> UInt32 {
    try acknowledge()
    try enableInterrupt(true)
    let value: UInt32
    do throws(DeviceError) {
      value = try interruptedByChange(change)
    } catch {
      try? enableInterrupt(false)
      throw error
    }
    try enableInterrupt(false)
    return value
  }

  /// Reads the pins after each acknowledgement, so that no change goes unseen.
  private func interruptedByChange(_ change: Change) throws(DeviceError) -> UInt32 {
    while true {
      let value = try read()
      if change.happened(in: value) { return value }
      let left = change.deadline - gpio.device.now
      guard left > .zero else { throw timeoutError(change, value) }
      do throws(DeviceError) {
        _ = try gpio.device.waitForInterrupt(gpio.line, timeout: left)
      } catch {
        throw error.code == .timeout ? timeoutError(change, value) : error
      }
      try acknowledge()
    }
  }

  /// Lets this channel alone raise the interrupt, or none.
  private func enableInterrupt(_ isEnabled: Bool) throws(DeviceError) {
    let mask = isEnabled ? GPIOInterruptEnable.mask(of: number) : 0
    try gpio.registers.write(GPIOInterruptEnable(rawValue: mask), to: .interruptEnable)
    try gpio.registers.write(
      GPIOGlobalEnable(rawValue: isEnabled ? GPIOGlobalEnable.enable.mask : 0), to: .globalEnable)
  }

  /// Clears the channel's status if it is set. In this register a 1 written to a clear bit would set
  /// it (PG144, "IP Interrupt Status Register", toggle on write).
  private func acknowledge() throws(DeviceError) {
    let mask = GPIOInterruptEnable.mask(of: number)
    let status = try gpio.registers.read(.interruptStatus).rawValue & mask
    if status != 0 {
      try gpio.registers.write(GPIOInterruptStatus(rawValue: status), to: .interruptStatus)
    }
  }

  private func timeoutError(_ change: Change, _ value: UInt32) -> DeviceError {
    DeviceError(
      .timeout,
      "the pins \(hexadecimal(change.mask)) of \(name) did not change within \(change.timeout)",
      address: gpio.base, register: registers.prefix + "DATA", value: value)
  }
}
