// SPDX-License-Identifier: Apache-2.0

import CSwynqBoard
import Swynq
import SwynqLibC

/// A dma-heap of the kernel (`/dev/dma_heap`, Documentation/userspace-api/dma-buf-alloc-exchange.rst
/// of Linux), each allocation a dma-buf of its own.
///
/// A heap tells no addresses: they are read from `/proc/self/pagemap`, page by page, which only root
/// may, and checked to follow each other. Heaps of CMA memory are contiguous (`reserved`,
/// `linux,cma`, `default_cma_region`); the heap `system` is not.
final class DMAHeap: BoardMemorySource {
  private let name: String
  private let isCoherent: Bool
  private let file: OpenFile
  private let roots: BoardRoots
  private let kernel: any BoardKernel

  /// - Parameters:
  ///   - name: Name of its node.
  ///   - isCoherent: Whether the overlay's memory port sees the CPU's caches.
  init(
    _ name: String, isCoherent: Bool, _ roots: BoardRoots, kernel: any BoardKernel
  ) throws(DeviceError) {
    let known = Attribute.entries(of: "\(roots.dev)/dma_heap").joined(separator: ", ")
    self.name = name
    self.isCoherent = isCoherent
    self.roots = roots
    self.kernel = kernel
    self.file = try OpenFile(
      "\(roots.dev)/dma_heap/\(name)", mode: O_RDWR, purpose: "a dma-heap, for buffers",
      ifMissing: "there are: \(known.isEmpty ? "none" : known); the kernel needs "
        + "CONFIG_DMABUF_HEAPS_CMA, or use u-dma-buf")
    guard isCoherent || kernel.keepsCachesInStep else {
      throw DeviceError(
        .unsupported,
        "buffers of the dma-heap \(name) are cached by the CPU, and on armv7 only a driver in the "
          + "kernel can keep the caches in step; use u-dma-buf, or the ACP port and say that it is "
          + "coherent")
    }
  }

  /// The kernel's free contiguous memory, `CmaFree`; 0 if it does not say.
  var freeBytes: UInt64 {
    guard let bytes = try? WholeFile.read("\(roots.proc)/meminfo", purpose: "the kernel's memory")
    else { return 0 }
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    where line.hasPrefix("CmaFree:") {
      let digits = line.filter { $0.isNumber }
      return (UInt64(digits) ?? 0) << 10
    }
    return 0
  }

  func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory {
    try validate(byteCount: byteCount, alignment: alignment)
    guard caching == .cacheable || isCoherent else {
      throw DeviceError(
        .unsupported,
        "a dma-heap's memory is always cached by the CPU: allocate with caching: .cacheable, and flush "
          + "and invalidate; or use u-dma-buf, which can be without caches")
    }
    // The kernel aligns to what it likes, so what is asked for beyond a page is found inside.
    let page = Mapping.pageSize
    let (whole, overflow) = byteCount.addingReportingOverflow(
      alignment > page ? alignment - page : 0)
    guard !overflow, whole <= Int.max - page else {
      throw DeviceError(
        .outOfMemory, "the dma-heap \(name) cannot have \(byteCount) bytes; ask for less")
    }
    let pages = (whole + page - 1) / page
    let buffer = try kernel.allocate(pages * page, from: file)
    let mapping = try Mapping(buffer, offset: 0, byteCount: pages * page, kernel: kernel)
    // A page has no frame before it is touched.
    for page in stride(from: 0, to: mapping.bytes.count, by: page) { mapping.bytes[page] = 0 }
    let start = try contiguousStart(of: mapping, pages: pages)
    let skipped = Int((0 &- start) & UInt64(alignment - 1))
    let memory = DMAHeapMemory(
      buffer: buffer, mapping: mapping, offset: skipped, address: start + UInt64(skipped),
      byteCount: byteCount, caching: caching, isCoherent: isCoherent, kernel: kernel)
    try memory.clear()
    return memory
  }

  /// The physical address of a buffer whose pages follow each other.
  private func contiguousStart(of mapping: Mapping, pages: Int) throws(DeviceError) -> UInt64 {
    let frames = try kernel.pageFrames(
      of: UnsafeRawPointer(mapping.bytes.baseAddress.unsafelyUnwrapped), count: pages,
      proc: roots.proc)
    guard frames.count == pages, !frames.contains(0) else {
      throw DeviceError(
        .inputOutput,
        "\(roots.proc)/self/pagemap hides physical addresses, without which the device cannot find a "
          + "dma-heap's buffer: run as root (CAP_SYS_ADMIN), or use u-dma-buf, which tells its address",
        underlyingStatus: EPERM)
    }
    for index in 1..<max(pages, 1) where frames[index] != frames[index - 1] + 1 {
      throw DeviceError(
        .incompatible,
        "the dma-heap \(name) gave a buffer in pieces: page \(index) of \(pages) does not follow the "
          + "one before; use a heap of CMA memory (reserved, linux,cma), or u-dma-buf",
        address: BusAddress(frames[index] * UInt64(Mapping.pageSize)))
    }
    return frames[0] * UInt64(Mapping.pageSize)
  }
}
