// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqLibC

/// Part of a file in this program's memory, unmapped with the last reference to it. It need not
/// begin or end at a page's boundary, though what the kernel maps does.
final class Mapping {
  /// The bytes asked for.
  let bytes: UnsafeMutableRawBufferPointer

  private let kernel: any BoardKernel
  private let start: UnsafeMutableRawPointer
  private let mappedBytes: Int

  /// Maps the bytes `offset..<offset + byteCount` of a file.
  init(
    _ file: OpenFile, offset: UInt64, byteCount: Int, kernel: any BoardKernel
  ) throws(DeviceError) {
    let page = UInt64(Self.pageSize)
    let skipped = Int(offset % page)
    let pages = (skipped + byteCount + Self.pageSize - 1) / Self.pageSize
    self.kernel = kernel
    self.mappedBytes = pages * Self.pageSize
    self.start = try kernel.map(file, offset: offset - offset % page, byteCount: mappedBytes)
    self.bytes = UnsafeMutableRawBufferPointer(start: start + skipped, count: byteCount)
  }

  deinit { kernel.unmap(start, byteCount: mappedBytes) }

  /// Size of a page, in bytes: what the kernel maps at least.
  static let pageSize = Int(sysconf(Int32(_SC_PAGESIZE)))
}
