// SPDX-License-Identifier: Apache-2.0

/// An overlay's blocks and clock: the part of Vivado's hardware handoff that a driver needs.
public struct OverlayDescription: Sendable {
  /// Name of the overlay's top module, such as `resizer_overlay`.
  public var name: String

  /// The IP blocks with registers, in order of address.
  public var blocks: [IPBlock]

  /// An overlay with these blocks.
  public init(name: String, blocks: [IPBlock]) {
    self.name = name
    self.blocks = blocks
  }

  /// The block with this instance name, such as `axi_dma_0`.
  ///
  /// - Throws: `notFound`, naming the blocks that there are.
  public func block(named name: String) throws(DeviceError) -> IPBlock {
    for block in blocks where block.name == name { return block }
    let known = blocks.isEmpty ? "none" : blocks.map { $0.name }.joined(separator: ", ")
    throw DeviceError(
      .notFound, "overlay \(self.name) has no IP block named \(name); it has: \(known)")
  }

  /// The block whose window of registers an address is in; nil if it is in none.
  public func block(containing address: BusAddress) -> IPBlock? {
    for block in blocks where block.contains(address) { return block }
    return nil
  }
}

/// One IP block of an overlay: an instance of a core behind a window of registers.
public struct IPBlock: Sendable {
  /// Name of the instance, such as `axi_dma_0`.
  public var name: String

  /// Vendor, library, name and version of the core, such as `xilinx.com:ip:axi_dma:7.1`.
  public var type: String

  /// Address of its first register.
  public var base: BusAddress

  /// Size of its window, in bytes.
  public var size: UInt64

  /// Its interrupt outputs, by the core's port names.
  public var interrupts: [Interrupt]

  /// The parameters it was built with, by their names in the hardware handoff, lower case.
  public var parameters: [Parameter]

  /// The registers as the hardware handoff describes them; empty if it says nothing of them.
  public var describedRegisters: [RegisterDescription]

  /// An interrupt output of a block and the line it drives.
  public struct Interrupt: Sendable {
    /// Port of the core, such as `mm2s_introut`.
    public var port: String
    /// The line of the overlay that it drives.
    public var line: InterruptLines
    /// The interrupt controller in the programmable logic that it arrives at, such as an AXI INTC;
    /// nil if it arrives at the processor.
    public var controller: Controller?

    /// The output `port`, which drives `line`.
    public init(port: String, line: InterruptLines, controller: Controller? = nil) {
      self.port = port
      self.line = line
      self.controller = controller
    }
  }

  /// An input of an interrupt controller in the programmable logic.
  public struct Controller: Hashable, Sendable {
    /// Name of the controller's instance, such as `axi_intc_0`.
    public var name: String
    /// Number of the input.
    public var input: Int

    /// The input with this number.
    public init(name: String, input: Int) {
      self.name = name
      self.input = input
    }
  }

  /// A number that a block was built with.
  public struct Parameter: Sendable {
    /// Name in the hardware handoff, such as `c_sg_length_width`.
    public var name: String
    /// The number.
    public var value: Int

    /// The parameter `name` with this value.
    public init(_ name: String, _ value: Int) {
      self.name = name
      self.value = value
    }
  }

  /// A block with these properties.
  public init(
    name: String, type: String, base: BusAddress, size: UInt64 = 0x1_0000,
    interrupts: [Interrupt] = [], parameters: [Parameter] = [],
    describedRegisters: [RegisterDescription] = []
  ) {
    self.name = name
    self.type = type
    self.base = base
    self.size = size
    self.interrupts = interrupts
    self.parameters = parameters
    self.describedRegisters = describedRegisters
  }

  /// The value of a parameter, by its name in any case; nil if the block does not state it.
  public func parameter(_ name: String) -> Int? {
    for parameter in parameters where parameter.name == name { return parameter.value }
    // ASCII's bit for lower case; names in VHDL and Verilog have no other letters.
    func lower(_ text: String) -> [UInt8] {
      text.utf8.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
    }
    let wanted = lower(name)
    for parameter in parameters where lower(parameter.name) == wanted { return parameter.value }
    return nil
  }

  /// The line that an interrupt output drives, or nil if it is not connected.
  public func interrupt(_ port: String) -> InterruptLines? {
    for interrupt in interrupts where interrupt.port == port { return interrupt.line }
    return nil
  }

  /// Whether an address is in the block's window of registers.
  public func contains(_ address: BusAddress) -> Bool {
    address >= base && address.rawValue - base.rawValue < size
  }
}
