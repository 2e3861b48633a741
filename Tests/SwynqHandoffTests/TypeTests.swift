// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import Testing

@Suite("Blocks by type")
struct TypeTests {
  static func overlay(_ blocks: (String, String)...) -> OverlayDescription {
    OverlayDescription(
      name: "design",
      blocks: blocks.enumerated().map { index, block in
        IPBlock(name: block.0, type: block.1, base: BusAddress(0x4000_0000 + UInt64(index) << 16))
      })
  }

  @Test(
    arguments: [
      ("xilinx.com:ip:axi_dma:7.1", true), ("xilinx.com:ip:axi_dma:7.0", true),
      ("xilinx.com:ip:axi_dma:7.12", true), ("xilinx.com:ip:axi_dma:8.0", false),
      ("xilinx.com:ip:axi_dma:71", false), ("xilinx.com:ip:axi_vdma:7.1", false),
      ("example.org:ip:axi_dma:7.1", false), ("xilinx.com:hls:axi_dma:7.1", false), ("", false),
    ])
  func `match whatever the minor version`(type: String, matches: Bool) {
    let overlay = Self.overlay(("dma", type))
    #expect(overlay.blocks(ofType: AXIDMARegisters.ipType).isEmpty == !matches)
    #expect((try? overlay.block(ofType: AXIDMARegisters.ipType).name) == (matches ? "dma" : nil))
  }

  @Test func `that are not there are answered with those that are`() throws {
    let overlay = Self.overlay(("gpio", "xilinx.com:ip:axi_gpio:2.0"))
    let error = #expect(throws: DeviceError.self) {
      try overlay.block(ofType: AXIDMARegisters.ipType)
    }
    #expect(error?.code == .notFound)
    #expect(error?.message.contains("gpio (xilinx.com:ip:axi_gpio:2.0)") == true)
  }

  @Test func `of which there are several are named`() throws {
    let overlay = Self.overlay(
      ("a/dma", "xilinx.com:ip:axi_dma:7.1"), ("b/dma", "xilinx.com:ip:axi_dma:7.0"))
    #expect(overlay.blocks(ofType: "xilinx.com:ip:axi_dma").map(\.name) == ["a/dma", "b/dma"])
    let error = #expect(throws: DeviceError.self) {
      try overlay.block(ofType: AXIDMARegisters.ipType)
    }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.contains("a/dma at 0x4000_0000, b/dma at 0x4001_0000") == true)
  }

  @Test func `of another major version are said to be so`() throws {
    let overlay = Self.overlay(("dma", "xilinx.com:ip:axi_dma:9.0"))
    let error = #expect(throws: DeviceError.self) {
      try overlay.block(ofType: AXIDMARegisters.ipType)
    }
    #expect(error?.code == .incompatible)
    #expect(error?.message.contains("axi_dma:9.0") == true)
  }
}
