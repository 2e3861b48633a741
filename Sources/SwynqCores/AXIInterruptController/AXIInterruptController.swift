// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// Driver of an AXI interrupt controller v4 (PG099) without fast interrupts.
///
/// ```swift
/// let controller = try AXIInterruptController(device)
/// try controller.start()
/// try controller.enable(1 << 2)
/// _ = try device.waitForInterrupt(controller.line, timeout: .milliseconds(1))
/// let pending = try controller.pending()
/// // ... handle the block at input 2, so that its output is low again, then:
/// try controller.acknowledge(pending)
/// ```
///
/// Bit *n* of a mask stands for input *n*. A driver whose core is behind a controller needs none of
/// this: ``InterruptRouter`` makes a device on which it waits as if there was none.
public struct AXIInterruptController<Bus: Device> {
  /// The device that the controller is part of.
  public let device: Bus
  /// The parameters of the core.
  public let configuration: AXIInterruptControllerConfiguration
  /// The line of its output `irq`; empty if not connected.
  public let line: InterruptLines
  /// Its name in errors, such as `axi_intc_0`.
  public let name: String

  let registers: RegisterWindow<Bus, InterruptControllerRegisters>

  /// A controller of the overlay. Nothing of it is changed.
  ///
  /// - Parameters:
  ///   - device: The device that the controller is part of.
  ///   - name: Name of the instance in the overlay; by default the only AXI interrupt controller.
  /// - Throws: `notFound`; `invalidArgument` if there are several and no name says which, and for
  ///   parameters that no controller has.
  public init(_ device: Bus, named name: String? = nil) throws(DeviceError) {
    let block = try device.overlay.block(
      named: name, ofType: InterruptControllerRegisters.ipType)
    try self.init(device, block)
  }

  init(_ device: Bus, _ block: IPBlock) throws(DeviceError) {
    self.init(
      device, at: block.base, configuration: try AXIInterruptControllerConfiguration(block),
      interrupt: block.interrupt("irq") ?? [], named: block.name)
  }

  /// The controller at an address. Nothing of it is changed.
  ///
  /// - Parameters:
  ///   - device: The device that the controller is part of.
  ///   - base: Address of its first register.
  ///   - configuration: The parameters it was built with.
  ///   - interrupt: The line of `irq`; empty if not connected.
  ///   - name: Its name in errors.
  public init(
    _ device: Bus, at base: BusAddress, configuration: AXIInterruptControllerConfiguration,
    interrupt: InterruptLines = [], named name: String = "the interrupt controller"
  ) {
    self.device = device
    self.configuration = configuration
    self.line = interrupt
    self.name = name
    registers = RegisterWindow(device, at: base)
  }

  /// Lets the inputs count and enables the output `irq`. Inputs stay disabled until ``enable(_:)``.
  ///
  /// - Throws: The bus's answer.
  public func start() throws(DeviceError) {
    try registers.write(
      InterruptMaster(rawValue: InterruptMaster.enable.mask | InterruptMaster.hardware.mask),
      to: .master)
  }

  /// Disables the output `irq`. Inputs still count.
  ///
  /// - Throws: The bus's answer.
  public func stop() throws(DeviceError) {
    try registers.write(InterruptMaster(rawValue: 0), to: .master)
  }

  /// Enables inputs; the others stay as they are.
  ///
  /// - Throws: `invalidArgument` for inputs that the controller does not have; the bus's answer.
  public func enable(_ inputs: UInt32) throws(DeviceError) {
    try check(inputs)
    if configuration.hasSetEnable {
      try registers.write(WholeWord(rawValue: inputs), to: .setEnable)
    } else {
      try registers.modify(.enable) { $0.rawValue |= inputs }
    }
  }

  /// Disables inputs; the others stay as they are.
  ///
  /// - Throws: As ``enable(_:)``.
  public func disable(_ inputs: UInt32) throws(DeviceError) {
    try check(inputs)
    if configuration.hasClearEnable {
      try registers.write(WholeWord(rawValue: inputs), to: .clearEnable)
    } else {
      try registers.modify(.enable) { $0.rawValue &= ~inputs }
    }
  }

  /// Enables these inputs and no others.
  ///
  /// - Throws: As ``enable(_:)``.
  public func enableOnly(_ inputs: UInt32) throws(DeviceError) {
    try check(inputs)
    try registers.write(WholeWord(rawValue: inputs), to: .enable)
  }

  /// The inputs that are enabled.
  ///
  /// - Throws: The bus's answer.
  public func enabled() throws(DeviceError) -> UInt32 {
    try registers.read(.enable).rawValue & configuration.inputs
  }

  /// The inputs that were active since they were last acknowledged, whether enabled or not. An input
  /// that is a level is so again as long as it is active.
  ///
  /// - Throws: The bus's answer.
  public func recorded() throws(DeviceError) -> UInt32 {
    try registers.read(.status).rawValue & configuration.inputs
  }

  /// Those of ``recorded()`` that are enabled.
  ///
  /// - Throws: The bus's answer.
  public func pending() throws(DeviceError) -> UInt32 {
    if configuration.hasPending {
      return try registers.read(.pending).rawValue & configuration.inputs
    }
    return try recorded() & enabled()
  }

  /// The pending input with the highest priority, which is the lowest number; nil if none is pending.
  ///
  /// - Throws: The bus's answer.
  public func next() throws(DeviceError) -> Int? {
    if configuration.hasVector {
      let number = try registers.read(.vector).rawValue
      return number < UInt32(configuration.inputCount) ? Int(number) : nil
    }
    let pending = try pending()
    return pending == 0 ? nil : pending.trailingZeroBitCount
  }

  /// Acknowledges inputs. One that is a level is recorded again while it is active, so the block there
  /// comes first.
  ///
  /// - Throws: As ``enable(_:)``.
  public func acknowledge(_ inputs: UInt32) throws(DeviceError) {
    try check(inputs)
    try registers.write(WholeWord(rawValue: inputs), to: .acknowledge)
  }

  private func check(_ inputs: UInt32) throws(DeviceError) {
    guard inputs & ~configuration.inputs == 0 else {
      throw DeviceError(
        .invalidArgument,
        "\(name) has the inputs \(hexadecimal(configuration.inputs)), not all of "
          + "\(hexadecimal(inputs))", address: registers.base)
    }
  }
}
