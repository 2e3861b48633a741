// SPDX-License-Identifier: Apache-2.0

public import Swynq

extension HLSCore {
  /// Lets the core raise its interrupt when it is done, so that ``wait(timeout:)`` sleeps on it.
  ///
  /// - Throws: `unsupported` if the interrupt output is not connected, or the core has none.
  public func enableInterrupts() throws(DeviceError) {
    try requireControl()
    guard !interruptLine.isEmpty else {
      throw DeviceError(
        .unsupported,
        "the interrupt output of \(name) is not connected; wait by polling, which is the default",
        address: registers.base)
    }
    try registers.write(
      HLSInterruptEnable(rawValue: HLSInterruptEnable.done.mask), to: .interruptEnable)
    try registers.write(
      GlobalInterruptEnable(rawValue: GlobalInterruptEnable.enable.mask), to: .globalInterruptEnable
    )
    try acknowledgeInterrupts()
    interruptsEnabled = true
  }

  /// Takes the core's interrupts away again; ``wait(timeout:)`` polls.
  public func disableInterrupts() throws(DeviceError) {
    try registers.write(GlobalInterruptEnable(rawValue: 0), to: .globalInterruptEnable)
    try registers.write(HLSInterruptEnable(rawValue: 0), to: .interruptEnable)
    try acknowledgeInterrupts()
    interruptsEnabled = false
  }

  /// Clears the interrupt causes that are set, and returns them. Writes exactly those bits: in this
  /// register a 1 written to a clear bit would *set* it (UG1399, "toggle on write").
  @discardableResult
  public func acknowledgeInterrupts() throws(DeviceError) -> HLSInterruptStatus {
    let status = try registers.read(.interruptStatus)
    if status.rawValue != 0 { try registers.write(status, to: .interruptStatus) }
    return status
  }
}
