// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqTesting
import Testing

/// The CDMA driver's own logic. `AXICDMAOnRTLTests` has it on the core.
@Suite("The CDMA's driver") struct AXICDMATests {
  typealias Parameters = [(name: String, value: Int)]

  static func device(_ parameters: Parameters = []) -> ScriptedDevice {
    ScriptedDevice(
      overlay: .init(
        name: "overlay",
        blocks: [
          .init(
            name: "cdma", type: "xilinx.com:ip:axi_cdma:4.1", base: 0x4E20_0000,
            parameters: parameters.map { .init($0.name, $0.value) })
        ]))
  }

  @Test func `takes its core's parameters from the description`() throws {
    #expect(try AXICDMA(Self.device()).configuration == .init())
    let device = Self.device([
      ("C_M_AXI_ADDR_WIDTH", 40), ("C_M_AXI_DATA_WIDTH", 512), ("C_INCLUDE_DRE", 1),
    ])
    #expect(
      try AXICDMA(device).configuration
        == .init(addressWidth: 40, beatBytes: 64, realigns: true))
    let registers = try #require(Cores.standard.registers(of: device.overlay.blocks[0]))
    #expect(
      registers.map(\.name) == ["CDMACR", "CDMASR", "SA", "SA_MSB", "DA", "DA_MSB", "BTT"])
    #expect(registers[3].fields[0].width == 8)
    for (parameters, words) in [
      ([("C_USE_DATAMOVER_LITE", 1)], "DataMover Lite"), ([("C_M_AXI_DATA_WIDTH", 48)], "48"),
      ([("C_M_AXI_ADDR_WIDTH", 65)], "65"),
    ] as [(Parameters, String)] {
      let error = #expect(throws: DeviceError.self) { try AXICDMA(Self.device(parameters)) }
      #expect(error?.message.contains(words) == true)
    }
  }

  @Test func `writes addresses and starts with the length`() throws {
    let device = Self.device([("C_M_AXI_ADDR_WIDTH", 40)])
    let cdma = try AXICDMA(device)
    device.clearTrace()
    try device.answer("cdma.CDMASR", with: "Idle|IOC_Irq")
    try cdma.copy(from: .address(0x12_0000_0010), to: .keyHole(0x20), byteCount: 12)
    #expect(
      device.trace.filter { $0.hasPrefix("write") } == [
        "write cdma.CDMACR KeyHoleWrite", "write cdma.CDMASR IOC_Irq|Dly_Irq|Err_Irq",
        "write cdma.SA 0x0000_0010", "write cdma.DA 0x0000_0020", "write cdma.SA_MSB 0x0000_0012",
        "write cdma.DA_MSB 0x0000_0000",
        "write cdma.BTT 12", "write cdma.CDMASR IOC_Irq|Dly_Irq|Err_Irq",
      ])
  }

  @Test func `makes a long copy of several`() throws {
    let device = Self.device([("C_INCLUDE_DRE", 1)])
    let cdma = try AXICDMA(device)
    device.clearTrace()
    try device.answer("cdma.CDMASR", with: "Idle|IOC_Irq")
    try cdma.copy(from: .address(1), to: .address(0x1000_0000), byteCount: 20_000_000)
    #expect(
      device.trace.filter { $0.contains("BTT") || $0.contains("write cdma.SA") } == [
        "write cdma.SA 0x0000_0001", "write cdma.BTT 8384512", "write cdma.SA 0x007F_F001",
        "write cdma.BTT 8384512", "write cdma.SA 0x00FF_E001", "write cdma.BTT 3230976",
      ])
  }

  @Test func `refuses, before it does anything, what the core cannot do`() throws {
    let device = Self.device([("C_M_AXI_DATA_WIDTH", 64)])
    let cdma = try AXICDMA(device)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    let memory = buffer.memory
    device.clearTrace()
    let far = CDMAPlace.address(0x8000_0000)
    let refusals: [(String, () throws -> Void)] = [
      ("nothing to copy", { try cdma.copy(from: .address(0), to: far, byteCount: 0) }),
      ("source of a copy", { try cdma.copy(from: .memory(memory), to: far, byteCount: 65) }),
      (
        "destination of a copy",
        { try cdma.copy(from: far, to: .memory(memory, byteOffset: 8), byteCount: 57) }
      ),
      ("multiple of 8", { try cdma.copy(from: .address(4), to: far, byteCount: 8) }),
      ("a key hole is at", { try cdma.copy(from: far, to: .keyHole(4), byteCount: 8) }),
      ("32 address bits", { try cdma.copy(from: far, to: .address(0xFFFF_FFF8), byteCount: 9) }),
      ("overlap", { try cdma.copy(from: far, to: .address(0x8000_0008), byteCount: 9) }),
      ("not connected", { _ = try AXICDMA(device, waiting: .interrupt) }),
    ]
    for (words, body) in refusals {
      let error = #expect(throws: DeviceError.self, "\(words)") { try body() }
      #expect(
        error?.code == .invalidArgument && error?.message.contains(words) == true,
        "\(String(describing: error))")
    }
    #expect(device.trace.isEmpty)
  }

  @Test(arguments: [("DMASlvErr", "SLVERR"), ("DMADecErr", "DECERR"), ("DMAIntErr", "internal")])
  func `resets a core that has failed`(bit: String, words: String) throws {
    let device = Self.device()
    let cdma = try AXICDMA(device)
    device.clearTrace()
    try device.answer("cdma.CDMASR", with: .init(stringLiteral: "Idle|Err_Irq|\(bit)"))
    let error = #expect(throws: DeviceError.self) {
      try cdma.copy(from: .address(0), to: .address(64), byteCount: 8)
    }
    #expect(error?.code == .transferFailed && error?.message.contains(words) == true)
    #expect(error?.message.contains("stopped with \(bit)") == true)
    #expect(device.trace.contains("write cdma.CDMACR Reset"))
  }
}
