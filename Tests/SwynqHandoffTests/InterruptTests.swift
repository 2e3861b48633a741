// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqHandoff
import Testing

@Suite("Interrupts of a hardware handoff")
struct InterruptTests {
  @Test(
    arguments: [
      // outer = controller, inner[2:0], timer; inner = buttons[1:0], gate of two outputs.
      ("axi_intc_0", ["irq: interrupt line 0"]),
      ("buttons", ["irq[0]: interrupt line 1", "irq[1]: interrupt line 2"]),
      ("audio", ["irq_left: interrupt line 3", "irq_right: interrupt line 3"]),
      ("axi_timer_0", ["interrupt: interrupt line 4"]),
      (
        "video/axi_vdma",
        [
          "mm2s_introut: interrupt line 16 by axi_intc_0[0]",
          "s2mm_introut: interrupt line 17 by axi_intc_0[1]",
        ]
      ),
      ("video/filter/s_axi_AXILiteS", ["interrupt: interrupt line 18 by axi_intc_0[2]"]),
      ("video/filter/s_axi_control_r", ["interrupt: interrupt line 18 by axi_intc_0[2]"]),
    ])
  func `go through concatenations, gates and controllers`(block: String, expected: [String]) throws
  {
    #expect(try Design.zynqHierarchies.read().interrupts(of: block) == expected)
  }

  @Test func `of an UltraScale+ arrive at pl_ps_irq0 and, from line 8 on, at pl_ps_irq1`() throws {
    let handoff = try Design.ultrascale.read()
    #expect(
      try handoff.interrupts(of: "dma_a")
        == ["mm2s_introut: interrupt line 0", "s2mm_introut: interrupt line 1"])
    #expect(try handoff.interrupts(of: "dma_b") == ["s2mm_introut: interrupt line 8"])
    #expect(try handoff.interrupts(of: "monitor") == ["status[2]: interrupt line 9"])
  }

  @Test func `that are wired in a circle end`() throws {
    // The first input of the outermost concatenation is its own output.
    let text = try Design.zynqHierarchies.text.replacingOccurrences(
      of: #"SIGIS="undef" SIGNAME="axi_intc_0_irq""#, with: #"SIGIS="undef" SIGNAME="outer_dout""#)
    let handoff = try HardwareHandoff(text: text)
    #expect(try handoff.interrupts(of: "axi_intc_0").isEmpty)
    #expect(try handoff.interrupts(of: "axi_timer_0") == ["interrupt: interrupt line 4"])
  }

  @Test func `behind controllers get lines of their own as long as there are any`() throws {
    // A controller with 20 inputs, all from one output of 20 bits: lines 16 to 31 are for 16 of them.
    let text = try Design.zynqHierarchies.text
      .replacingOccurrences(of: #"SIGNAME="intr_concat_dout""#, with: #"SIGNAME="wide""#)
      .replacingOccurrences(of: #"LEFT="2" NAME="intr""#, with: #"LEFT="19" NAME="intr""#)
      .replacingOccurrences(
        of: #"<PORT DIR="O" NAME="irq_left""#,
        with: #"<PORT DIR="O" LEFT="19" NAME="wide" SIGNAME="wide"/><PORT DIR="O" NAME="irq_left""#)
    let audio = try HardwareHandoff(text: text).overlay.block(named: "audio").interrupts
      .filter { $0.controller != nil }
    #expect(audio.map(\.line) == (16..<32).map { .line($0) })
    #expect(audio.map { $0.controller?.input } == Array(0..<16))
  }
}
