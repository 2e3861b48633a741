// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

extension AXIDMATests {
  @Test func `A transfer in flight keeps its memory`() throws {
    let (device, dma) = try make()
    do {
      let buffer = try device.allocate(shape: [64], of: UInt8.self)
      try device.answer("axi_dma_0.MM2S_DMASR", with: 0, "Idle|IOC_Irq")
      try dma.send.transfer(buffer)
    }
    #expect(device.buffersInUse == 1)
    try device.raise("axi_dma_0.mm2s_introut")
    try dma.send.wait()
    #expect(device.buffersInUse == 0 && device.buffersReleased == 1)
  }

  @Test func `A driver that goes away resets first`() throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    do {
      let dma = try AXIDMA(device)
      let buffer = try device.allocate(shape: [64], of: UInt8.self)
      try dma.receive.transfer(buffer)
      device.clearTrace()
    }
    #expect(device.trace.first == "write axi_dma_0.MM2S_DMACR Reset")
    #expect(device.buffersInUse == 0)

    // If even the reset fails, the memory is never handed out again.
    do {
      let dma = try AXIDMA(device)
      let buffer = try device.allocate(shape: [64], of: UInt8.self)
      try dma.receive.transfer(buffer)
      try device.fail("axi_dma_0.MM2S_DMACR", with: DeviceError(.busHang, "hung"))
    }
    #expect(device.buffersInUse == 1)
  }
}
