// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqBoard
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import Testing
import VirtualBoard

@Suite(.serialized) struct BoardRegisterTests {
  @Test func `Accesses trap and reach the model`() throws {
    let board = try VirtualBoard()
    let device = try board.open()
    let before = board.accesses
    try device.write32(.register("axi_dma_0.MM2S_SA"), 0x1234_5678)
    #expect(try device.read32(.register("axi_dma_0.MM2S_SA")) == 0x1234_5678)
    #expect(board.accesses == before + 2)
  }

  @Test func `The model runs on while nobody looks`() throws {
    let board = try VirtualBoard()
    let device = try board.open()
    let start = board.clocks
    let time = device.now
    Thread.sleep(forTimeInterval: 0.05)
    #expect(board.clocks > start)
    // Device time is the time on the wall, as slow as the board is.
    let passed = device.now - time
    #expect(passed >= .milliseconds(50) / VirtualBoard.slowdown)
    #expect(device.clockCount == nil)
  }

  @Test(arguments: [0x403F_FFFC, 0x4041_0000, 0x43BF_FFFC, 0x43C2_0000, 0, 0xFFFF_FFFF_FFFF_FFFC])
  func `Addresses outside the blocks are refused`(address: UInt64) throws {
    let device = try VirtualBoard().open()
    let error = failure { () throws(DeviceError) in _ = try device.read32(BusAddress(address)) }
    #expect(error?.code == .decodeError && error?.address == BusAddress(address))
    #expect(error?.message.contains("resize_accel_0 at 0x43C0_0000, 65536 bytes") == true)
    expectFailure(.decodeError, ["axi_dma_0 at 0x4040_0000"]) { () throws(DeviceError) in
      try device.write32(BusAddress(address), 0)
    }
  }

  @Test func `The last registers of a window are inside`() throws {
    let device = try VirtualBoard().open()
    for address: BusAddress in [0x4040_FFFC, 0x43C0_FFFC, 0x43C1_FFFC] {
      _ = try device.read32(address)
    }
  }

  /// A block that begins in the middle of a page: the kernel gives the page, and the offset in it.
  @Test func `Registers may begin inside a page`() throws {
    let board = try VirtualBoard()
    try board.write("s2mm\n", to: "sys/class/uio/uio0/name")
    try board.write("0x30\n", to: "sys/class/uio/uio0/maps/map0/offset")
    try board.write("0x1000\n", to: "sys/class/uio/uio0/maps/map0/size")
    let overlay = OverlayDescription(
      name: "half", blocks: [IPBlock(name: "s2mm", type: "x", base: 0x4040_0030, size: 0x2C)])
    for registers in [BoardOptions.Registers.uio, .physicalMemory] {
      var options = board.options
      options.registers = registers
      let device = try board.open(overlay, options)
      #expect(
        try device.read32(.register("axi_dma_0.S2MM_DMASR")) == DMAStatus.halted.mask)
      #expect(
        failure { () throws(DeviceError) in _ = try device.read32(.register("axi_dma_0.MM2S_DMASR"))
        } != nil)
    }
  }

  @Test func `Each block takes UIO or physical memory`() throws {
    let board = try VirtualBoard()
    try board.write("another\n", to: "sys/class/uio/uio2/name")
    let device = try board.open()
    #expect(device.wiredInterrupts == [.line(0), .line(1)])
    #expect(try device.read32(.register("resize_accel_0.CTRL")) == HLSControl.idle.mask)
    #expect(try device.read32(.register("axi_dma_0.MM2S_DMASR")) == DMAStatus.halted.mask)
  }

  @Test func `Polls end with their deadline`() throws {
    let device = try VirtualBoard().open()
    let status = BusAddress.register("axi_dma_0.MM2S_DMASR")
    let (halted, idle) = (DMAStatus.halted.mask, DMAStatus.idle.mask)
    #expect(
      try device.poll32(status, mask: halted, until: halted, timeout: .zero) == halted,
      "a poll reads at least once")
    let start = device.now
    let error = failure { () throws(DeviceError) in
      try device.poll32(status, mask: halted | idle, until: idle, timeout: .microseconds(100))
    }
    #expect(error?.code == .timeout && error?.value == halted && error?.address == status)
    #expect(error?.message.contains("0x2 under mask 0x3") == true)
    #expect(device.now - start >= .microseconds(100))
  }

  /// The running kernel's own mmap, on ordinary files instead of device nodes.
  @Test func `Registers and buffers of ordinary files are mapped`() throws {
    let board = try VirtualBoard()
    try board.remove("sys/class/uio")
    for (path, size) in [("dev/mem", 0x43C2_0000), ("dev/udmabuf0", VirtualBoard.bufferSize)] {
      try #require(truncate(board.root.appendingPathComponent(path).path, size) == 0)
    }
    let device = try BoardDevice(overlay: .resizer, options: board.options)
    try device.write32(.register("resize_accel_0.src_rows"), 0xCAFE_F00D)
    #expect(try device.read32(.register("resize_accel_0.src_rows")) == 0xCAFE_F00D)
    for (index, caching) in [CachingPolicy.nonCacheable, .cacheable].enumerated() {
      var buffer = try device.allocate(shape: [4096], of: UInt8.self, caching: caching)
      buffer.withMutableSpan { $0[7] = UInt8(0x5A + index) }
      let file = try FileHandle(
        forReadingFrom: board.root.appendingPathComponent("dev/udmabuf0"))
      try file.seek(toOffset: buffer.address.rawValue - UInt64(VirtualBoard.bufferAddress) + 7)
      #expect(try file.read(upToCount: 1) == Data([UInt8(0x5A + index)]))
    }
    let memory = try FileHandle(forReadingFrom: board.root.appendingPathComponent("dev/mem"))
    try memory.seek(toOffset: BusAddress.register("resize_accel_0.src_rows").rawValue)
    #expect(try memory.read(upToCount: 4) == Data([0x0D, 0xF0, 0xFE, 0xCA]))
    // A clock that is not slowed down.
    let start = device.now
    Thread.sleep(forTimeInterval: 0.01)
    #expect(device.now - start >= .milliseconds(10))
  }

  @Test func `Nodes that cannot be mapped are named`() throws {
    let board = try VirtualBoard()
    // A terminal, as the virtual board's interrupts are, has no pages.
    let error = failure { () throws(DeviceError) in
      _ = try BoardDevice(overlay: .resizer, options: board.options)
    }
    #expect(error?.message.contains("cannot map 65536 bytes of") == true, "\(error as Any)")
    #expect(error?.message.contains("dev/uio0") == true && error?.code == .notFound)
  }
}
