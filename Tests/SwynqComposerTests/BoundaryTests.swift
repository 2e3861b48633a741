// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqComposer
import Testing

@Suite("The top's ports")
struct BoundaryTests {
  private func entry(_ design: Design) throws -> [String: Any] {
    let overlay = try design.composed()
    let file = try #require(overlay.files.first { $0.name == "overlays.json" })
    let list = try JSONSerialization.jsonObject(with: Data(file.text.utf8)) as? [[String: Any]]
    return try #require(list?.first)
  }

  private func rows(_ entry: [String: Any], _ kind: String) throws -> [String] {
    let ports = try #require(entry["ports"] as? [String: Any])
    let rows = try #require(ports[kind] as? [[String: Any]])
    return rows.map { row in
      row.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }
  }

  @Test func `of a Zynq-7000 are the processing system's`() throws {
    let entry = try entry(.streamFilter)
    #expect(entry["top"] as? String == "stream_filter")
    #expect(entry["files"] as? String == "build/stream_filter.f")
    #expect(
      try rows(entry, "registers") == ["base=0x40000000 clock=fclk0_aclk port=s_axi_gp0_"])
    #expect(try rows(entry, "memory") == ["clock=fclk0_aclk port=m_axi_hp0_"])
    #expect(try rows(entry, "clocks") == ["frequency=100000000 port=fclk0_aclk"])
    #expect(
      try rows(entry, "resets") == ["active=low clock=fclk0_aclk port=fclk0_aresetn"])
    #expect(try rows(entry, "interrupts") == ["port=irq"])
    #expect(try rows(entry, "inputs") == ["port=buttons"])
    #expect(try rows(entry, "outputs") == ["port=leds", "port=code"])
  }

  @Test
  func
    `of an UltraScale+ are its ports, the clocking wizard's clocks, and lines behind a controller`()
    throws
  {
    let entry = try entry(.ultrascaleKernel)
    #expect(
      try rows(entry, "registers") == ["base=0xA0000000 clock=pl0_aclk port=s_axi_hpm0_fpd_"])
    #expect(
      try rows(entry, "memory") == ["clock=clk_wiz_0_clk_out1 port=m_axi_hpc0_fpd_"])
    #expect(
      try rows(entry, "clocks") == [
        "frequency=250000000 phase=90 port=clk_wiz_0_clk_out1",
        "frequency=100000000 port=pl0_aclk",
      ])
    let top = try #require(
      try Design.ultrascaleKernel.composed().files.last {
        $0.name == "ultrascale_kernel.sv"
      }
    ).text
    #expect(top.contains("output logic [16:0]  irq"))
    #expect(top.contains("assign irq[0]              = axi_intc_0_irq;"))
    #expect(top.contains("assign irq[16]             = kernel_0_interrupt;"))
  }

  @Test func `have the blocks, addresses and lines that drivers see`() throws {
    let overlay = try Design.streamFilter.composed().overlay
    #expect(
      overlay.blocks.map { "\($0.base) \($0.name)" } == [
        "0x4040_0000 axi_dma_0", "0x4120_0000 axi_gpio_0", "0x43C0_0000 video/filter_0",
      ])
    #expect(try overlay.block(named: "axi_dma_0").interrupt("s2mm_introut") == .line(1))
    #expect(try overlay.block(named: "video/filter_0").interrupt("interrupt") == .line(2))
    let kernel = try Design.ultrascaleKernel.composed().overlay.block(named: "kernel_0")
    #expect(kernel.interrupt("interrupt") == .line(16))
    #expect(kernel.interrupts[0].controller == .init(name: "axi_intc_0", input: 0))
  }

  @Test func `count interrupts from the last input down where the design says so`() throws {
    let text = try Design.streamFilter.text
    let marker = "MODTYPE=\"processing_system7\" VLNV=\"xilinx.com:ip:processing_system7:5.5\">"
    let changed = text.replacingOccurrences(
      of: marker + "\n      <PARAMETERS>",
      with: marker
        + "\n      <PARAMETERS>\n<PARAMETER NAME=\"PCW_IRQ_F2P_MODE\" VALUE=\"REVERSE\"/>")
    #expect(changed != text)
    let folder = try TemporaryFolder()
    let path = try folder.write("reversed.hwh", changed)
    var composer = try OverlayComposer(handoff: path)
    composer.standIns = true
    let top = try #require(try composer.compose(to: "build").files.first).text
      .replacing(/[ ]+/, with: " ")
    #expect(top.contains("assign irq[13] = irqs_dout[0];"))
    #expect(top.contains("assign irq[15] = irqs_dout[2];"))
  }
}
