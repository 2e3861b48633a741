// SPDX-License-Identifier: Apache-2.0

package import Swynq

/// A block design as a netlist: its modules, the signals between their ports, and who sees which
/// addresses.
///
/// A hardware handoff holds one, ``HardwareHandoff/design(path:modules:)``; what composes overlays
/// makes others of its own descriptions.
package struct BlockDesign: Sendable {
  /// The design's name.
  package var name: String
  /// The modules, in the file's order.
  package var modules: [Module]
  /// The ports of the design itself. An input drives its signal.
  package var externalPorts: [Port]
  /// The design's own bus interfaces, of its ports.
  package var externalInterfaces: [Interface]
  /// The view of the processor's software: blocks with registers, with lines for their interrupts.
  package var blocks: [LocatedBlock]
  /// Memory that the processor reaches.
  package var memories: [HardwareHandoff.Memory]
  /// Outputs that reach the processor, or a controller in the programmable logic.
  package var interrupts: [Interrupt]

  /// A design of these parts.
  package init(
    name: String, modules: [Module], externalPorts: [Port] = [],
    externalInterfaces: [Interface] = [], blocks: [LocatedBlock] = [],
    memories: [HardwareHandoff.Memory] = [], interrupts: [Interrupt] = []
  ) {
    self.name = name
    self.modules = modules
    self.externalPorts = externalPorts
    self.externalInterfaces = externalInterfaces
    self.blocks = blocks
    self.memories = memories
    self.interrupts = interrupts
  }

  /// An instance of a core.
  package struct Module: Sendable {
    /// The name that memory maps and interrupts use; unique.
    package var instance: String
    /// The name with its hierarchies, without a leading slash.
    package var path: String
    /// Vendor, library, name and version.
    package var type: String
    /// The core's name: `axi_dma` of `xilinx.com:ip:axi_dma:7.1`.
    package var core: String
    /// Parameters as the file states them, by name.
    package var parameters: [String: String]
    /// Ports, in the file's order, each name once.
    package var ports: [Port]
    /// Bus interfaces, in the file's order.
    package var interfaces: [Interface]
    /// The address ranges that the module's managers see.
    package var memoryMap: [Range]

    /// A module of these parts.
    package init(
      instance: String, path: String, type: String, core: String,
      parameters: [String: String] = [:], ports: [Port], interfaces: [Interface] = [],
      memoryMap: [Range] = []
    ) {
      self.instance = instance
      self.path = path
      self.type = type
      self.core = core
      self.parameters = parameters
      self.ports = ports
      self.interfaces = interfaces
      self.memoryMap = memoryMap
    }

    /// The interface of this name; VHDL's names have no case.
    package func interface(_ name: String) -> Interface? {
      let lower = name.lowercased()
      return interfaces.first { $0.name == name }
        ?? interfaces.first { $0.name.lowercased() == lower }
    }

    /// The port of this name.
    package func port(_ name: String) -> Port? { ports.first { $0.name == name } }

    /// A parameter that is a number.
    package func number(_ name: String) -> Int? {
      parameters[name].flatMap(HandoffNumber.parameter)
    }
  }

  /// Which way a port goes.
  package enum Direction: Sendable { case input, output, both }

  /// The kind of signal that a port carries, as far as the file says it.
  package enum Purpose: Sendable, Equatable {
    case clock
    /// A reset, and whether it is active when low; nil if the file does not say.
    case reset(isActiveLow: Bool?)
    case interrupt
    case data
  }

  /// A port of a module or of the design.
  package struct Port: Sendable {
    package var name: String
    package var direction: Direction
    /// The numbers of its first and last bit; both nil for a single bit without a range.
    package var left: Int?
    package var right: Int?
    /// The signal at the port; nil if nothing is connected.
    package var signal: String?
    package var purpose: Purpose
    /// Frequency of a clock, in Hz.
    package var frequency: UInt64?

    /// A port with these properties.
    package init(
      name: String, direction: Direction, left: Int? = nil, right: Int? = nil,
      signal: String? = nil, purpose: Purpose = .data, frequency: UInt64? = nil
    ) {
      self.name = name
      self.direction = direction
      self.left = left
      self.right = right
      self.signal = signal
      self.purpose = purpose
      self.frequency = frequency
    }

    /// Its bits.
    package var width: Int {
      guard let left, let right else { return 1 }
      return abs(left - right) + 1
    }
  }

  /// The side of a bus that an interface is on.
  package enum Role: Sendable { case manager, subordinate, monitor }

  /// A bus interface: a group of ports.
  package struct Interface: Sendable {
    package var name: String
    package var role: Role
    /// The bus: `aximm`, `axis`, `gpio`, `bram`, ... of its VLNV.
    package var standard: String
    /// Name of the net, the same for both sides; nil if nothing is connected.
    package var bus: String?
    /// Physical port names by logical ones in upper case: `AWADDR` is `s_axi_control_AWADDR`.
    package var ports: [String: String]
    package var parameters: [String: String]

    /// An interface with these properties.
    package init(
      name: String, role: Role, standard: String, bus: String? = nil,
      ports: [String: String], parameters: [String: String] = [:]
    ) {
      self.name = name
      self.role = role
      self.standard = standard
      self.bus = bus
      self.ports = ports
      self.parameters = parameters
    }

    /// A parameter that is a number.
    package func number(_ name: String) -> Int? {
      parameters[name].flatMap(HandoffNumber.parameter)
    }
  }

  /// Addresses that a manager reaches a subordinate at.
  package struct Range: Sendable {
    /// The interface of the module that sees them; empty if the file does not say.
    package var manager: String
    package var instance: String
    package var interface: String
    package var base: UInt64
    package var size: UInt64

    /// A range with these properties.
    package init(
      manager: String, instance: String, interface: String, base: UInt64, size: UInt64
    ) {
      self.manager = manager
      self.instance = instance
      self.interface = interface
      self.base = base
      self.size = size
    }
  }

  /// A block of the processor's address map, and the interface that answers for it.
  package struct LocatedBlock: Sendable {
    package var instance: String
    package var interface: String
    package var block: IPBlock

    /// A block behind an interface.
    package init(instance: String, interface: String, block: IPBlock) {
      self.instance = instance
      self.interface = interface
      self.block = block
    }
  }

  /// An interrupt output, and the line that the processor's software knows it by.
  package struct Interrupt: Sendable {
    package var instance: String
    package var port: String
    /// The number of the bit, as the port is declared; nil if it has one bit.
    package var bit: Int?
    /// 0 to 15 for the processor's inputs, from 16 on for inputs of a controller.
    package var line: Int

    /// An output that drives a line.
    package init(instance: String, port: String, bit: Int? = nil, line: Int) {
      self.instance = instance
      self.port = port
      self.bit = bit
      self.line = line
    }
  }

  /// Whether a module is the processing system of a Zynq.
  package static func isProcessor(core: String) -> Bool {
    core == "processing_system7" || core == "zynq_ultra_ps_e"
  }
}
