// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores
internal import SwynqFiles
internal import SwynqHandoff
internal import SwynqReport
internal import SwynqResizer

/// The blocks and registers that a hardware handoff describes: what `swynq info design.hwh` shows.
///
/// The JSON's keys are the names of the properties here. They stay; later versions may add some.
struct HandoffListing: Encodable {
  /// Of the JSON; raised if a key changes its meaning or goes.
  let version = 1
  /// Name of the design.
  let overlay: String
  /// The file.
  let handoff: String
  /// The version of Vivado that wrote it, or null.
  let vivadoVersion: String?
  /// The chip, or null.
  let part: String?
  /// Whether it is for a region of partial reconfiguration.
  let isPartial: Bool
  /// Of most of the blocks, in Hz, or null.
  let clockFrequency: UInt64?
  /// In order of address.
  let blocks: [Block]
  /// In order of address.
  let memories: [Memory]
  /// Names of blocks with registers that the processor does not reach.
  let unreachable: [String]

  /// An IP block.
  struct Block: Encodable {
    let name: String
    let type: String
    let address: UInt64
    let size: UInt64
    let interrupts: [Interrupt]
    let parameters: [String: Int]
    let registers: [RegisterListing]
  }

  /// An interrupt output, the line that it drives, and the controller in between.
  struct Interrupt: Encodable {
    let port: String
    let line: Int
    let controller: String?
    let controllerInput: Int?
  }

  /// Memory in the programmable logic.
  struct Memory: Encodable {
    let name: String
    let type: String
    let address: UInt64
    let size: UInt64
  }

  init(_ handoff: HardwareHandoff, path: String) {
    overlay = handoff.overlay.name
    self.handoff = path
    vivadoVersion = handoff.vivadoVersion
    part = handoff.part
    isPartial = handoff.isPartial
    clockFrequency = handoff.clockFrequency
    blocks = handoff.overlay.blocks.map { block in
      let registers =
        block.describedRegisters.isEmpty
        ? Cores.resizer.registers(of: block) ?? [] : block.describedRegisters
      return Block(
        name: block.name, type: block.type, address: block.base.rawValue, size: block.size,
        interrupts: block.interrupts.map {
          Interrupt(
            port: $0.port, line: $0.line.rawValue.trailingZeroBitCount,
            controller: $0.controller?.name, controllerInput: $0.controller?.input)
        },
        parameters: Dictionary(
          block.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first }),
        registers: registers.map { RegisterListing($0, of: block) })
    }
    memories = handoff.memories.map {
      Memory(name: $0.name, type: $0.type, address: $0.base.rawValue, size: $0.size)
    }
    unreachable = handoff.unreachable
  }

  /// For people.
  var text: String {
    var facts = [blocks.count == 1 ? "1 IP block" : "\(blocks.count) IP blocks"]
    if let part { facts.append(part) }
    if let clockFrequency { facts.append(megahertz(clockFrequency)) }
    facts.append(isPartial ? "for partial reconfiguration" : "full design")
    if let vivadoVersion { facts.append("Vivado \(vivadoVersion)") }
    var lines = ["\(overlay): \(facts.joined(separator: ", "))"]
    for block in blocks {
      lines += ["", "\(block.name)  \(block.type)  \(place(block.address, block.size))"]
      lines += wrapped(
        block.interrupts.isEmpty ? ["none connected"] : block.interrupts.map(\.text),
        heading: "  interrupts  ")
      lines += wrapped(parameters(of: block), heading: "  parameters  ")
      for register in block.registers { lines += register.linesAtReset }
    }
    if !memories.isEmpty { lines += ["", "memory"] }
    for memory in memories {
      lines.append("  \(memory.name)  \(memory.type)  \(place(memory.address, memory.size))")
    }
    if !unreachable.isEmpty {
      lines += [""] + wrapped(unreachable, heading: "not reached by the processor  ")
    }
    // A name of the file that has a line end in it is to begin no line.
    return lines.map { $0.printable() }.joined(separator: "\n") + "\n"
  }

  /// Whether a parameter is for people to see: of an AXI DMA those that decide what it can do, of
  /// other cores all but the addresses, which are listed anyway.
  private static func matters(_ name: String, to type: String) -> Bool {
    if name.hasSuffix("_baseaddr") || name.hasSuffix("_highaddr") { return false }
    guard CoreType(type).isSameCore(as: CoreType(AXIDMARegisters.ipType)) else { return true }
    return [
      "c_addr_width", "c_enable_multi_channel", "c_include_mm2s", "c_include_mm2s_dre",
      "c_include_s2mm", "c_include_s2mm_dre", "c_include_sg", "c_m_axi_mm2s_data_width",
      "c_m_axi_s2mm_data_width", "c_micro_dma", "c_mm2s_burst_size", "c_s2mm_burst_size",
      "c_sg_length_width",
    ].contains(name)
  }

  /// As many parameters as people read; some cores have hundreds.
  private func parameters(of block: Block) -> [String] {
    let all = block.parameters.filter { Self.matters($0.key, to: block.type) }
      .sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }
    return all.count <= 24
      ? all : Array(all.prefix(20)) + ["and \(all.count - 20) more, which --json lists"]
  }

  private func place(_ address: UInt64, _ size: UInt64) -> String {
    let amount =
      switch size {
      case (1 << 30)... where size % (1 << 30) == 0: "\(size >> 30) GiB"
      case (1 << 20)... where size % (1 << 20) == 0: "\(size >> 20) MiB"
      case 1024... where size % 1024 == 0: "\(size / 1024) KiB"
      default: "\(size) bytes"
      }
    return "\(hexadecimal(address, minimumDigits: 8)), \(amount)"
  }

  private func megahertz(_ frequency: UInt64) -> String {
    let tenths = (frequency + 50_000) / 100_000
    return tenths % 10 == 0 ? "\(tenths / 10) MHz" : "\(tenths / 10).\(tenths % 10) MHz"
  }

  /// A list over as many lines of about 100 columns as it takes.
  private func wrapped(_ words: [String], heading: String) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in words {
      if !line.isEmpty && heading.count + line.count + word.count > 100 {
        lines.append(line + ",")
        line = ""
      }
      line += (line.isEmpty ? "" : ", ") + word
    }
    if !line.isEmpty { lines.append(line) }
    let indentation = String(repeating: " ", count: heading.count)
    return lines.enumerated().map { ($0.offset == 0 ? heading : indentation) + $0.element }
  }
}

extension HandoffListing.Interrupt {
  /// For people: where it arrives.
  fileprivate var text: String {
    guard let controller, let controllerInput else { return "\(port) = irq[\(line)]" }
    return "\(port) = \(controller)[\(controllerInput)] (line \(line))"
  }
}
