// SPDX-License-Identifier: Apache-2.0

public import Swynq

extension HLSCore {
  /// Starts the core and waits until it is done.
  ///
  /// - Parameter timeout: Device time to wait.
  /// - Throws: As ``start(autoRestart:)`` and ``wait(timeout:)``.
  public func run(timeout: Duration) throws(DeviceError) {
    try start()
    try wait(timeout: timeout)
  }

  /// Starts the core for one run, or for one run after another.
  ///
  /// - Parameter autoRestart: Whether the core starts again by itself after each run. It then never
  ///   reports done.
  /// - Throws: `busy` if the core is at work on a single run; `unsupported` if it has no block control.
  public func start(autoRestart: Bool = false) throws(DeviceError) {
    try requireControl()
    // Reading also clears what an earlier run left behind, so that a wait means this run.
    let control = try registers.read(.control)
    guard control.isIdle || restarts || control.restartsAutomatically else {
      throw DeviceError(
        .busy, "\(name) is still at work; wait for it or reset the overlay",
        address: registers.base, register: "CTRL", value: control.rawValue)
    }
    if interruptsEnabled { try acknowledgeInterrupts() }
    doneWasSeen = false
    try writeControl(start: true, autoRestart: autoRestart)
  }

  /// Writes the control register without a look at what the core is doing.
  package func writeControl(start: Bool, autoRestart: Bool) throws(DeviceError) {
    var control = HLSControl(rawValue: 0)
    control.isStarted = start
    control.restartsAutomatically = autoRestart
    try registers.write(control, to: .control)
    restarts = autoRestart
  }

  /// Ends automatic restarting: the run under way is the last one.
  ///
  /// - Throws: The bus's answer; `unsupported` if the core has no block control.
  public func stopRestarting() throws(DeviceError) {
    try requireControl()
    try writeControl(start: false, autoRestart: false)
  }

  /// Reads the control register. The read clears the core's done and ready bits; this driver
  /// remembers done for ``wait(timeout:)``.
  public func control() throws(DeviceError) -> HLSControl {
    try requireControl()
    let control = try registers.read(.control)
    if control.isDone { doneWasSeen = true }
    return control
  }

  /// Whether the core is idle.
  public var isIdle: Bool { get throws(DeviceError) { try control().isIdle } }

  /// Waits until a single run is done. A core with `ap_ctrl_chain` may then go on.
  ///
  /// - Parameter timeout: Device time to wait.
  /// - Throws: `timeout`; `cancelled`; `invalidArgument` while the core restarts by itself, because it
  ///   then reports done only at the end of the chain; `unsupported` if it has no block control.
  public func wait(timeout: Duration) throws(DeviceError) {
    try requireControl()
    guard !restarts else {
      throw DeviceError(
        .invalidArgument,
        "\(name) restarts by itself and does not report done; wait for what it moves instead",
        address: registers.base, register: "CTRL")
    }
    let device = registers.device
    let deadline = device.now + timeout
    do throws(DeviceError) {
      while !doneWasSeen {
        let remaining = max(deadline - device.now, .zero)
        if interruptsEnabled {
          _ = try device.waitForInterrupt(interruptLine, timeout: remaining)
          if try acknowledgeInterrupts().isDone { doneWasSeen = true }
        } else {
          let mask = HLSControl.done.mask
          try registers.poll(.control, mask: mask, until: mask, timeout: remaining)
          doneWasSeen = true
        }
      }
    } catch {
      throw error.explained(
        "\(name) was not done within \(timeout): was it started, is there input for it, and does "
          + "somebody take its output?")
    }
    if isChained {
      try registers.write(HLSControl(rawValue: HLSControl.goOn.mask), to: .control)
    }
    doneWasSeen = false
  }

  func requireControl() throws(DeviceError) {
    guard hasControl else {
      throw DeviceError(
        .unsupported,
        "\(name) has no control register (ap_ctrl_none): it runs by itself; set its arguments and read "
          + "its results", address: registers.base)
    }
  }
}
