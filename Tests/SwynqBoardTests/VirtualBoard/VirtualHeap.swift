// SPDX-License-Identifier: Apache-2.0

import CVirtualBoard
import Foundation
import Swynq
import SwynqBoard

/// The virtual board's dma-heap: contiguous memory in the model's DDR, and what `/proc/self/pagemap`
/// says of it.
package final class VirtualHeap {
  /// Whether the overlay's memory port sees the CPU's caches.
  package var isCoherent = false
  /// Whether the pages of a buffer do not follow each other, as those of the heap `system`.
  package var isFragmented = false
  /// Whether the kernel hides page numbers, as it does from all but root.
  package var hidesFrames = false
  /// Whether the machine's processor lets programs keep caches in step: all but armv7.
  package var keepsCachesInStep = true
  /// Bytes that are allocated.
  package var allocatedBytes: UInt64 { UInt64(Self.range.count) - allocator.freeBytes }

  /// Its place in the DDR: behind the u-dma-buf and what tests reserve.
  static let range: Range<UInt64> = 0x0600_0000..<0x0780_0000
  private var allocator = MemoryAllocator(range, granule: 4096)
  /// The buffers that are mapped, by where.
  private var mapped: [UnsafeRawPointer: Range<UInt64>] = [:]

  /// Allocates a buffer: a file whose path says where it is.
  func allocate(_ byteCount: Int) throws(DeviceError) -> OpenFile {
    guard let range = allocator.allocate(byteCount: UInt64(byteCount), alignment: 4096) else {
      throw DeviceError(
        .outOfMemory, "virtual dma-heap: \(byteCount) bytes", underlyingStatus: ENOMEM)
    }
    return OpenFile(
      adopting: open("/dev/null", O_RDWR), path: "dma-buf:\(range.lowerBound)+\(range.count)")
  }

  /// The addresses of a buffer; nil for any other file.
  func addresses(of file: OpenFile) -> Range<UInt64>? {
    guard file.path.hasPrefix("dma-buf:") else { return nil }
    let numbers = file.path.dropFirst(8).split(separator: "+").compactMap { UInt64($0) }
    return numbers[0]..<numbers[0] + numbers[1]
  }

  func didMap(_ range: Range<UInt64>, at start: UnsafeRawPointer) { mapped[start] = range }

  /// Gives back a buffer whose last mapping went.
  func didUnmap(_ start: UnsafeRawPointer) {
    if let range = mapped.removeValue(forKey: start) { allocator.release(range) }
  }

  func frames(of start: UnsafeRawPointer, count: Int) -> [UInt64] {
    guard let range = mapped[start], !hidesFrames else { return .init(repeating: 0, count: count) }
    return (0..<UInt64(count)).map {
      range.lowerBound / 4096 + $0 + (isFragmented && $0 >= 1 ? 7 : 0)
    }
  }
}
