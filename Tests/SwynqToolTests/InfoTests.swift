// SPDX-License-Identifier: Apache-2.0

import SwynqResizer
import Testing

@Suite("swynq info")
struct InfoTests {
  @Test func `lists blocks and registers for programs`() throws {
    let run = try Tool.run("info", "--json")
    #expect(run.status == 0, "\(run)")
    #expect(run.errors == "")
    let info = try run.json(InfoDocument.self)
    #expect(info.version == 1)
    #expect(info.overlay == "resizer_overlay")
    #expect(info.device == "simulator")
    #expect(info.clockFrequency == 100_000_000)
    #expect(info.dataWidth == 64)
    #expect(info.blocks.map(\.name) == ["axi_dma_0", "resize_accel_0", "cycle_monitor_0"])
    #expect(info.blocks.map(\.address) == [0x4040_0000, 0x43C0_0000, 0x43C1_0000])
    #expect(info.blocks.map(\.size) == [0x1_0000, 0x1_0000, 0x1_0000])

    let dma = info.blocks[0]
    #expect(dma.interrupts.map(\.port) == ["mm2s_introut", "s2mm_introut"])
    #expect(dma.parameters["c_sg_length_width"] == 26)
    // What decides which channels there are.
    #expect(dma.parameters["c_include_mm2s"] == 1 && dma.parameters["c_include_s2mm"] == 1)
    #expect(dma.parameters["c_micro_dma"] == 0)
    // Just after reset, each register that may be read holds its reset value.
    for block in info.blocks {
      #expect(!block.registers.isEmpty)
      for register in block.registers where !register.readHasSideEffects {
        // What runs by itself is not what it was at the reset.
        if register.fields.contains(where: { $0.access == "counting" }) { continue }
        #expect(register.value == register.resetValue, "\(register.name)")
        #expect(register.address == block.address + UInt64(register.offset))
        for field in register.fields {
          let mask = UInt32((UInt64(1) << UInt64(field.width)) - 1)
          #expect(field.value == register.resetValue >> UInt32(field.lowBit) & mask)
        }
      }
    }
    let control = dma.registers.first { $0.name == "MM2S_DMACR" }
    #expect(control?.value == 0x0001_0002)

    // Reading AP_CTRL would clear ap_done, so it is listed but not read.
    let apControl = info.blocks[1].registers.first { $0.offset == 0 }
    #expect(apControl?.readHasSideEffects == true)
    #expect(apControl?.value == nil)
    #expect(apControl?.fields.contains { $0.access == "clearOnRead" && $0.value == nil } == true)
  }

  @Test func `lists blocks and registers for people`() throws {
    let run = try Tool.run("info")
    #expect(run.status == 0, "\(run)")
    for part in [
      "axi_dma_0", "0x4040_0000", "resize_accel_0", "0x43C0_0000", "MM2S_DMACR", "0x0001_0002",
      "S2MM_LENGTH", "src_rows", "not read", "cycle_monitor_0", "0x43C1_0000", "CLOCK_LO",
      "S2MM_BEATS_LO", "OUTSTANDING",
    ] {
      #expect(run.output.contains(part), "\(part)")
    }
  }
}
