// SPDX-License-Identifier: Apache-2.0
package import Swynq

/// The registers of an AXI interrupt controller v4 (PG099, "Register Space"). Bit *n* of all but `IVR`
/// and `MER` stands for input *n*.
package enum InterruptControllerRegisters: RegisterBlock {
  /// Vendor, library, name and version of the core.
  package static var ipType: String { "xilinx.com:ip:axi_intc:4.1" }

  package static var registers: [RegisterDescription] {
    registers(of: .init(inputCount: 32))
  }

  /// The registers that a core with these parameters has.
  static func registers(of core: AXIInterruptControllerConfiguration) -> [RegisterDescription] {
    typealias R<Layout: RegisterBits> = Register<InterruptControllerRegisters, Layout>
    func register(_ register: R<WholeWord>, _ access: FieldAccess) -> RegisterDescription {
      var description = register.description
      description.fields = [
        RegisterField("value", bits: 0...min(max(core.inputCount, 1), 32) - 1, access, "inputs")
      ]
      return description
    }
    var registers = [register(.status, .counting)]
    if core.hasPending { registers.append(register(.pending, .counting)) }
    registers += [register(.enable, .readWrite), register(.acknowledge, .writeOnly)]
    if core.hasSetEnable { registers.append(register(.setEnable, .writeOnly)) }
    if core.hasClearEnable { registers.append(register(.clearEnable, .writeOnly)) }
    if core.hasVector { registers.append(R<InterruptVector>.vector.description) }
    registers.append(R<InterruptMaster>.master.description)
    if core.hasLevel { registers.append(R<WholeWord>.level.description) }
    return registers
  }

  /// The registers of a block of the overlay, by the parameters that it was built with; those of the
  /// full core if no driver takes it.
  package static func registers(of block: IPBlock) -> [RegisterDescription] {
    (try? AXIInterruptControllerConfiguration(block)).map { registers(of: $0) } ?? registers
  }
}

/// The master enable register, `MER`.
package struct InterruptMaster: RegisterLayout {
  package var rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static var enable: RegisterField {
    .init("ME", bit: 0, .readWrite, "1 enables the output irq")
  }
  /// Once set it stays so until reset. Before, software may set bits of `ISR`.
  static var hardware: RegisterField {
    .init("HIE", bit: 1, .writeOneToSet, "1 lets the inputs count, until reset")
  }

  package static var fields: [RegisterField] { [enable, hardware] }
}

/// The interrupt vector register, `IVR`.
package struct InterruptVector: ReadableLayout {
  package var rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static var fields: [RegisterField] {
    [
      .init(
        "value", bits: 0...31, .counting, reset: .max, "lowest pending input, all ones without one")
    ]
  }
}

extension Register where Block == InterruptControllerRegisters, Layout == WholeWord {
  static var status: Self { .init("ISR", at: 0x00, "inputs that were active") }
  static var pending: Self { .init("IPR", at: 0x04, "those of them that are enabled") }
  static var enable: Self { .init("IER", at: 0x08, "inputs that are enabled") }
  static var acknowledge: Self { .init("IAR", at: 0x0C, "ones clear bits of ISR") }
  static var setEnable: Self { .init("SIE", at: 0x10, "ones set bits of IER") }
  static var clearEnable: Self { .init("CIE", at: 0x14, "ones clear bits of IER") }
  static var level: Self { .init("ILR", at: 0x24, "inputs from this one on are blocked") }
}

extension Register where Block == InterruptControllerRegisters, Layout == InterruptVector {
  static var vector: Self { .init("IVR", at: 0x18, "lowest pending input") }
}

extension Register where Block == InterruptControllerRegisters, Layout == InterruptMaster {
  static var master: Self { .init("MER", at: 0x1C, "master enable") }
}
