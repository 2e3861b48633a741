// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq

/// A copy of a buffer as it was last seen, to find what has changed since.
final class ShadowedBuffer {
  /// Number of the buffer in the recording.
  let number: Int
  /// Its size in bytes.
  let byteCount: Int
  private let shadow: UnsafeMutableRawBufferPointer

  /// Bytes compared in one go, and the least distance between two changes that are noted apart.
  private static let block = 4096

  /// A buffer just allocated, which holds zeros.
  init(number: Int, byteCount: Int) {
    self.number = number
    self.byteCount = byteCount
    // calloc, because its large blocks take up no room until they are touched.
    guard let start = calloc(1, max(1, byteCount)) else { fatalError("no room for a shadow") }
    shadow = UnsafeMutableRawBufferPointer(start: start, count: byteCount)
  }

  deinit { free(shadow.baseAddress) }

  /// The differences of `view` from the copy, within some ranges: from the first to the last byte of
  /// each stretch of changed blocks.
  func changes(
    in view: UnsafeMutableRawBufferPointer, within ranges: [Range<Int>]
  ) -> [Range<Int>] {
    ranges.flatMap { changes(in: view, within: $0) }
  }

  private func changes(
    in view: UnsafeMutableRawBufferPointer, within range: Range<Int>
  ) -> [Range<Int>] {
    var changes: [Range<Int>] = []
    var start = range.lowerBound
    while start < range.upperBound {
      let end = min(range.upperBound, (start / Self.block + 1) * Self.block)
      if let first = firstDifference(in: view, within: start..<end) {
        var last = end
        while shadow[last - 1] == view[last - 1] && last - 1 > first { last -= 1 }
        if let before = changes.last, before.upperBound > start - Self.block {
          changes[changes.count - 1] = before.lowerBound..<last
        } else {
          changes.append(first..<last)
        }
      }
      start = end
    }
    return changes
  }

  /// The offset of the first byte that differs from what it was.
  func firstDifference(
    in view: UnsafeMutableRawBufferPointer, within range: Range<Int>
  ) -> Int? {
    let (old, new) = (shadow[range], view[range])
    guard !range.isEmpty, let left = UnsafeRawBufferPointer(rebasing: old).baseAddress,
      let right = UnsafeRawBufferPointer(rebasing: new).baseAddress,
      memcmp(left, right, range.count) != 0
    else { return nil }
    return Swynq.firstDifference(
      UnsafeRawBufferPointer(rebasing: old), UnsafeRawBufferPointer(rebasing: new)
    ).map { range.lowerBound + $0 }
  }

  /// Takes bytes over.
  func update(_ bytes: [UInt8], at offset: Int) {
    UnsafeMutableRawBufferPointer(rebasing: shadow[offset..<offset + bytes.count])
      .copyBytes(from: bytes)
  }

  /// A byte of the copy.
  subscript(offset: Int) -> UInt8 { shadow[offset] }

  /// The whole buffer without some ranges, which may overlap.
  func everything(except ranges: [Range<Int>]) -> [Range<Int>] {
    var rest: [Range<Int>] = []
    var start = 0
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let range = range.clamped(to: 0..<byteCount)
      if range.lowerBound > start { rest.append(start..<range.lowerBound) }
      start = max(start, range.upperBound)
    }
    if start < byteCount { rest.append(start..<byteCount) }
    return rest
  }
}
