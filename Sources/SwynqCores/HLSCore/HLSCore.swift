// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// Driver of any core that Vitis HLS made with its arguments and its block control in registers
/// (UG1399, "S_AXILITE Control Register Map"): `ap_ctrl_hs`, `ap_ctrl_chain`, or `ap_ctrl_none`, which
/// runs by itself and is not started.
///
/// ```swift
/// let core = try HLSCore(device, named: "filter_0")
/// try core.set("src", to: input)
/// try core.set("dst", to: output)
/// try core.set("count", to: 1024)
/// try core.run(timeout: .milliseconds(10))
/// let checksum = try core.get("checksum")
/// ```
///
/// Arguments have their names in the C++ of the core. They come from the hardware handoff, which lists
/// them, or are given by hand.
public final class HLSCore<Bus: Device> {
  /// The core's registers. Reading `.control` takes its done and ready bits away from this driver.
  public let registers: RegisterWindow<Bus, HLSRegisters>
  /// The core's arguments, in order of offset.
  public let arguments: [HLSArgument]
  /// The line of the core's interrupt output; empty if not connected.
  public let interruptLine: InterruptLines
  /// The core's name in errors, such as `filter_0`.
  public let name: String

  /// Whether ``wait(timeout:)`` sleeps on the interrupt line.
  public internal(set) var interruptsEnabled = false

  /// `ap_done` was read, which cleared it in the core, and nobody has waited for it yet.
  var doneWasSeen = false
  /// Whether the core was last told to start again by itself.
  var restarts = false
  /// Whether there is block control at all: not with `ap_ctrl_none`.
  let hasControl: Bool
  /// Whether the core waits for AP_CONTINUE after a run (`ap_ctrl_chain`).
  let isChained: Bool

  /// The core of this name in the overlay, with the arguments that its description lists.
  ///
  /// - Throws: `notFound`; `invalidArgument` if the description lists no registers, as one that was
  ///   written by hand need not: give the arguments then.
  public convenience init(_ device: Bus, named name: String) throws(DeviceError) {
    let block = try device.overlay.block(named: name)
    guard !block.describedRegisters.isEmpty else {
      throw DeviceError(
        .invalidArgument,
        "the description of overlay \(device.overlay.name) lists no registers of \(name); give its "
          + "arguments by hand, or read the description from a hardware handoff",
        address: block.base)
    }
    self.init(device, block, HLSArgument.arguments(in: block.describedRegisters))
  }

  /// The core of this name in the overlay, with arguments given by hand.
  ///
  /// - Throws: `notFound`.
  public convenience init(
    _ device: Bus, named name: String, arguments: [HLSArgument]
  ) throws(DeviceError) {
    self.init(device, try device.overlay.block(named: name), arguments)
  }

  /// The core at an address.
  ///
  /// - Parameters:
  ///   - device: The device that it is part of.
  ///   - base: Address of its first register.
  ///   - interrupt: The line of its interrupt output; none if it is not connected.
  ///   - name: Its name in errors.
  ///   - arguments: Its arguments.
  public convenience init(
    _ device: Bus, at base: BusAddress, interrupt: InterruptLines = [], named name: String,
    arguments: [HLSArgument] = []
  ) {
    self.init(
      device, at: base, interrupt: interrupt, named: name, arguments: arguments, hasControl: true,
      isChained: false)
  }

  private convenience init(_ device: Bus, _ block: IPBlock, _ arguments: [HLSArgument]) {
    let control = block.describedRegisters.first { $0.name == "CTRL" && $0.offset == 0 }
    self.init(
      device, at: block.base, interrupt: block.interrupt("interrupt") ?? [], named: block.name,
      arguments: arguments, hasControl: control != nil || block.describedRegisters.isEmpty,
      isChained: control?.fields.contains { $0.name == HLSControl.goOn.name } ?? false)
  }

  private init(
    _ device: Bus, at base: BusAddress, interrupt: InterruptLines, named name: String,
    arguments: [HLSArgument], hasControl: Bool, isChained: Bool
  ) {
    registers = RegisterWindow(device, at: base)
    interruptLine = interrupt
    self.name = name
    self.arguments = arguments
    self.hasControl = hasControl
    self.isChained = isChained
  }
}
