// SPDX-License-Identifier: Apache-2.0
internal import Swynq

extension AXIStreamFIFO {
  /// Waits for a condition that an event of `ISR` announces. Looks at the condition after each time
  /// that the event is cleared, so that none goes unseen.
  ///
  /// - Returns: Whether it was so before `timeout` had passed; there is one look at least.
  func wait(
    for event: RegisterField, timeout: Duration, isOver: () throws(DeviceError) -> Bool
  ) throws(DeviceError) -> Bool {
    let deadline = device.now + timeout
    while try !isOver() {
      try registers.write(StreamFIFOStatus(rawValue: event.mask), to: .status)
      if try isOver() { return true }
      let left = deadline - device.now
      guard left > .zero else { return false }
      do throws(DeviceError) {
        try sleep(until: event, timeout: left)
      } catch {
        guard error.code == .timeout else { throw error }
        return try isOver()
      }
    }
    return true
  }

  /// The interrupt is enabled during a wait only.
  private func sleep(until event: RegisterField, timeout: Duration) throws(DeviceError) {
    guard waiting == .interrupt else {
      try registers.poll(.status, mask: event.mask, until: event.mask, timeout: timeout)
      return
    }
    try registers.write(StreamFIFOInterruptEnable(rawValue: event.mask), to: .interruptEnable)
    do throws(DeviceError) {
      _ = try device.waitForInterrupt(line, timeout: timeout)
    } catch {
      try? registers.write(StreamFIFOInterruptEnable(rawValue: 0), to: .interruptEnable)
      throw error
    }
    try registers.write(StreamFIFOInterruptEnable(rawValue: 0), to: .interruptEnable)
  }

  /// - Throws: `transferFailed`, naming the errors of a side that the core reports.
  func checkErrors(_ mask: UInt32, of side: String) throws(DeviceError) {
    let status = try registers.read(.status)
    let names = status.names(of: mask)
    if names.isEmpty { return }
    throw DeviceError(
      .transferFailed,
      "the \(side) of \(name) reports \(names.joined(separator: " and ")): something else has accessed "
        + "the core, or it was built otherwise than described; reset it", address: registers.base,
      register: "ISR", value: status.rawValue)
  }
}
