// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqLibC

/// The physically contiguous memory of a board, handed out in whole pages.
///
/// Each buffer is a mapping of its own, cached or not as it was asked for: mapping the same page
/// both ways at once would let a cache write stale lines over what the device wrote ("mismatched
/// memory attributes", Arm Architecture Reference Manual, B2.8).
final class BoardMemoryPool: BoardMemorySource {
  /// Keeps the CPU's caches and the memory in step; nil if the CPU's view is never cached.
  let cache: UDMABufCache?

  private let kernel: any BoardKernel
  private let uncached: OpenFile
  private let cached: OpenFile?
  private let name: String
  private let byteCount: UInt64
  /// Device address of the first byte of the memory.
  private let base: UInt64
  /// Device address of the first byte of the file: `/dev/mem` begins at 0, a u-dma-buf where it is.
  private let fileBase: UInt64
  private var allocator: MemoryAllocator

  /// The memory of a u-dma-buf.
  init(
    uDMABuf name: String, _ roots: BoardRoots, kernel: any BoardKernel
  ) throws(DeviceError) {
    let buffer = try UDMABuf(name, roots)
    self.kernel = kernel
    self.name = "u-dma-buf \(name)"
    self.uncached = try buffer.open(synchronous: true)
    self.cached = try buffer.open(synchronous: false)
    self.cache = buffer.isCoherent ? nil : try UDMABufCache(buffer, kernel: kernel)
    self.base = buffer.address
    self.fileBase = buffer.address
    self.byteCount = buffer.byteCount
    self.allocator = Self.allocator(base, byteCount)
  }

  /// Memory that the kernel leaves alone.
  init(
    reserved address: BusAddress, byteCount: UInt64, _ roots: BoardRoots, kernel: any BoardKernel
  ) throws(DeviceError) {
    let page = UInt64(Mapping.pageSize)
    let (end, overflow) = address.rawValue.addingReportingOverflow(byteCount)
    guard byteCount > 0, address.rawValue % page == 0, byteCount % page == 0, !overflow,
      end <= UInt64(Int.max)
    else {
      throw DeviceError(
        .invalidArgument,
        "reserved memory of \(byteCount) bytes: its address and size must be multiples of "
          + "\(page), and the size not 0; take both from `reserved-memory` in the device tree",
        address: address)
    }
    self.kernel = kernel
    self.name = "reserved memory"
    self.uncached = try OpenFile(
      "\(roots.dev)/mem", mode: O_RDWR, synchronous: true,
      purpose: "physical memory, for buffers in reserved memory",
      ifMissing: "this kernel is built without CONFIG_DEVMEM; use u-dma-buf")
    self.cached = nil
    self.cache = nil
    self.base = address.rawValue
    self.fileBase = 0
    self.byteCount = byteCount
    self.allocator = Self.allocator(base, byteCount)
  }

  private static func allocator(_ base: UInt64, _ byteCount: UInt64) -> MemoryAllocator {
    MemoryAllocator(base..<base + byteCount, granule: UInt64(Mapping.pageSize))
  }

  /// Bytes that are free.
  var freeBytes: UInt64 { allocator.freeBytes }

  func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory {
    try validate(byteCount: byteCount, alignment: alignment)
    guard
      let range = allocator.allocate(byteCount: UInt64(byteCount), alignment: UInt64(alignment))
    else {
      throw DeviceError(
        .outOfMemory,
        "cannot allocate \(byteCount) bytes with alignment \(alignment): \(allocator.freeBytes) of "
          + "\(self.byteCount) bytes of \(name) are free, the longest run \(allocator.largestFree); "
          + "release buffers or make it larger (see docs/board.md)")
    }
    let file = caching == .cacheable ? cached ?? uncached : uncached
    let mapping: Mapping
    do throws(DeviceError) {
      mapping = try Mapping(
        file, offset: range.lowerBound - fileBase, byteCount: range.count, kernel: kernel)
    } catch {
      release(range)
      throw error
    }
    let memory = BoardMemory(
      pool: self, range: range, offset: range.lowerBound - base, mapping: mapping,
      byteCount: byteCount, caching: caching)
    try memory.clear()
    return memory
  }

  func release(_ range: Range<UInt64>) { allocator.release(range) }
}
