// SPDX-License-Identifier: Apache-2.0

import Swynq

/// A buffer of a dma-heap, given back with the last reference to it.
final class DMAHeapMemory: DeviceMemory {
  private let buffer: OpenFile
  private let mapping: Mapping
  private let isCoherent: Bool
  private let kernel: any BoardKernel

  /// - Parameters:
  ///   - buffer: The dma-buf.
  ///   - mapping: The CPU's view of all of it.
  ///   - offset: Where in it this memory begins.
  init(
    buffer: OpenFile, mapping: Mapping, offset: Int, address: UInt64, byteCount: Int,
    caching: CachingPolicy, isCoherent: Bool, kernel: any BoardKernel
  ) {
    self.buffer = buffer
    self.mapping = mapping
    self.isCoherent = isCoherent
    self.kernel = kernel
    super.init(
      address: BusAddress(address),
      bytes: UnsafeMutableRawBufferPointer(
        rebasing: mapping.bytes[offset..<offset + byteCount]), caching: caching)
  }

  // Lines that are dirty now would be written over whatever comes to these pages next. What cannot be
  // done about it is not worth ending the program for.
  deinit { try? flush(0..<byteCount) }

  /// Makes it read zero, on both sides.
  func clear() throws(DeviceError) {
    _ = bytes.initializeMemory(as: UInt8.self, repeating: 0)
    try flush(0..<byteCount)
  }

  override func flush(_ range: Range<Int>) throws(DeviceError) {
    guard !isCoherent, !range.isEmpty else { return }
    try kernel.endAccess(to: buffer, part(range))
  }

  override func invalidate(_ range: Range<Int>) throws(DeviceError) {
    guard !isCoherent, !range.isEmpty else { return }
    try kernel.beginAccess(to: buffer, part(range))
  }

  private func part(_ range: Range<Int>) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[range])
  }
}
