// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqSimulator
import SwynqTestSupport
import SwynqTesting
import Testing

/// A block design of the vendor's cores, from its handoff to drivers on its RTL.
@Suite("A composed overlay of the vendor's cores") struct ComposedOverlayTests {
  static let subject = ConformanceSubject(
    register: "axi_gpio_0.GPIO_TRI", mask: 0xF, unmappedAddress: 0x7000_0000)

  @Test(arguments: ConformanceCheck.general(for: subject))
  func `does what its cores declare`(check: ConformanceCheck) throws {
    try check.run { try VendorCores.device() }
  }

  @Test(
    arguments: [
      ("C_INCLUDE_SG", "axi_cdma has no scatter-gather"),
      ("C_USE_DATAMOVER_LITE", "axi_cdma has no DataMover Lite"),
      ("C_USE_TX_CUT_THROUGH", "axi_fifo_mm_s has no cut-through mode"),
      ("C_USE_RX_CUT_THROUGH", "axi_fifo_mm_s has no cut-through mode"),
      ("C_DATA_INTERFACE_TYPE", "axi_fifo_mm_s has no AXI4 port for its data"),
      ("C_HAS_AXIS_TID", "axi_fifo_mm_s has no TID"),
    ])
  func `is refused with parameters that its models cannot follow`(
    parameter: String, reason: String
  ) throws {
    let error = #expect(throws: DeviceError.self) {
      try ComposedDesign.compose("mapped-cores", setting: parameter, to: 1)
    }
    #expect(error?.message.contains("\(reason) (\(parameter) is 1)") == true)
  }

  @Test func `describes its blocks`() throws {
    let overlay = try VendorCores.device().overlay
    let gpio = try overlay.block(named: "axi_gpio_0")
    #expect(gpio.base == 0x4120_0000 && gpio.type == "xilinx.com:ip:axi_gpio:2.0")
    #expect(gpio.interrupts.first?.controller == .init(name: "axi_intc_1", input: 0))
    #expect(try overlay.block(named: "axi_intc_1").interrupts.first?.controller?.input == 2)
  }

  @Test(arguments: [WaitStrategy.interrupt, .polling], [4, 200, 4096])
  func `sends through its DMA and receives the same`(
    waiting: WaitStrategy, byteCount: Int
  ) throws {
    let device = try VendorCores.device {
      $0.memory.stalls = .init(all: 100)
      $0.seed = Seeds.base
    }
    let dma = try AXIDMA(device, waiting: waiting)
    var input = try device.allocate(shape: [byteCount], of: UInt8.self)
    let output = try device.allocate(shape: [byteCount], of: UInt8.self)
    var random = SeededGenerator(seed: UInt64(byteCount))
    let bytes = (0..<byteCount).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    try input.copy(from: bytes)
    try dma.receive.transfer(output)
    try dma.send.transfer(input)
    try dma.send.wait()
    #expect(try dma.receive.wait() == byteCount)
    #expect(output.elements() == bytes)
  }
}
