// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqBoard
import SwynqResizer
import SwynqTestSupport
import Testing
import VirtualBoard

@Suite(.serialized) struct BoardMemoryTests {
  let size = ImageSize(width: 8, height: 2)

  @Test func `Cached buffers need their flush and invalidate`() throws {
    let device = try VirtualBoard().open()
    var input = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    let output = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    let pixels = (1...48).map { UInt8($0) }
    try input.copy(from: pixels)
    try copyThroughHardware(device, input, to: output, size)
    try output.invalidate()
    #expect(output.elements().allSatisfy { $0 == 0 }, "without a flush the device reads old bytes")
    try input.flush()
    try copyThroughHardware(device, input, to: output, size)
    #expect(
      output.elements().allSatisfy { $0 == 0 }, "the CPU reads old bytes until it invalidates")
    try output.invalidate()
    #expect(output.elements() == pixels)
  }

  @Test func `Ranges and directions are written`() throws {
    let board = try VirtualBoard()
    let device = try board.open()
    #expect(
      board.kernel.synchronizations == ["sync_for_device 0 \(VirtualBoard.bufferSize) 0"],
      "what an earlier program left dirty is cleaned")
    let first = try device.allocate(shape: [100], of: UInt8.self)
    let second = try device.allocate(shape: [10_000], of: UInt8.self, caching: .cacheable)
    #expect(
      board.kernel.synchronizations.suffix(2) == [
        "sync_for_cpu 4096 10048 2", "sync_for_device 4096 10048 1",
      ], "stale lines are dropped before, and zeros cleaned after")
    let before = board.kernel.synchronizations.count
    try first.flush()
    try first.invalidate()
    #expect(board.kernel.synchronizations.count == before, "uncached memory needs neither")
    try second.flush(byteOffset: 100, byteCount: 30)
    try second.invalidate(byteOffset: 127, byteCount: 2)
    try second.flush()
    try second.flush(byteOffset: 64, byteCount: 0)
    // Whole cache lines of 64 bytes; the first buffer has the first page.
    #expect(
      Array(board.kernel.synchronizations[before...]) == [
        "sync_for_device \(4096 + 64) 128 1", "sync_for_cpu \(4096 + 64) 128 2",
        "sync_for_device 4096 10048 1",
      ])
    #expect(
      try board.text(of: "sys/class/u-dma-buf/udmabuf0/sync_for_device").hasPrefix(
        "0x100000002745"), "4096 in the upper half; 10048, direction 1 and 1 in the lower")
  }

  @Test func `Coherent buffers need no synchronization`() throws {
    let board = try VirtualBoard()
    try board.write("1\n", to: "sys/class/u-dma-buf/udmabuf0/dma_coherent")
    try board.write("0\n", to: "sys/class/u-dma-buf/udmabuf0/sync_mode")
    let device = try board.open()
    let buffer = try device.allocate(shape: [100], of: UInt8.self, caching: .cacheable)
    try buffer.flush()
    try buffer.invalidate()
    #expect(board.kernel.synchronizations.isEmpty)
  }

  @Test func `The old module's class is found, too`() throws {
    let board = try VirtualBoard()
    for (name, text) in [
      ("phys_addr", "0x02000000"), ("size", "1048576"), ("sync_mode", "2"), ("dma_coherent", "0"),
      ("sync_for_cpu", ""), ("sync_for_device", ""),
    ] { try board.write(text, to: "sys/class/udmabuf/udmabuf0/\(name)") }
    try board.remove("sys/class/u-dma-buf")
    #expect(try board.open().freeMemory == 1 << 20)
  }

  @Test func `Everything comes back`() throws {
    let board = try VirtualBoard()
    do {
      let device = try board.open()
      let all = device.freeMemory
      #expect(all == VirtualBoard.bufferSize)
      let windows = board.kernel.mappings
      var held: [DeviceMemory] = []
      for index in 0..<40 {
        held.append(
          try device.allocate(
            byteCount: 1 + index * 977, alignment: 1 << (index % 15),
            caching: index % 2 == 0 ? .cacheable : .nonCacheable))
      }
      for memory in held {
        #expect(memory.address.rawValue >= UInt64(VirtualBoard.bufferAddress))
        #expect(memory.address.rawValue % 4096 == 0)
      }
      #expect(held.enumerated().allSatisfy { $1.address.rawValue % (1 << ($0 % 15)) == 0 })
      #expect(Set(held.map { $0.address }).count == 40)
      #expect(board.kernel.mappings == windows + 40)
      for index in [3, 0, 20, 7] { held.remove(at: index) }
      held.removeAll()
      #expect(device.freeMemory == all && board.kernel.mappings == windows)
      let whole = try device.allocate(byteCount: all, alignment: 64, caching: .nonCacheable)
      #expect(device.freeMemory == 0)
      expectFailure(.outOfMemory, ["u-dma-buf udmabuf0", "0 of \(all) bytes", "make it larger"]) {
        () throws(DeviceError) in
        _ = try device.allocate(byteCount: 1, alignment: 64, caching: .nonCacheable)
      }
      withExtendedLifetime(whole) {}
    }
    #expect(board.kernel.mappings == 0, "an ended device leaves nothing mapped")
  }

  /// A cached buffer that goes while its lines are dirty must not reach what comes after it.
  @Test func `Dirty lines are cleaned before pages are used again`() throws {
    let board = try VirtualBoard()
    let device = try board.open()
    var address: BusAddress = 0
    do {
      var buffer = try device.allocate(shape: [4096], of: UInt8.self, caching: .cacheable)
      buffer.withMutableSpan { $0[9] = 9 }
      address = buffer.address
    }
    let next = try device.allocate(shape: [4096], of: UInt8.self)
    #expect(next.address == address && next.elements().allSatisfy { $0 == 0 })
    #expect(board.kernel.viewsLeftDirty == 0)
  }

  /// What is in a page after the end of a cached buffer is not touched, since nothing would clean it.
  @Test func `The end of the last page stays clean`() throws {
    let board = try VirtualBoard()
    let device = try board.open()
    do {
      var whole = try device.allocate(shape: [4096], of: UInt8.self)
      whole.withMutableSpan { for index in $0.indices { $0[index] = 0xA5 } }
    }
    do {
      var part = try device.allocate(shape: [100], of: UInt8.self, caching: .cacheable)
      #expect(part.elements().allSatisfy { $0 == 0 })
      part.withMutableSpan { for index in $0.indices { $0[index] = 1 } }
    }
    #expect(board.kernel.viewsLeftDirty == 0)
  }

  @Test func `Failed mappings give their pages back`() throws {
    let board = try VirtualBoard()
    var options = board.options
    // Reaches beyond the end of the DDR, where the virtual kernel maps nothing.
    options.memory = .reserved(
      address: BusAddress(UInt64(VirtualBoard.memorySize) - 4096), byteCount: 8192)
    let device = try board.open(.resizer, options)
    expectFailure(.inputOutput, ["EINVAL"]) { () throws(DeviceError) in
      _ = try device.allocate(byteCount: 8192, alignment: 64, caching: .cacheable)
    }
    #expect(device.freeMemory == 8192)
  }
}
