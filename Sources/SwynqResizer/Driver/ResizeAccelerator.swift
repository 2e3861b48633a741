// SPDX-License-Identifier: Apache-2.0
public import Swynq
public import SwynqCores

/// Driver of the resize core: an HLS block that takes an RGB image as a stream and sends it on in
/// another size, bilinearly interpolated.
///
/// It sets sizes, starts the core and waits for it; moving the pixels is the `AXIDMA`'s part, and
/// ``ImageResizer`` does both.
public final class ResizeAccelerator<Bus: Device> {
  /// The core's registers. Reading `.control` takes its done and ready bits away from this driver.
  public let registers: RegisterWindow<Bus, ResizeRegisters>

  /// The driver of all that the core has in common with others that Vitis HLS made.
  private let core: HLSCore<Bus>

  /// Finds the core of this name, or the only one that the overlay has.
  ///
  /// - Throws: `notFound`; `invalidArgument` if there are several and no name says which.
  public convenience init(_ device: Bus, named name: String? = nil) throws(DeviceError) {
    let block = try device.overlay.block(named: name, ofType: ResizeRegisters.ipType)
    self.init(device, at: block.base, interrupt: block.interrupt("interrupt") ?? [])
  }

  /// The core at an address.
  public init(_ device: Bus, at base: BusAddress, interrupt: InterruptLines = []) {
    registers = RegisterWindow(device, at: base)
    core = HLSCore(device, at: base, interrupt: interrupt, named: "the resize core")
  }

  /// The line of the core's interrupt output; empty if not connected.
  public var interruptLine: InterruptLines { core.interruptLine }

  /// Whether ``wait(timeout:)`` sleeps on the interrupt line.
  public var interruptsEnabled: Bool { core.interruptsEnabled }

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
    try core.start(autoRestart: autoRestart)
  }

  /// Writes the control register without a look at what the core is doing.
  func writeControl(start: Bool, autoRestart: Bool) throws(DeviceError) {
    try core.writeControl(start: start, autoRestart: autoRestart)
  }

  /// Ends automatic restarting: the frame under way is the last one.
  public func stopRestarting() throws(DeviceError) { try core.stopRestarting() }

  /// Reads the control register. The read clears the core's done and ready bits; this driver
  /// remembers done for ``wait(timeout:)``.
  public func control() throws(DeviceError) -> HLSControl { try core.control() }

  /// Whether the core is idle.
  public var isIdle: Bool { get throws(DeviceError) { try core.isIdle } }

  /// Waits until a single run is done.
  ///
  /// - Parameter timeout: Device time to wait; by default as long as the largest frame may take.
  /// - Throws: `timeout`; `invalidArgument` while the core restarts by itself, because it then
  ///   reports done only at the end of the chain.
  public func wait(timeout: Duration? = nil) throws(DeviceError) {
    let allowance = timeout ?? .moving(2 * ImageSize.largest.byteCount)
    do throws(DeviceError) {
      try core.wait(timeout: allowance)
    } catch {
      throw error.explained(
        "the resize core was not done within \(allowance): is the DMA sending a whole frame, and "
          + "receiving one of the size that was set?")
    }
  }

  /// Lets the core raise its interrupt when it is done, so that ``wait(timeout:)`` sleeps on it.
  ///
  /// - Throws: `unsupported` if the interrupt output is not connected.
  public func enableInterrupts() throws(DeviceError) { try core.enableInterrupts() }

  /// Takes the core's interrupts away again; ``wait(timeout:)`` polls.
  public func disableInterrupts() throws(DeviceError) { try core.disableInterrupts() }

  /// Clears the interrupt causes that are set, and returns them; see
  /// `HLSCore.acknowledgeInterrupts()`.
  @discardableResult
  public func acknowledgeInterrupts() throws(DeviceError) -> HLSInterruptStatus {
    try core.acknowledgeInterrupts()
  }
}
