// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// Driver of an AXI4-Stream FIFO v4 (PG080) with its data behind AXI4-Lite, in store-and-forward mode:
/// packets that the processor sends and receives word by word.
///
/// ```swift
/// let fifo = try AXIStreamFIFO(device)
/// try fifo.send([1, 2, 3, 4, 5])
/// let answer = try fifo.receive(timeout: .milliseconds(1))
/// ```
///
/// After an error, such as a word too many, only ``reset()`` lets a side work again. Two drivers of one
/// core would mix up their packets.
public struct AXIStreamFIFO<Bus: Device> {
  /// The device that the FIFO is part of.
  public let device: Bus
  /// The parameters of the core.
  public let configuration: AXIStreamFIFOConfiguration
  /// This driver's way to wait.
  public let waiting: WaitStrategy
  /// The core's name in errors, such as `axi_fifo_mm_s_0`.
  public let name: String

  let line: InterruptLines
  let registers: RegisterWindow<Bus, AXIStreamFIFORegisters>

  /// Takes over a FIFO of the overlay and resets it, so that nothing of an earlier program is left.
  ///
  /// - Parameters:
  ///   - device: The device that the FIFO is part of.
  ///   - name: Name of the instance in the overlay; by default the only AXI4-Stream FIFO that it has.
  ///   - waiting: How to wait; by default on interrupts if the core's is connected.
  /// - Throws: `notFound`; `invalidArgument` if there are several and no name says which; `unsupported`
  ///   for a core whose data is behind AXI4, or that is in cut-through mode; the bus's answer.
  public init(
    _ device: Bus, named name: String? = nil, waiting: WaitStrategy? = nil
  ) throws(DeviceError) {
    let block = try device.overlay.block(named: name, ofType: AXIStreamFIFORegisters.ipType)
    try self.init(
      device, at: block.base, configuration: try AXIStreamFIFOConfiguration(block),
      interrupt: block.interrupt("interrupt") ?? [], named: block.name, waiting: waiting)
  }

  /// Takes over the FIFO at an address and resets it.
  ///
  /// - Parameters:
  ///   - device: The device that the FIFO is part of.
  ///   - base: Address of its first register.
  ///   - configuration: The parameters it was built with.
  ///   - interrupt: The line of `interrupt`; empty if not connected.
  ///   - name: Its name in errors.
  ///   - waiting: How to wait; by default on interrupts if there is a line.
  /// - Throws: `invalidArgument` for waiting on interrupts without a line, and for a configuration that
  ///   no AXI4-Stream FIFO has; the bus's answer.
  public init(
    _ device: Bus, at base: BusAddress, configuration: AXIStreamFIFOConfiguration = .init(),
    interrupt: InterruptLines = [], named name: String = "the FIFO", waiting: WaitStrategy? = nil
  ) throws(DeviceError) {
    try configuration.validate()
    guard !interrupt.isEmpty || waiting != .interrupt else {
      throw DeviceError(
        .invalidArgument,
        "\(name) cannot wait for interrupts: its interrupt is not connected; use polling",
        address: base)
    }
    self.device = device
    self.configuration = configuration
    self.waiting = waiting ?? (interrupt.isEmpty ? .polling : .interrupt)
    self.name = name
    line = interrupt
    registers = RegisterWindow(device, at: base)
    try registers.write(StreamFIFOInterruptEnable(rawValue: 0), to: .interruptEnable)
    try reset()
  }

  /// Resets both sides: packets that are in the FIFOs are lost, and a packet under way is cut off.
  ///
  /// - Throws: `timeout` if the reset does not end; the bus's answer.
  public func reset() throws(DeviceError) {
    var done: UInt32 = 0
    if configuration.hasSend { done |= StreamFIFOStatus.sendResetComplete.mask }
    if configuration.hasReceive { done |= StreamFIFOStatus.receiveResetComplete.mask }
    // PG080, "AXI4-Stream Reset Register": the key.
    try registers.write(StreamFIFOStatus(rawValue: .max), to: .status)
    try registers.write(0xA5, to: .reset)
    try registers.poll(
      .status, mask: done, until: done,
      orElse: "\(name) did not come out of its reset; reset the device or load the overlay again")
    try registers.write(StreamFIFOStatus(rawValue: .max), to: .status)
  }

  /// Words that the sender has room for now.
  ///
  /// - Throws: `unsupported` if the core was built without the sender; the bus's answer.
  public func vacancy() throws(DeviceError) -> Int {
    try requireSend()
    return Int(try registers.read(.vacancy).rawValue & 0x1_FFFF)
  }

  /// Words of the packets that have been received and not read.
  ///
  /// - Throws: `unsupported` if the core was built without the receiver; the bus's answer.
  public func occupancy() throws(DeviceError) -> Int {
    try requireReceive()
    return Int(try registers.read(.occupancy).rawValue & 0x1_FFFF)
  }

  func requireSend() throws(DeviceError) {
    if configuration.hasSend { return }
    throw DeviceError(
      .unsupported, "\(name) cannot send: it was built without its sender (c_use_tx_data = 0)",
      address: registers.base)
  }

  func requireReceive() throws(DeviceError) {
    if configuration.hasReceive { return }
    throw DeviceError(
      .unsupported, "\(name) cannot receive: it was built without its receiver (c_use_rx_data = 0)",
      address: registers.base)
  }
}
