// SPDX-License-Identifier: Apache-2.0

/// Hands out ranges of a device's memory: first fit, lowest address first, so that the same program
/// gets the same addresses. For implementations of ``Device``.
package struct MemoryAllocator {
  /// Free ranges, in order of address, none empty, no two adjacent.
  package private(set) var free: [Range<UInt64>]

  /// Everything from here on was never handed out, and so reads zero.
  package private(set) var highWaterMark: UInt64

  /// Bytes that no two ranges ever share.
  private let granule: UInt64

  /// An allocator of the memory at `range`.
  ///
  /// - Parameter granule: A power of two; ranges begin and end at its multiples. 64, the default, is
  ///   the cache line of the largest Zynq, so that two buffers never share a line.
  package init(_ range: Range<UInt64>, granule: UInt64 = 64) {
    self.granule = granule
    free = range.isEmpty ? [] : [range]
    highWaterMark = range.lowerBound
  }

  /// Bytes that are free, and the longest run of them.
  package var freeBytes: UInt64 { free.reduce(0) { $0 + UInt64($1.count) } }
  package var largestFree: UInt64 { free.reduce(0) { max($0, UInt64($1.count)) } }

  /// The first free range of `byteCount` bytes whose address is a multiple of `alignment`, a power
  /// of two; nil if there is none. Linear in the number of free ranges.
  package mutating func allocate(byteCount: UInt64, alignment: UInt64) -> Range<UInt64>? {
    let alignment = max(alignment, granule)
    guard let size = Self.roundUp(byteCount, to: granule) else { return nil }
    for index in free.indices {
      let range = free[index]
      guard let start = Self.roundUp(range.lowerBound, to: alignment), start <= range.upperBound,
        range.upperBound - start >= size
      else { continue }
      let taken = start..<start + size
      let rest = [range.lowerBound..<taken.lowerBound, taken.upperBound..<range.upperBound]
      free.replaceSubrange(index...index, with: rest.filter { !$0.isEmpty })
      highWaterMark = max(highWaterMark, taken.upperBound)
      return taken
    }
    return nil
  }

  /// Takes a range back and joins it with its free neighbours. Linear in the number of free ranges.
  package mutating func release(_ range: Range<UInt64>) {
    var index = free.firstIndex { $0.lowerBound >= range.upperBound } ?? free.endIndex
    var joined = range
    if index < free.endIndex, free[index].lowerBound == range.upperBound {
      joined = joined.lowerBound..<free[index].upperBound
      free.remove(at: index)
    }
    if index > 0, free[index - 1].upperBound == range.lowerBound {
      joined = free[index - 1].lowerBound..<joined.upperBound
      index -= 1
      free.remove(at: index)
    }
    free.insert(joined, at: index)
  }

  private static func roundUp(_ value: UInt64, to multiple: UInt64) -> UInt64? {
    let (sum, overflow) = value.addingReportingOverflow(multiple - 1)
    return overflow ? nil : sum & ~(multiple - 1)
  }
}
