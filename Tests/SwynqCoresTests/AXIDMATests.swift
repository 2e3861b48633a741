// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

@Suite struct AXIDMATests {
  /// A device with a DMA that has been taken over, and an empty trace.
  func make(_ waiting: WaitStrategy = .interrupt) throws -> (ScriptedDevice, AXIDMA<ScriptedDevice>)
  {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    let dma = try AXIDMA(device, waiting: waiting)
    device.clearTrace()
    return (device, dma)
  }

  @Test func `Taking over resets`() throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    _ = try AXIDMA(device)
    #expect(
      device.trace == [
        "write axi_dma_0.MM2S_DMACR Reset",
        "poll axi_dma_0.MM2S_DMACR until Reset=0",
      ])
  }

  @Test func `Transfer writes length last`() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [100], of: UInt8.self)
    try device.answer("axi_dma_0.MM2S_DMASR", with: "Halted", 0, "Idle|IOC_Irq")
    try device.raise("axi_dma_0.mm2s_introut")
    try dma.send.transfer(buffer, byteOffset: 3, byteCount: 50)
    #expect(dma.send.isBusy && !dma.receive.isBusy)
    #expect(try dma.send.wait() == 50)
    #expect(!dma.send.isBusy)
    #expect(
      device.trace == [
        "write axi_dma_0.MM2S_DMACR RS|IOC_IrqEn|Err_IrqEn",
        "poll axi_dma_0.MM2S_DMASR until Halted=0",
        "write axi_dma_0.MM2S_SA \(buffer.address + 3)", "write axi_dma_0.MM2S_LENGTH 50",
        "wait for axi_dma_0.mm2s_introut", "read axi_dma_0.MM2S_DMASR",
        "write axi_dma_0.MM2S_DMASR IOC_Irq",
      ])
    #expect(device.memoryTrace == ["device will read 3..<53 of buffer 1"])
  }

  @Test func `Second transfer needs no start`() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try device.answer("axi_dma_0.MM2S_DMASR", with: 0, "Idle|IOC_Irq")
    for _ in 0..<2 {
      try device.raise("axi_dma_0.mm2s_introut")
      device.clearTrace()
      try dma.send.transfer(buffer)
      try dma.send.wait()
    }
    #expect(
      device.trace == [
        "write axi_dma_0.MM2S_SA \(buffer.address)", "write axi_dma_0.MM2S_LENGTH 64",
        "wait for axi_dma_0.mm2s_introut", "read axi_dma_0.MM2S_DMASR",
        "write axi_dma_0.MM2S_DMASR IOC_Irq",
      ])
  }

  @Test func `Receive reports the bytes that came`() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try device.answer("axi_dma_0.S2MM_DMASR", with: 0, "Idle|IOC_Irq")
    try device.answer("axi_dma_0.S2MM_LENGTH", with: 40)
    try device.raise("axi_dma_0.s2mm_introut")
    try dma.receive.transfer(buffer)
    #expect(try dma.receive.wait() == 40)
    #expect(
      device.memoryTrace == [
        "device will write 0..<64 of buffer 1", "device did write 0..<40 of buffer 1",
      ])
    #expect(device.trace.last == "read axi_dma_0.S2MM_LENGTH")
  }

  @Test func `Polling leaves interrupts alone`() throws {
    let (device, dma) = try make(.polling)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try device.answer("axi_dma_0.MM2S_DMASR", with: 0, 0, 0, "Idle|IOC_Irq")
    try dma.send.transfer(buffer)
    try dma.send.wait()
    #expect(
      device.trace == [
        "write axi_dma_0.MM2S_DMACR RS", "poll axi_dma_0.MM2S_DMASR until Halted=0",
        "write axi_dma_0.MM2S_SA \(buffer.address)", "write axi_dma_0.MM2S_LENGTH 64",
        "poll axi_dma_0.MM2S_DMASR until Idle=1", "read axi_dma_0.MM2S_DMASR",
      ])
  }

  @Test func `Busy channel refuses a second transfer`() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try device.answer("axi_dma_0.MM2S_DMASR", with: 0)
    try dma.send.transfer(buffer)
    device.clearTrace()
    let error = failure { () throws(DeviceError) in try dma.send.transfer(buffer) }
    #expect(error?.code == .busy)
    #expect(device.trace == ["read axi_dma_0.MM2S_DMASR"])
    // Finished meanwhile, though nobody waited: the next one may go.
    try device.answer("axi_dma_0.MM2S_DMASR", with: "Idle|IOC_Irq")
    try dma.send.transfer(buffer)
    #expect(device.trace.last == "write axi_dma_0.MM2S_LENGTH 64")
  }

  @Test(arguments: [WaitStrategy.interrupt, .polling])
  func `Waits have a deadline`(waiting: WaitStrategy) throws {
    let (device, dma) = try make(waiting)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try dma.receive.transfer(buffer)
    try device.answer("axi_dma_0.S2MM_DMASR", with: 0)
    let start = device.now
    let error = failure { () throws(DeviceError) in
      try dma.receive.wait(timeout: .microseconds(500))
    }
    #expect(error?.code == .timeout && error?.register == "S2MM_DMASR")
    let passed = device.now - start
    #expect(passed >= .microseconds(500) && passed < .microseconds(510))
    // Still in flight: it may be waited for again.
    #expect(dma.receive.isBusy)
    try device.answer("axi_dma_0.S2MM_DMASR", with: "Idle|IOC_Irq")
    try device.answer("axi_dma_0.S2MM_LENGTH", with: 64)
    try device.raise("axi_dma_0.s2mm_introut")
    #expect(try dma.receive.wait() == 64)
  }

  @Test func `A spurious interrupt is acknowledged and waited on`() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try device.answer("axi_dma_0.MM2S_DMASR", with: 0, "IOC_Irq", "Idle|IOC_Irq")
    try device.raise("axi_dma_0.mm2s_introut", "axi_dma_0.mm2s_introut")
    try dma.send.transfer(buffer)
    device.clearTrace()
    try dma.send.wait()
    #expect(
      device.trace == [
        "wait for axi_dma_0.mm2s_introut", "read axi_dma_0.MM2S_DMASR",
        "write axi_dma_0.MM2S_DMASR IOC_Irq",
        "wait for axi_dma_0.mm2s_introut", "read axi_dma_0.MM2S_DMASR",
        "write axi_dma_0.MM2S_DMASR IOC_Irq",
      ])
  }

  @Test func `Waiting for nothing is an error`() throws {
    let (device, dma) = try make()
    #expect(failure { () throws(DeviceError) in try dma.send.wait() }?.code == .notRunning)
    #expect(device.trace.isEmpty)
  }

  @Test func `High addresses need their register`() throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    device.nextBufferAddress = 0x8_0000_1000
    let dma = try AXIDMA(device, at: 0x4040_0000, configuration: .init(addressWidth: 36))
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try dma.send.start()
    device.clearTrace()
    try dma.send.transfer(buffer)
    #expect(
      device.trace == [
        "write axi_dma_0.MM2S_SA 0x0000_1000", "write axi_dma_0.MM2S_SA_MSB 0x0000_0008",
        "write axi_dma_0.MM2S_LENGTH 64",
      ])
  }

  /// Whoever waits for what is lost is told so, and does not wait.
  @Test(arguments: [WaitStrategy.interrupt, .polling])
  func `After a reset there is nothing to wait for`(waiting: WaitStrategy) throws {
    let (device, dma) = try make(waiting)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try dma.send.transfer(buffer)
    try dma.receive.transfer(buffer)
    try dma.reset()
    for channel in [dma.send, dma.receive] {
      #expect(!channel.isBusy)
      device.clearTrace()
      let error = failure { () throws(DeviceError) in try channel.wait() }
      #expect(error?.code == .notRunning && device.trace.isEmpty)
      // And the next transfer starts the channel anew.
      try channel.transfer(buffer)
      #expect(device.trace.count == 4)
    }
  }

  @Test func `A reset ends what the device may have written`() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try dma.receive.transfer(buffer, byteOffset: 8, byteCount: 40)
    device.clearTrace()
    try dma.reset()
    #expect(device.memoryTrace == ["device did write 8..<48 of buffer 1"])
    try dma.send.transfer(buffer)
    device.clearTrace()
    try dma.reset()
    #expect(device.memoryTrace.isEmpty)
  }

  @Test func `Scatter-gather cores and missing lines are refused`() throws {
    var overlay = OverlayDescription.resizer
    overlay.blocks[0].parameters = [.init("c_include_sg", 1)]
    let scattered = ScriptedDevice(overlay: overlay, cores: .resizer)
    #expect(
      failure { () throws(DeviceError) in _ = try AXIDMA(scattered) }?.code == .unsupported)
    overlay.blocks[0].parameters = []
    overlay.blocks[0].interrupts = []
    let silent = ScriptedDevice(overlay: overlay, cores: .resizer)
    #expect(
      failure { () throws(DeviceError) in _ = try AXIDMA(silent, waiting: .interrupt) }?.code
        == .invalidArgument)
    let dma = try AXIDMA(silent)
    #expect(dma.waiting == .polling)
    // What the handoff does not state has PG021's defaults.
    #expect(
      dma.configuration
        == .init(lengthWidth: 14, addressWidth: 32, sendAlignment: 4, receiveAlignment: 4))
  }

  @Test func `Stop waits for halted and gives the memory back`() throws {
    let (device, dma) = try make()
    do {
      let buffer = try device.allocate(shape: [64], of: UInt8.self)
      try dma.send.transfer(buffer)
    }
    #expect(device.buffersInUse == 1)
    try device.answer("axi_dma_0.MM2S_DMASR", with: 0, "Halted")
    device.clearTrace()
    try dma.send.stop()
    #expect(
      device.trace == [
        "write axi_dma_0.MM2S_DMACR 0",
        "poll axi_dma_0.MM2S_DMASR until Halted=1",
      ])
    #expect(device.buffersInUse == 0)
  }

  @Test func `A channel that stays halted is reported`() throws {
    let (device, dma) = try make()
    try device.answer("axi_dma_0.MM2S_DMASR", with: "Halted")
    #expect(failure { () throws(DeviceError) in try dma.send.start() }?.code == .timeout)
    try device.answer("axi_dma_0.MM2S_DMASR", with: "Halted|DMADecErr|Err_Irq")
    #expect(failure { () throws(DeviceError) in try dma.send.start() }?.code == .transferFailed)
  }
}
