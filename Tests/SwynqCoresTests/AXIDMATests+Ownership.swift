// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

extension AXIDMATests {
  @Test func aTransferInFlightKeepsItsMemory() throws {
    let (device, dma) = try make()
    do {
      let buffer = try device.allocate(shape: [64], of: UInt8.self)
      device.values[At.sendStatus] = [Status.running, Status.done]
      try dma.send.transfer(buffer)
    }
    #expect(device.memoryInUse == 1)
    device.interrupts = [.line(0)]
    try dma.send.wait()
    #expect(device.memoryInUse == 0 && device.releases == 1)
  }

  @Test func aDriverThatGoesAwayResetsFirst() throws {
    let device = FakeDevice(overlay: .resizer)
    do {
      let dma = try AXIDMA(device)
      let buffer = try device.allocate(shape: [64], of: UInt8.self)
      try dma.receive.transfer(buffer)
      device.trace = []
    }
    #expect(device.trace.first == .write(At.sendControl, Control.softReset))
    #expect(device.memoryInUse == 0)

    // If even the reset fails, the memory is never handed out again.
    do {
      let dma = try AXIDMA(device)
      let buffer = try device.allocate(shape: [64], of: UInt8.self)
      try dma.receive.transfer(buffer)
      device.failures[At.sendControl] = DeviceError(.busHang, "hung")
    }
    #expect(device.memoryInUse == 1)
  }
}
