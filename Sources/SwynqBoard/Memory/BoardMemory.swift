// SPDX-License-Identifier: Apache-2.0

import Swynq

/// A buffer of a board's memory, given back with the last reference to it.
final class BoardMemory: DeviceMemory {
  private let pool: BoardMemoryPool
  private let range: Range<UInt64>
  private let offset: UInt64
  private let mapping: Mapping

  /// - Parameters:
  ///   - range: The device addresses that go back to the pool in the end.
  ///   - offset: Where they are in the pool.
  ///   - mapping: The CPU's view of them.
  init(
    pool: BoardMemoryPool, range: Range<UInt64>, offset: UInt64, mapping: Mapping, byteCount: Int,
    caching: CachingPolicy
  ) {
    self.pool = pool
    self.range = range
    self.offset = offset
    self.mapping = mapping
    super.init(
      address: BusAddress(range.lowerBound),
      bytes: UnsafeMutableRawBufferPointer(rebasing: mapping.bytes[..<byteCount]), caching: caching)
  }

  deinit {
    do throws(DeviceError) {
      // Lines that are dirty now would be written over whatever comes to these pages next.
      try flush(0..<byteCount)
      pool.release(range)
    } catch {
      // Pages that are never used again are the lesser evil.
    }
  }

  /// Makes it read zero, on both sides.
  func clear() throws(DeviceError) {
    // Clean lines may be left of an earlier buffer, and hide what the device has written since.
    try invalidate(0..<byteCount)
    // The rest of the last page stays as it is: nothing would clean its lines.
    _ = bytes.initializeMemory(as: UInt8.self, repeating: 0)
    try flush(0..<byteCount)
  }

  override func flush(_ range: Range<Int>) throws(DeviceError) {
    guard caching == .cacheable, let cache = pool.cache, !range.isEmpty else { return }
    let lines = wholeLines(range)
    try cache.flush(offset: offset + UInt64(lines.lowerBound), byteCount: lines.count)
  }

  override func invalidate(_ range: Range<Int>) throws(DeviceError) {
    guard caching == .cacheable, let cache = pool.cache, !range.isEmpty else { return }
    let lines = wholeLines(range)
    try cache.invalidate(offset: offset + UInt64(lines.lowerBound), byteCount: lines.count)
  }

  /// Widened to cache lines: the buffer begins with a page, so nothing of another one is in them.
  private func wholeLines(_ range: Range<Int>) -> Range<Int> {
    let line = 64
    return range.lowerBound / line * line..<(range.upperBound + line - 1) / line * line
  }
}
