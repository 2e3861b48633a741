// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqCores
import SwynqHandoff
import SwynqResizer
import Testing

@Suite("Blocks of a hardware handoff")
struct BlockTests {
  @Test func `of the resizer: names, types, addresses, limits of the DMA`() throws {
    let handoff = try Design.zynqPolling.read()
    let overlay = try OverlayDescription(handoff: Design.zynqPolling.path)
    #expect(overlay.name == "resizer")
    #expect(overlay.blocks.map(\.name) == ["axi_dma_0", "resize_accel_0"])
    #expect(
      overlay.blocks.map(\.type) == [
        "xilinx.com:ip:axi_dma:7.1", "xilinx.com:hls:resize_accel:1.0",
      ])
    #expect(overlay.blocks.map(\.base) == [0x4040_0000, 0x43C0_0000])
    #expect(overlay.blocks.map(\.size) == [0x1_0000, 0x1_0000])
    #expect(overlay.blocks.allSatisfy { $0.interrupts.isEmpty })
    #expect(handoff.vivadoVersion == "2018.3")
    #expect(handoff.part == "xc7z020clg400-1")
    #expect(handoff.clockFrequency == 100_000_000)
    #expect(!handoff.isPartial)
    let dma = try AXIDMAConfiguration(overlay.block(named: "axi_dma_0"))
    #expect(
      dma == .init(lengthWidth: 23, addressWidth: 32, sendAlignment: 4, receiveAlignment: 4))
  }

  @Test func `have the core's parameters once, by lower-case names, and none of its interfaces'`()
    throws
  {
    let dma = try Design.zynqPolling.read().overlay.block(named: "axi_dma_0")
    let names = dma.parameters.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.allSatisfy { $0 == $0.lowercased() })
    #expect(!names.contains("data_width") && !names.contains("c_family"))
    #expect(dma.parameter("c_baseaddr") == 0x4040_0000)
    let monitor = try Design.ultrascale.read().overlay.block(named: "monitor")
    // Not LABEL, which has no value, nor LONG, which has 76 bits.
    #expect(monitor.parameters.map(\.name) == ["width"])
    #expect(monitor.parameter("width") == 32)
    let timer = try Design.zynqHierarchies.read().overlay.block(named: "axi_timer_0")
    #expect(timer.parameter("mode_64bit") == 0)
  }

  @Test func `have hierarchies in their names, and the interface where a core has several`() throws
  {
    let handoff = try Design.zynqHierarchies.read()
    #expect(
      handoff.overlay.blocks.map { "\($0.base) \($0.name)" } == [
        "0x4000_0000 iop/bram_ctrl", "0x4120_0000 buttons", "0x4180_0000 axi_intc_0",
        "0x4280_0000 axi_timer_0", "0x4300_0000 video/axi_vdma",
        "0x43C0_0000 video/filter/s_axi_control_r", "0x43C1_0000 video/filter/s_axi_AXILiteS",
        "0x43C3_0000 audio",
      ])
    #expect(try handoff.overlay.block(named: "buttons").size == 0x100)
    // The registers of each interface are its own.
    let filter = try handoff.overlay.block(named: "video/filter/s_axi_control_r")
    #expect(filter.describedRegisters.map(\.name) == ["src"])
  }

  @Test func `leave memory out but for block RAMs, and what another processor reaches`() throws {
    let handoff = try Design.zynqHierarchies.read()
    #expect(handoff.memories.map(\.name) == ["iop/bram_ctrl"])
    #expect(handoff.memories.map(\.base) == [0x4000_0000])
    #expect(handoff.memories.map(\.size) == [0x1_0000])
    #expect(try handoff.overlay.block(named: "iop/bram_ctrl").size == 0x1_0000)
    #expect(handoff.unreachable == ["iop/spi"])
    let large = try Design.ultrascale.read()
    #expect(
      large.memories.map { "\($0.name) \($0.base) \($0.size)" } == [
        "ddr4_0 0x4_0000_0000 1073741824"
      ])
    // No DDR of the processor's own, which the DMA's memory map lists.
    #expect(try Design.zynqPolling.read().memories.isEmpty)
  }

  @Test func `of an UltraScale+ are there once, though two ports reach them, and above 4 GiB`()
    throws
  {
    let handoff = try Design.ultrascale.read()
    #expect(
      handoff.overlay.blocks.map { "\($0.base) \($0.name)" } == [
        "0xA000_0000 dma_a", "0xA001_0000 dma_b", "0x5_0000_0000 monitor",
      ])
    #expect(handoff.part == "xczu3eg-sbva484-1")
    #expect(handoff.clockFrequency == 299_997_009)
    let block = try handoff.overlay.block(named: "dma_a")
    #expect(try AXIDMAConfiguration(block).addressWidth == 40)
    #expect(throws: DeviceError.self) {
      try AXIDMAConfiguration(handoff.overlay.block(named: "dma_b"))
    }
  }

  @Test func `of a region of partial reconfiguration are those behind its interfaces`() throws {
    let handoff = try Design.partial.read()
    #expect(handoff.isPartial)
    #expect(handoff.overlay.blocks.map { "\($0.base) \($0.name)" } == ["0x8014_0000 add_accel"])
  }

  @Test func `of the project's overlay are those in the one module that Vivado knows`() throws {
    let overlay = try Design.ownOverlay.read().overlay
    let expected = OverlayDescription.resizer
    #expect(overlay.blocks.map(\.name) == expected.blocks.map(\.name))
    #expect(overlay.blocks.map(\.base) == expected.blocks.map(\.base))
    for (block, known) in zip(overlay.blocks, expected.blocks) {
      #expect(block.type == known.type)
      #expect(block.interrupts.map(\.port) == known.interrupts.map(\.port))
      // On the processor's inputs 1 to 3: PYNQ's boot images have a node on input 0.
      #expect(
        block.interrupts.map(\.line.rawValue) == known.interrupts.map { $0.line.rawValue << 1 })
    }
    // This one was built 32 bits wide.
    #expect(
      try overlay.block(ofType: AXIDMARegisters.ipType).parameter("c_m_axi_s2mm_data_width") == 32)
    // Elsewhere in the address space the blocks move along.
    let moved = try HardwareHandoff(
      text: try Design.ownOverlay.text.replacingOccurrences(of: "0x40000000", with: "0xA0000000")
        .replacingOccurrences(of: "0x43FFFFFF", with: "0xA3FFFFFF"),
      modules: [.resizer])
    #expect(moved.overlay.blocks[0].base == 0xA040_0000)
    #expect(moved.overlay.blocks[1].base == 0xA3C0_0000)
  }

  @Test func `may have fields that parameters left no bits, or more than any register has`() throws
  {
    func fields(_ property: String, _ value: String) throws -> [String] {
      let old = "<PROPERTY NAME=\"\(property)\" VALUE=\"\(property == "BIT_WIDTH" ? 8 : 16)\"/>"
      let new = "<PROPERTY NAME=\"\(property)\" VALUE=\"\(value)\"/>"
      let text = try Design.zynqPolling.text.replacingOccurrences(of: old, with: new)
      let block = try HardwareHandoff(text: text).overlay.block(named: "axi_dma_0")
      return block.describedRegisters[0].fields.map { "\($0.name) \($0.lowBit) \($0.width)" }
    }
    #expect(try fields("BIT_WIDTH", "0") == ["RS 0 1"])
    #expect(try fields("BIT_WIDTH", "4096") == ["RS 0 1", "IRQThreshold 16 48"])
    #expect(try fields("BIT_OFFSET", "18446744073709551615") == ["RS 0 1"])
  }

  @Test func `have the registers of the file, without those that were configured away`() throws {
    let overlay = try Design.zynqPolling.read().overlay
    let dma = try overlay.block(named: "axi_dma_0").describedRegisters
    #expect(dma.map(\.name) == ["MM2S_DMACR", "MM2S_DMASR", "MM2S_LENGTH"])
    #expect(dma.map(\.offset) == [0, 4, 0x28])
    #expect(dma.map(\.resetValue) == [0x1_0002, 0x1_0000, 0])
    #expect(dma[0].fields.map(\.name) == ["RS", "IRQThreshold"])
    #expect(dma[0].fields.map(\.resetValue) == [0, 1])
    #expect(dma[0].fields[0].summary == "Run / Stop.")
    #expect(dma[1].fields.map(\.access) == [.readOnly, .writeOneToClear])
    #expect(dma[2].fields.map(\.width) == [26])
    let core = try overlay.block(named: "resize_accel_0").describedRegisters
    #expect(core.map(\.readHasSideEffects) == [true, false, false])
    #expect(core.map { $0.fields[0].access } == [.readWrite, .readOnly, .writeOnly])
  }
}
