// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqCores
import SwynqHandoff
import SwynqResizer
import Testing

/// `resizer.hwh` describes the registers of the three blocks of the resizer's overlay; the plugin
/// HandoffRegisters compiles their source into this target.
@Suite("Swift source of registers") struct RegisterSourceTests {
  static let handoff = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "resizer.hwh").path

  @Test(arguments: [
    (AxiDmaRegisters.registers, AXIDMARegisters.registers),
    (ResizeAccelRegisters.registers, ResizeRegisters.registers),
    (CycleMonitorRegisters.registers, SwynqCores.CycleMonitorRegisters.registers),
  ])
  func `that the plugin compiled is the map that was written by hand`(
    generated: [RegisterDescription], written: [RegisterDescription]
  ) {
    #expect(generated.map(\.name) == written.map(\.name))
    for (generated, written) in zip(generated, written) {
      #expect(generated.offset == written.offset)
      #expect(generated.resetValue == written.resetValue)
      #expect(generated.summary == written.summary)
      // A register that is absent from the core has no fields; a handoff takes it for a number.
      if written.fields.isEmpty { continue }
      #expect(generated.fields.map(\.name) == written.fields.map(\.name))
      for (generated, written) in zip(generated.fields, written.fields) {
        #expect(generated.mask == written.mask)
        #expect(generated.resetValue == written.resetValue)
        #expect(generated.access == written.access.inHandoff)
      }
    }
  }

  @Test func `has typed fields: numbers, bits, and no setters for what cannot be set`() throws {
    var control = AxiDmaRegisters.Mm2sDmacr.reset
    #expect(control.irqThreshold == 1 && !control.rs)
    control.rs = true
    control.irqThreshold = 7
    #expect(control.rawValue == AxiDmaRegisters.Mm2sDmacr.reset.rawValue & ~0xFF_0000 | 0x7_0001)
    let status = AxiDmaRegisters.Mm2sDmasr(rawValue: 0x1003)
    #expect(status.halted && status.idle && status.iocIrq && !status.errIrq)
    let rows: ResizeAccelRegisters.SrcRows = 360
    #expect(rows.rawValue == 360)
  }

  @Test(arguments: Design.allCases)
  func `is the same for the same design, and says what it leaves out`(design: Design) throws {
    let overlay = try design.read().overlay
    let source = RegisterSource(overlay, origin: "x.hwh")
    #expect(source.text == RegisterSource(try design.read().overlay, origin: "x.hwh").text)
    #expect(
      source.undescribed
        == overlay.blocks.filter { $0.describedRegisters.isEmpty }.map(\.name))
    for block in overlay.blocks where !block.describedRegisters.isEmpty {
      #expect(source.text.contains("named: \"\(block.name)\""))
      for register in block.describedRegisters {
        #expect(source.text.contains("\"\(register.name)\", at: 0x"))
      }
    }
  }

  @Test func `of blocks with the same registers has them once, of others under their names`() {
    func block(_ name: String, _ registers: String...) -> IPBlock {
      IPBlock(
        name: name, type: "example.com:hls:filter:1.0", base: 0x1000,
        describedRegisters: registers.enumerated().map {
          RegisterDescription(
            name: $1, offset: 4 * $0,
            fields: [RegisterField("value", bits: 0...31, .readWrite, "")], resetValue: 0,
            summary: "")
        })
    }
    let alike = OverlayDescription(name: "d", blocks: [block("a", "X"), block("b", "X")])
    let text = RegisterSource(alike).text
    #expect(text.components(separatedBy: ": RegisterBlock {").count == 2)
    #expect(text.contains("enum FilterRegisters"))
    let others = OverlayDescription(name: "d", blocks: [block("a", "X"), block("b", "Y")])
    #expect(RegisterSource(others).text.contains("enum ARegisters"))
    #expect(RegisterSource(others).text.contains("enum BRegisters"))
  }
}

extension FieldAccess {
  /// What a handoff can say of it: IP-XACT has no words for the rest.
  fileprivate var inHandoff: FieldAccess {
    switch self {
    case .counting: .readOnly
    case .readWriteNonZero: .readWrite
    case .selfClearing: .writeOneToSet
    default: self
    }
  }
}
