// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqTesting
import Testing

/// The stream FIFO driver's own logic. `AXIStreamFIFOOnRTLTests` has it on the core.
@Suite("The stream FIFO's driver") struct AXIStreamFIFOTests {
  typealias Parameters = [(name: String, value: Int)]

  /// A FIFO that comes out of its reset.
  static func device(_ parameters: Parameters = []) throws -> ScriptedDevice {
    let device = ScriptedDevice(
      overlay: .init(
        name: "overlay",
        blocks: [
          .init(
            name: "fifo", type: "xilinx.com:ip:axi_fifo_mm_s:4.1", base: 0x43C0_0000,
            parameters: parameters.map { .init($0.name, $0.value) })
        ]))
    try device.answer("fifo.ISR", with: "TRC|RRC", 0)
    return device
  }

  @Test func `takes its core's parameters from the description`() throws {
    #expect(try AXIStreamFIFO(Self.device()).configuration == .init())
    let device = try Self.device([
      ("C_USE_RX_DATA", 0), ("C_TX_FIFO_DEPTH", 1024), ("C_HAS_AXIS_TDEST", 1),
    ])
    #expect(
      try AXIStreamFIFO(device).configuration
        == .init(hasReceive: false, sendDepth: 1024, hasDestination: true))
    let registers = try #require(Cores.standard.registers(of: device.overlay.blocks[0]))
    #expect(
      registers.map(\.name) == ["ISR", "IER", "TDFR", "TDFV", "TDFD", "TLR", "SRR", "TDR"])
    #expect(registers[0].resetValue == 0x0140_0000 && registers[3].resetValue == 1020)
  }

  @Test(
    arguments: [
      ([("C_DATA_INTERFACE_TYPE", 1)], .unsupported, "AXI4 port"),
      ([("C_USE_TX_CUT_THROUGH", 1)], .unsupported, "cut-through"),
      ([("C_USE_RX_CUT_THROUGH", 1)], .unsupported, "cut-through"),
      ([("C_TX_FIFO_DEPTH", 4)], .invalidArgument, "c_tx_fifo_depth"),
    ] as [(Parameters, DeviceError.Code, String)])
  func `refuses cores that it does not know`(
    parameters: Parameters, code: DeviceError.Code, words: String
  ) throws {
    let device = try Self.device(parameters)
    let error = #expect(throws: DeviceError.self) { try AXIStreamFIFO(device) }
    #expect(error?.code == code && error?.message.contains(words) == true)
    #expect(device.trace.isEmpty)
  }

  @Test func `writes words, and the length last`() throws {
    let device = try Self.device([("C_HAS_AXIS_TDEST", 1)])
    let fifo = try AXIStreamFIFO(device)
    device.clearTrace()
    try device.answer("fifo.TDFV", with: 508)
    try fifo.send([1, 2, 3, 4, 5], to: 3)
    #expect(
      device.trace == [
        "read fifo.TDFV", "write fifo.TDR 3", "write fifo.TDFD 0x0403_0201", "write fifo.TDFD 5",
        "write fifo.TLR 5", "read fifo.ISR",
      ])
  }

  @Test func `refuses, before it does anything, what the core cannot do`() throws {
    let device = try Self.device()
    let fifo = try AXIStreamFIFO(device)
    let wide = try AXIStreamFIFO(Self.device([("C_HAS_AXIS_TDEST", 1)]))
    let mute = try AXIStreamFIFO(Self.device([("C_USE_TX_DATA", 0)]))
    let deaf = try AXIStreamFIFO(Self.device([("C_USE_RX_DATA", 0)]))
    device.clearTrace()
    let refusals: [(DeviceError.Code, String, () throws -> Void)] = [
      (.invalidArgument, "1 to 2032 bytes, not 0", { try fifo.send([]) }),
      (.invalidArgument, "not 2033", { try fifo.send([UInt8](repeating: 0, count: 2033)) }),
      (.invalidArgument, "no TDEST", { try fifo.send([1], to: 1) }),
      (.invalidArgument, "4 bits", { try wide.send([1], to: 16) }),
      (.unsupported, "c_use_tx_data", { try mute.send([1]) }),
      (.unsupported, "c_use_tx_data", { try mute.waitUntilSent(timeout: .zero) }),
      (.unsupported, "c_use_rx_data", { _ = try deaf.receive(timeout: .zero) }),
      (.unsupported, "c_use_rx_data", { _ = try deaf.occupancy() }),
      (.invalidArgument, "not connected", { _ = try AXIStreamFIFO(device, waiting: .interrupt) }),
    ]
    for (code, words, body) in refusals {
      let error = #expect(throws: DeviceError.self, "\(words)") { try body() }
      #expect(
        error?.code == code && error?.message.contains(words) == true,
        "\(String(describing: error))")
    }
    #expect(device.trace.isEmpty)
  }

  @Test func `takes no packet that cannot be`() throws {
    let device = try Self.device()
    let fifo = try AXIStreamFIFO(device)
    try device.answer("fifo.RDFO", with: 1)
    try device.answer("fifo.RLR", with: 2033)
    let error = #expect(throws: DeviceError.self) { try fifo.receiveIfPresent() }
    #expect(error?.code == .unexpectedResult && error?.register == "RLR")
  }
}
