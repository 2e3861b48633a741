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
  let blocks: [BlockListing]
  /// In order of address.
  let memories: [Memory]
  /// Names of blocks with registers that the processor does not reach.
  let unreachable: [String]

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
      BlockListing(
        block,
        Cores.resizer.describedRegisters(of: block).map { RegisterListing($0, of: block) })
    }
    memories = handoff.memories.map {
      Memory(name: $0.name, type: $0.type, address: $0.base.rawValue, size: $0.size)
    }
    unreachable = handoff.unreachable
  }

  /// For people.
  var text: String {
    var facts = [BlockListing.count(blocks)]
    if let part { facts.append(part) }
    if let clockFrequency { facts.append(megahertz(clockFrequency)) }
    facts.append(isPartial ? "for partial reconfiguration" : "full design")
    if let vivadoVersion { facts.append("Vivado \(vivadoVersion)") }
    var lines = ["\(overlay): \(facts.joined(separator: ", "))"]
    for block in blocks {
      lines += ["", block.heading]
      lines += wrapped(
        block.interrupts.isEmpty ? ["none connected"] : block.interrupts.map(\.text),
        heading: "  interrupts  ")
      lines += wrapped(parameters(of: block), heading: "  parameters  ")
      for register in block.registers { lines += register.linesAtReset }
    }
    // A block RAM is among the blocks already.
    let others = memories.filter { memory in !blocks.contains { $0.name == memory.name } }
    if !others.isEmpty { lines += ["", "memory"] }
    for memory in others {
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
  private func parameters(of block: BlockListing) -> [String] {
    let all = block.sortedParameters { Self.matters($0, to: block.type) }
    return all.count <= 24
      ? all : Array(all.prefix(20)) + ["and \(all.count - 20) more, which --json lists"]
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
