// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqTesting
import Testing

/// The driver of interrupt controllers, without hardware.
@Suite("The driver of interrupt controllers") struct AXIInterruptControllerTests {
  static func device(_ parameters: [(name: String, value: Int)]) -> ScriptedDevice {
    ScriptedDevice(
      overlay: .init(
        name: "overlay",
        blocks: [
          .init(
            name: "intc", type: "xilinx.com:ip:axi_intc:4.1", base: 0x4180_0000,
            interrupts: [.init(port: "irq", line: .line(2))],
            parameters: parameters.map { .init($0.name, $0.value) })
        ]))
  }

  static let full = [(name: "C_NUM_INTR_INPUTS", value: 5), ("C_KIND_OF_INTR", 0xFFFF_FFE4)]
  static let bare =
    full + ["C_HAS_IPR", "C_HAS_SIE", "C_HAS_CIE", "C_HAS_IVR"].map { (name: $0, value: 0) }

  @Test func `takes its core's parameters from the description`() throws {
    let device = Self.device(Self.full)
    let controller = try AXIInterruptController(device)
    #expect(controller.configuration == .init(inputCount: 5, edges: 0xFFFF_FFE4))
    #expect(controller.configuration.inputs == 0x1F && controller.line == .line(2))
    #expect(device.trace.isEmpty)
    let names = { (parameters: [(name: String, value: Int)]) in
      Cores.standard.registers(of: Self.device(parameters).overlay.blocks[0])?.map(\.name)
    }
    #expect(names(Self.full) == ["ISR", "IPR", "IER", "IAR", "SIE", "CIE", "IVR", "MER"])
    #expect(names(Self.bare + [("C_HAS_ILR", 1)]) == ["ISR", "IER", "IAR", "MER", "ILR"])
  }

  @Test(
    arguments: [
      [("C_NUM_INTR_INPUTS", 0)], [("C_NUM_INTR_INPUTS", 33)], [("C_NUM_SW_INTR", 32)],
      [("C_NUM_INTR_INPUTS", -1), ("C_NUM_SW_INTR", .max)],
    ] as [[(name: String, value: Int)]])
  func `refuses numbers of inputs that no core has`(parameters: [(name: String, value: Int)]) {
    let device = Self.device(parameters)
    let error = #expect(throws: DeviceError.self) { try AXIInterruptController(device) }
    #expect(error?.code == .invalidArgument && error?.message.contains("1 to 32") == true)
    #expect(Cores.standard.registers(of: device.overlay.blocks[0])?.count == 8)
  }

  @Test func `enables, acknowledges and tells what is pending`() throws {
    let device = Self.device(Self.full)
    let controller = try AXIInterruptController(device)
    try device.answer("intc.IPR", with: 0xFFFF_FFE4)
    try device.answer("intc.IVR", with: 2, 0xFFFF_FFFF)
    try controller.start()
    try controller.enable(0x6)
    try controller.disable(0x2)
    #expect(try controller.pending() == 0x4)
    #expect(try controller.next() == 2)
    #expect(try controller.next() == nil)
    try controller.acknowledge(0x4)
    try controller.stop()
    #expect(
      device.trace == [
        "write intc.MER ME|HIE", "write intc.SIE 6", "write intc.CIE 2", "read intc.IPR",
        "read intc.IVR", "read intc.IVR", "write intc.IAR 4", "write intc.MER 0",
      ])
  }

  @Test func `does without the registers that its core lacks`() throws {
    let device = Self.device(Self.bare)
    let controller = try AXIInterruptController(device)
    try device.answer("intc.IER", with: 0x3)
    try device.answer("intc.ISR", with: 0x16)
    try controller.enable(0x4)
    try controller.disable(0x1)
    #expect(try controller.pending() == 0x2)
    #expect(try controller.next() == 1)
    #expect(
      device.trace == [
        "read intc.IER", "write intc.IER 7", "read intc.IER", "write intc.IER 2",
        "read intc.ISR", "read intc.IER", "read intc.ISR", "read intc.IER",
      ])
  }

  @Test func `refuses inputs that its core lacks`() throws {
    let device = Self.device(Self.full)
    let controller = try AXIInterruptController(device)
    for body in [
      controller.enable, controller.disable, controller.enableOnly, controller.acknowledge,
    ] {
      let error = #expect(throws: DeviceError.self) { try body(0x20) }
      #expect(error?.code == .invalidArgument && error?.message.contains("0x001F") == true)
    }
    #expect(device.trace.isEmpty)
  }
}
