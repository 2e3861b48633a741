// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqBoard
import SwynqResizer
import SwynqTestSupport
import Testing
import VirtualBoard

/// Buffers of a dma-heap: addresses from pagemap, caches kept in step by hand.
@Suite(.serialized) struct DMAHeapTests {
  private func options(_ board: VirtualBoard, isCoherent: Bool = false) -> BoardOptions {
    var options = board.options
    options.memory = .dmaHeap(name: "reserved", isCoherent: isCoherent)
    return options
  }

  @Test func `Cached buffers go through the resizer`() throws {
    let board = try VirtualBoard()
    let device = try board.open(.resizer, options(board))
    let resizer = try ImageResizer(device)
    for seed in UInt32(1)...3 {
      let pixels = TestPattern.noise.pixels(width: 20, height: 12, seed: seed)
      var input = try device.allocate(shape: [12, 20, 3], of: UInt8.self, caching: .cacheable)
      var output = try device.allocate(shape: [6, 10, 3], of: UInt8.self, caching: .cacheable)
      input.withMutableSpan { span in for index in pixels.indices { span[index] = pixels[index] } }
      try resizer.resize(input, into: &output)
      let result = output.withSpan { span in span.indices.map { span[$0] } }
      #expect(
        result
          == ReferenceResizer.resize(pixels, width: 20, height: 12, toWidth: 10, toHeight: 6))
    }
    #expect(board.kernel.heap.allocatedBytes == 0)
    #expect(board.kernel.viewsLeftDirty == 0)
  }

  @Test func `What is not flushed the device does not see`() throws {
    let board = try VirtualBoard()
    let device = try board.open(.resizer, options(board))
    let memory = try device.allocate(byteCount: 200, alignment: 64, caching: .cacheable)
    let other = try board.open(.resizer, board.options)
    #expect(other.freeMemory > 0)
    // The DDR, as the device sees it.
    let ddr = board.bytes(at: memory.address, count: 200)
    memory.bytes[150] = 7
    #expect(ddr[150] == 0)
    try memory.flush(150..<151)
    #expect(ddr[150] == 7)
    ddr[3] = 9
    #expect(memory.bytes[3] == 0)
    try memory.invalidate(0..<64)
    #expect(memory.bytes[3] == 9)
  }

  @Test(arguments: [1, 64, 4096, 1 << 16, 1 << 20]) func `Alignments are kept`(alignment: Int)
    throws
  {
    let board = try VirtualBoard()
    let device = try board.open(.resizer, options(board))
    // Pages that no buffer begins on by chance.
    let first = try device.allocate(byteCount: 1, alignment: 1, caching: .cacheable)
    let memory = try device.allocate(byteCount: 5000, alignment: alignment, caching: .cacheable)
    #expect(memory.address.rawValue % UInt64(alignment) == 0)
    #expect(memory.address > first.address)
    #expect(memory.bytes.count == 5000 && memory.bytes.allSatisfy { $0 == 0 })
  }

  @Test func `Buffers without caches are refused unless the port is coherent`() throws {
    let board = try VirtualBoard()
    let device = try board.open(.resizer, options(board))
    expectFailure(.unsupported, ["cacheable", "u-dma-buf"]) { () throws(DeviceError) in
      _ = try device.allocate(byteCount: 64, alignment: 64, caching: .nonCacheable)
    }
    board.kernel.heap.isCoherent = true
    let coherent = try board.open(.resizer, options(board, isCoherent: true))
    _ = try coherent.allocate(byteCount: 64, alignment: 64, caching: .nonCacheable)
  }

  @Test func `A heap in pieces is refused`() throws {
    let board = try VirtualBoard()
    board.kernel.heap.isFragmented = true
    let device = try board.open(.resizer, options(board))
    expectFailure(.incompatible, ["reserved", "page 1 of 3", "CMA"]) { () throws(DeviceError) in
      _ = try device.allocate(byteCount: 9000, alignment: 64, caching: .cacheable)
    }
    #expect(board.kernel.heap.allocatedBytes == 0)
    // One page has nothing to follow.
    _ = try device.allocate(byteCount: 4096, alignment: 64, caching: .cacheable)
  }

  @Test func `Hidden addresses are told with the way out`() throws {
    let board = try VirtualBoard()
    board.kernel.heap.hidesFrames = true
    let device = try board.open(.resizer, options(board))
    expectFailure(.inputOutput, ["pagemap", "root", "CAP_SYS_ADMIN", "u-dma-buf"]) {
      () throws(DeviceError) in
      _ = try device.allocate(byteCount: 64, alignment: 64, caching: .cacheable)
    }
  }

  @Test func `A missing heap is named with those that there are`() throws {
    let board = try VirtualBoard()
    var options = board.options
    options.memory = .dmaHeap(name: "linux,cma")
    expectFailure(.notFound, ["dma_heap/linux,cma", "there are: reserved", "CONFIG_DMABUF"]) {
      () throws(DeviceError) in _ = try board.open(.resizer, options)
    }
  }

  @Test func `ARMv7 is told that only the kernel keeps caches in step`() throws {
    let board = try VirtualBoard()
    board.kernel.heap.keepsCachesInStep = false
    expectFailure(.unsupported, ["armv7", "u-dma-buf", "ACP"]) { () throws(DeviceError) in
      _ = try board.open(.resizer, options(board))
    }
    board.kernel.heap.isCoherent = true
    _ = try board.open(.resizer, options(board, isCoherent: true))
  }

  @Test func `Free memory is what the kernel says`() throws {
    let board = try VirtualBoard()
    #expect(try board.open(.resizer, options(board)).freeMemory == 24_576 << 10)
  }

  /// The part that the virtual board stands in for, on the running kernel: this program's own pages.
  @Test(.enabled(if: getuid() == 0, "page numbers are root's"))
  func `The running kernel tells pages`()
    throws
  {
    let page = Int(sysconf(Int32(_SC_PAGESIZE)))
    let start = UnsafeMutableRawPointer.allocate(byteCount: 2 * page, alignment: page)
    defer { start.deallocate() }
    let frames: [UInt64]
    start.initializeMemory(as: UInt8.self, repeating: 1, count: 2 * page)
    frames = try RunningKernel().pageFrames(of: start, count: 2, proc: "/proc")
    #expect(frames.count == 2)
    // Without CAP_SYS_ADMIN, as in a container, they are 0; two pages are never the same one.
    #expect(frames == [0, 0] || frames[0] != frames[1])
  }
}
