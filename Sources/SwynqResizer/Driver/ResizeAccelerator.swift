// SPDX-License-Identifier: Apache-2.0
public import Swynq
internal import SwynqCores

/// Driver of the resize core: an HLS block that takes an RGB image as a stream and sends it on in
/// another size, bilinearly interpolated.
///
/// It sets sizes, starts the core and waits for it; moving the pixels is the ``AXIDMA``'s part, and
/// ``ImageResizer`` does both.
public final class ResizeAccelerator<Bus: Device> {
  /// The core's registers. Reading `.control` takes its done and ready bits away from this driver.
  public let registers: RegisterWindow<Bus, ResizeRegisters>
  /// The line of the core's interrupt output; empty if not connected.
  public let interruptLine: InterruptLines

  /// Whether ``wait(timeout:)`` sleeps on the interrupt line.
  public private(set) var interruptsEnabled = false

  /// `ap_done` was read, which cleared it in the core, and nobody has waited for it yet.
  private var doneWasSeen = false
  private var restarts = false

  /// Finds the core of this name, or the only one that the overlay has.
  ///
  /// - Throws: `notFound`; `invalidArgument` if there are several and no name says which.
  public convenience init(_ device: Bus, named name: String? = nil) throws(DeviceError) {
    let block = try device.overlay.block(named: name, ofType: ResizeRegisters.ipType)
    self.init(device, at: block.base, interrupt: block.interrupt("interrupt") ?? [])
  }

  /// The core at an address.
  public init(_ device: Bus, at base: BusAddress, interrupt: InterruptLines = []) {
    self.registers = RegisterWindow(device, at: base)
    self.interruptLine = interrupt
  }

  /// Sets the sizes of the images to come. The core takes them up when a frame's first pixels
  /// arrive; a frame under way keeps its own only if they do not change before that.
  ///
  /// - Throws: `invalidArgument` for sizes that the core does not handle, before anything is written.
  public func setSizes(
    source: ImageSize, destination: ImageSize
  ) throws(DeviceError) {
    try source.validate(as: "a source image")
    try destination.validate(as: "a destination image")
    try registers.write(WholeWord(rawValue: UInt32(source.height)), to: .sourceRows)
    try registers.write(WholeWord(rawValue: UInt32(source.width)), to: .sourceColumns)
    try registers.write(WholeWord(rawValue: UInt32(destination.height)), to: .destinationRows)
    try registers.write(WholeWord(rawValue: UInt32(destination.width)), to: .destinationColumns)
  }

  /// Starts the core for one frame, or for one frame after another.
  ///
  /// - Parameter autoRestart: Whether the core starts again by itself after each frame, as the
  ///   original notebook's 0x81 asks for. It then never reports done; wait for the DMA instead.
  /// - Throws: `busy` if the core is at work on a single frame.
  public func start(autoRestart: Bool = false) throws(DeviceError) {
    // Reading also clears what an earlier run left behind, so that a wait means this run.
    let control = try registers.read(.control)
    guard control.isIdle || restarts || control.restartsAutomatically else {
      throw DeviceError(
        .busy, "the resize core is still at work on a frame; wait for it or reset the overlay",
        address: registers.base, register: "CTRL", value: control.rawValue)
    }
    if interruptsEnabled { try acknowledgeInterrupts() }
    doneWasSeen = false
    try writeControl(start: true, autoRestart: autoRestart)
  }

  /// Writes the control register without a look at what the core is doing.
  func writeControl(start: Bool, autoRestart: Bool) throws(DeviceError) {
    var control = ResizeControl(rawValue: 0)
    control.isStarted = start
    control.restartsAutomatically = autoRestart
    try registers.write(control, to: .control)
    restarts = autoRestart
  }

  /// Ends automatic restarting: the frame under way is the last one.
  public func stopRestarting() throws(DeviceError) {
    try writeControl(start: false, autoRestart: false)
  }

  /// Reads the control register. The read clears the core's done and ready bits; this driver
  /// remembers done for ``wait(timeout:)``.
  public func control() throws(DeviceError) -> ResizeControl {
    let control = try registers.read(.control)
    if control.isDone { doneWasSeen = true }
    return control
  }

  /// Whether the core is idle.
  public var isIdle: Bool { get throws(DeviceError) { try control().isIdle } }

  /// Waits until a single run is done.
  ///
  /// - Parameter timeout: Device time to wait; by default as long as the largest frame may take.
  /// - Throws: `timeout`; `invalidArgument` while the core restarts by itself, because it then
  ///   reports done only at the end of the chain.
  public func wait(timeout: Duration? = nil) throws(DeviceError) {
    guard !restarts else {
      throw DeviceError(
        .invalidArgument,
        "the resize core restarts by itself and does not report done: wait for the DMA instead",
        address: registers.base, register: "CTRL")
    }
    let allowance = timeout ?? .moving(2 * ImageSize.largest.byteCount)
    let device = registers.device
    let deadline = device.now + allowance
    do throws(DeviceError) {
      while !doneWasSeen {
        let remaining = max(deadline - device.now, .zero)
        if interruptsEnabled {
          _ = try device.waitForInterrupt(interruptLine, timeout: remaining)
          if try acknowledgeInterrupts().isDone { doneWasSeen = true }
        } else {
          let mask = ResizeControl.done.mask
          try registers.poll(.control, mask: mask, until: mask, timeout: remaining)
          doneWasSeen = true
        }
      }
    } catch {
      throw error.explained(
        "the resize core was not done within \(allowance): is the DMA sending a whole frame, and "
          + "receiving one of the size that was set?")
    }
    doneWasSeen = false
  }

  /// Lets the core raise its interrupt when it is done, so that ``wait(timeout:)`` sleeps on it.
  ///
  /// - Throws: `unsupported` if the interrupt output is not connected.
  public func enableInterrupts() throws(DeviceError) {
    guard !interruptLine.isEmpty else {
      throw DeviceError(
        .unsupported,
        "the resize core's interrupt output is not connected; wait by polling, which is the default",
        address: registers.base)
    }
    try registers.write(
      ResizeInterruptEnable(rawValue: ResizeInterruptEnable.done.mask), to: .interruptEnable)
    try registers.write(
      GlobalInterruptEnable(rawValue: GlobalInterruptEnable.enable.mask), to: .globalInterruptEnable
    )
    try acknowledgeInterrupts()
    interruptsEnabled = true
  }

  /// Takes the core's interrupts away again; ``wait(timeout:)`` polls.
  public func disableInterrupts() throws(DeviceError) {
    try registers.write(GlobalInterruptEnable(rawValue: 0), to: .globalInterruptEnable)
    try registers.write(ResizeInterruptEnable(rawValue: 0), to: .interruptEnable)
    try acknowledgeInterrupts()
    interruptsEnabled = false
  }

  /// Clears the interrupt causes that are set, and returns them. Writes exactly those bits: in this
  /// register a 1 written to a clear bit would *set* it (UG1399, "toggle on write").
  @discardableResult
  public func acknowledgeInterrupts() throws(DeviceError) -> ResizeInterruptStatus {
    let status = try registers.read(.interruptStatus)
    if status.rawValue != 0 { try registers.write(status, to: .interruptStatus) }
    return status
  }
}
