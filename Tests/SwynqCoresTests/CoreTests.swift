// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqTesting
import Testing

/// What is known of a block goes by its type, in one way for drivers and for all others.
@Suite("A core") struct CoreTests {
  func device(_ type: String) -> ScriptedDevice {
    ScriptedDevice(
      overlay: .init(name: "overlay", blocks: [.init(name: "dma", type: type, base: 0x1000)]))
  }

  @Test(
    arguments: ["7.0", "7.1", "7.2", "7.10"].map { "xilinx.com:ip:axi_dma:" + $0 }
      + ["xilinx.com:ip:axi_dma"])
  func `is known in every version of the same major number`(type: String) throws {
    let device = device(type)
    let block = device.overlay.blocks[0]
    #expect(Cores.standard.registers(of: block)?.first?.name == "MM2S_DMACR")
    #expect(
      Cores.standard.behaviour(at: 0x58, in: block).role == .startsReceive(address: 0x48))
    #expect(try AXIDMA(device).configuration.lengthWidth == 14)
  }

  @Test(
    arguments: [
      "xilinx.com:ip:axi_dma:6.0", "xilinx.com:ip:axi_dma:8.0", "xilinx.com:ip:axi_dma:71",
    ])
  func `is unknown in another major version, and named by the driver`(type: String) {
    let device = device(type)
    #expect(Cores.standard.core(of: device.overlay.blocks[0]) == nil)
    #expect(Cores.standard.behaviour(at: 0, in: device.overlay.blocks[0]).role == .unknown)
    let error = #expect(throws: DeviceError.self) { try AXIDMA(device) }
    #expect(error?.code == .incompatible)
    #expect(error?.message.contains(type) == true)
  }

  @Test(
    arguments: ["xilinx.com:ip:axi_dma2:7.1", "example.com:ip:axi_dma:7.1", "axi_dma", ""])
  func `is not one that is called alike`(type: String) {
    let device = device(type)
    #expect(Cores.standard.registers(of: device.overlay.blocks[0]) == nil)
    #expect(throws: DeviceError.self) { try AXIDMA(device) }
  }

  @Test func `of a program's own is known where the program says so, before one of the same type`()
    throws
  {
    let own = Core("xilinx.com:ip:axi_dma:7.1", interrupts: ["done"]) { block in
      [.init(name: "OWN_\(block.name)", offset: 0, fields: [], resetValue: 0, summary: "")]
    }
    let block = device("xilinx.com:ip:axi_dma:7.1").overlay.blocks[0]
    let cores = Cores.standard + [own]
    #expect(cores.registers(of: block)?.map(\.name) == ["OWN_dma"])
    #expect(cores.core(of: block)?.interrupts == ["done"])
  }

  @Test func `behaves as its registers' fields say, unless it says more`() {
    let register = RegisterDescription(
      name: "CTRL", offset: 0,
      fields: [
        .init("START", bit: 0, .writeOneToSet, ""), .init("DONE", bit: 1, .clearOnRead, ""),
        .init("CLOCKS", bits: 8...15, .counting, ""), .init("MODE", bits: 16...17, .readWrite, ""),
      ], resetValue: 0, summary: "")
    let behaviour = RegisterBehaviour(fieldsOf: register)
    #expect(behaviour.volatile == 0xFF00)
    #expect(behaviour.clearedByReading == 2 && behaviour.terminal == 2)
    #expect(behaviour.progress == 3)
    #expect(behaviour.role == .plain && behaviour.alarms == 0)
  }

  @Test func `is found by any address in its window, and by none outside`() {
    let overlay = OverlayDescription(
      name: "overlay",
      blocks: [
        .init(name: "first", type: "", base: 0x1000, size: 0x100),
        .init(name: "top", type: "", base: BusAddress(.max - 0xFF), size: 0x100),
      ])
    for (address, name) in [
      (BusAddress(0xFFF), nil), (0x1000, "first"), (0x10FF, "first"), (0x1100, nil),
      (BusAddress(.max), "top"),
    ] as [(BusAddress, String?)] {
      #expect(overlay.block(containing: address)?.name == name, "\(address)")
    }
  }
}
