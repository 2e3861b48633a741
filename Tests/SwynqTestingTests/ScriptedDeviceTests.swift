// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqTesting
import Testing

/// The scripted device as a test of somebody's driver sees it.
struct ScriptedDeviceTests {
  /// An AXI DMA, and a core that only the handoff describes.
  static let overlay = OverlayDescription(
    name: "overlay",
    blocks: [
      .init(
        name: "axi_dma_0", type: AXIDMARegisters.ipType, base: 0x4040_0000,
        interrupts: [
          .init(port: "mm2s_introut", line: .line(0)), .init(port: "s2mm_introut", line: .line(1)),
        ]),
      .init(
        name: "filter_0", type: "example.com:hls:filter:1.0", base: 0x4000_0000,
        describedRegisters: [
          .init(
            name: "gain", offset: 0x10, fields: [.init("gain", bits: 0...31, .readWrite, "")],
            resetValue: 0, summary: "")
        ]),
    ])

  let device = ScriptedDevice(overlay: overlay)
  let control: BusAddress = 0x4040_0000
  let status: BusAddress = 0x4040_0004

  @Test func `The trace names registers, fields and interrupts`() throws {
    try device.raise("axi_dma_0.s2mm_introut")
    try device.write32(control, DMAControl.run.mask | 3 << 16 | DMAControl.completionInterrupt.mask)
    try device.write32(control, 0)
    try device.write32(control + 0x18, 0x1000)
    try device.write32(control + 0x28, 640)
    _ = try device.read32(status)
    _ = try device.poll32(status, mask: DMAStatus.halted.mask, until: 0, timeout: .zero)
    _ = try device.waitForInterrupt([.line(0), .line(1), .line(7)], timeout: .zero)
    try device.write32(0x4000_0010, 70_000)
    try device.write32(0x5000_0000, 1)
    _ = try? device.poll32(0x5000_0000, mask: 0xF0, until: 0x10, timeout: .zero)
    #expect(
      device.trace == [
        "write axi_dma_0.MM2S_DMACR RS|IOC_IrqEn|IRQThreshold=3",
        "write axi_dma_0.MM2S_DMACR 0",
        "write axi_dma_0.MM2S_SA 0x0000_1000",
        "write axi_dma_0.MM2S_LENGTH 640",
        "read axi_dma_0.MM2S_DMASR",
        "poll axi_dma_0.MM2S_DMASR until Halted=0",
        "wait for axi_dma_0.mm2s_introut or axi_dma_0.s2mm_introut or line7",
        "write filter_0.gain 0x0001_1170",
        "write 0x5000_0000 0x0000_0001",
        "poll 0x5000_0000 until 0x0000_00F0=0x0000_0010",
      ])
  }

  @Test func `Answers come one after the other and the last one stays`() throws {
    try device.answer("axi_dma_0.MM2S_DMASR", with: "Halted", 0, "Idle|IOC_Irq")
    #expect(try device.read32(status) == DMAStatus.halted.mask)
    #expect(try device.read32(status) == 0)
    let done = DMAStatus.idle.mask | DMAStatus.completion.mask
    for _ in 0..<2 { #expect(try device.read32(status) == done) }
    try device.answer("axi_dma_0.MM2S_DMACR", with: "RS|IRQThreshold=3", 7)
    #expect(try device.read32(control) == 0x0003_0001)
    #expect(try device.read32(control) == 7)
    #expect(try device.read32(control + 0x18) == 0)
  }

  @Test func `A poll reads until the value fits, or until no other comes`() throws {
    try device.answer("axi_dma_0.MM2S_DMASR", with: "Halted", "Halted", "Idle")
    let idle = DMAStatus.idle.mask
    #expect(try device.poll32(status, mask: idle, until: idle, timeout: .zero) == idle)
    try device.answer("axi_dma_0.MM2S_DMASR", with: "Halted")
    let start = device.now
    let error = #expect(throws: DeviceError.self) {
      try device.poll32(status, mask: idle, until: idle, timeout: .milliseconds(1))
    }
    #expect(error?.code == .timeout && error?.value == DMAStatus.halted.mask)
    #expect(error?.message.contains("axi_dma_0.MM2S_DMASR that has Idle=1") == true)
    #expect(device.now - start == .milliseconds(1))
  }

  @Test func `Interrupts end one wait each`() throws {
    try device.raise("axi_dma_0.mm2s_introut", "axi_dma_0.s2mm_introut")
    let both: InterruptLines = [.line(0), .line(1)]
    #expect(try device.waitForInterrupt(both, timeout: .zero) == .line(0))
    #expect(try device.waitForInterrupt(both, timeout: .zero) == .line(1))
    let error = #expect(throws: DeviceError.self) {
      try device.waitForInterrupt(both, timeout: .milliseconds(1))
    }
    #expect(error?.code == .timeout && device.now > .milliseconds(1))
  }

  @Test func `An access fails as it was told to`() throws {
    try device.fail("axi_dma_0.MM2S_DMACR", with: DeviceError(.busHang, "hung"))
    let error = #expect(throws: DeviceError.self) { try device.write32(control, 1) }
    #expect(error?.code == .busHang)
    #expect(device.trace == ["write axi_dma_0.MM2S_DMACR RS"])
  }

  @Test(
    arguments: [
      ("axi_dma_0.MM2S_DMSR", "0", "MM2S_DMASR"), ("dma.MM2S_DMASR", "0", "axi_dma_0.MM2S_DMASR"),
      ("axi_dma_0.MM2S_DMASR", "Hlated", "Halted, Idle"),
      ("axi_dma_0.MM2S_DMASR", "Idle=x", "Idle"),
    ])
  func `Names that are none are errors that list those that are`(
    register: String, value: String, listed: String
  ) {
    let error = #expect(throws: DeviceError.self) {
      try device.answer(.name(register), with: .init(stringLiteral: value))
    }
    #expect(error?.code == .notFound && error?.message.contains(listed) == true, "\(error!)")
  }

  @Test func `A script of expected calls leads a driver through a transfer`() throws {
    try device.expect(
      "write axi_dma_0.MM2S_DMACR Reset",
      "poll axi_dma_0.MM2S_DMACR until Reset=0",
      "write axi_dma_0.MM2S_DMACR RS|Err_IrqEn|IOC_IrqEn",
      "poll axi_dma_0.MM2S_DMASR until Halted=0",
      "write axi_dma_0.MM2S_SA 0x1000",
      "write axi_dma_0.MM2S_LENGTH 64",
      "wait for axi_dma_0.mm2s_introut",
      "read axi_dma_0.MM2S_DMASR -> Idle|IOC_Irq",
      "write axi_dma_0.MM2S_DMASR IOC_Irq")
    let dma = try AXIDMA(device, waiting: .interrupt)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try dma.send.transfer(buffer)
    try dma.send.wait()
    try device.verify()
  }

  @Test func `A call that the script does not expect is an error that says what it expects`() throws
  {
    try device.expect("write axi_dma_0.MM2S_DMACR RS", "read axi_dma_0.MM2S_DMASR")
    try device.write32(control, 1)
    let error = #expect(throws: DeviceError.self) { try device.write32(control, 4) }
    #expect(error?.code == .unexpectedResult)
    #expect(
      error?.message == "the driver did: write axi_dma_0.MM2S_DMACR Reset; line 2 of the script "
        + "expects: read axi_dma_0.MM2S_DMASR")
    _ = try device.read32(status)
    let more = #expect(throws: DeviceError.self) { try device.read32(status) }
    #expect(more?.message.hasSuffix("the script expects nothing more") == true)
    // A driver may catch it; the test sees it all the same.
    let verified = #expect(throws: DeviceError.self) { try device.verify() }
    #expect(verified?.message == error?.message)
  }

  @Test func `A call that does not come is found at the end`() throws {
    try device.expect("read axi_dma_0.MM2S_DMASR", "wait for axi_dma_0.mm2s_introut")
    _ = try device.read32(status)
    let error = #expect(throws: DeviceError.self) { try device.verify() }
    #expect(
      error?.message
        == "line 2 of the script was expected and did not come: wait for axi_dma_0.mm2s_introut")
  }

  @Test func `A script answers with values, interrupts and errors`() throws {
    try device.expect(
      "poll axi_dma_0.MM2S_DMASR until Idle=1 -> Idle|Err_Irq",
      "poll axi_dma_0.MM2S_DMASR until Idle=1 -> Halted",
      "wait for axi_dma_0.mm2s_introut or line1 -> line1",
      "wait for axi_dma_0.mm2s_introut -> error timeout",
      "write axi_dma_0.MM2S_DMACR 0 -> error subordinateError")
    let idle = DMAStatus.idle.mask
    #expect(
      try device.poll32(status, mask: idle, until: idle, timeout: .zero)
        == idle | DMAStatus.error.mask)
    let poll = #expect(throws: DeviceError.self) {
      try device.poll32(status, mask: idle, until: idle, timeout: .zero)
    }
    #expect(poll?.code == .timeout && poll?.value == DMAStatus.halted.mask)
    #expect(
      try device.waitForInterrupt([.line(0), .line(1)], timeout: .zero) == .line(1))
    let wait = #expect(throws: DeviceError.self) {
      try device.waitForInterrupt(.line(0), timeout: .milliseconds(2))
    }
    #expect(wait?.code == .timeout && device.now > .milliseconds(2))
    let write = #expect(throws: DeviceError.self) { try device.write32(control, 0) }
    #expect(write?.code == .subordinateError)
    try device.verify()
  }

  @Test(
    arguments: [
      "", "read", "write axi_dma_0.MM2S_DMACR", "poll axi_dma_0.MM2S_DMASR Idle=1", "wait",
      "write axi_dma_0.MM2S_DMACR 0 -> 7", "read axi_dma_0.MM2S_DMASR -> error none",
      "reads axi_dma_0.MM2S_DMASR",
    ])
  func `Lines that are none are refused`(line: String) {
    let error = #expect(throws: DeviceError.self) { try device.expect(line) }
    #expect(error?.code == .invalidArgument)
  }

  @Test func `Memory is counted, and its notes are in order with the calls`() throws {
    do {
      var first = try device.allocate(shape: [16], of: UInt8.self, caching: .cacheable)
      let second = try device.allocate(shape: [8], of: UInt8.self)
      #expect(device.buffersInUse == 2 && device.buffersReleased == 0)
      #expect(first.address == 0x1000 && second.address.rawValue % 64 == 0)
      try first.copy(from: [1, 2, 3])
      try first.flush()
      try second.flush()
      try device.write32(control, 1)
    }
    #expect(device.buffersInUse == 0 && device.buffersReleased == 2)
    #expect(device.memoryTrace == ["flush 0..<16 of buffer 1"])
    #expect(device.history == device.memoryTrace + device.trace)
    device.clearTrace()
    #expect(device.history.isEmpty)
    device.largestBuffer = 100
    let error = #expect(throws: DeviceError.self) {
      _ = try device.allocate(shape: [101], of: UInt8.self)
    }
    #expect(error?.code == .outOfMemory)
  }
}
