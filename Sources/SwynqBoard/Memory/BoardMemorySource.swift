// SPDX-License-Identifier: Apache-2.0

import Swynq

/// A source of a board's buffers.
protocol BoardMemorySource: AnyObject {
  /// Bytes that are free.
  var freeBytes: UInt64 { get }

  /// Allocates memory that reads zero.
  func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory
}

extension BoardMemorySource {
  /// Refuses sizes and alignments that cannot be.
  func validate(byteCount: Int, alignment: Int) throws(DeviceError) {
    guard byteCount >= 1, alignment >= 1, alignment.nonzeroBitCount == 1 else {
      throw DeviceError(
        .invalidArgument,
        "cannot allocate \(byteCount) bytes with alignment \(alignment): the size must be at least "
          + "1, the alignment a power of two")
    }
  }
}
