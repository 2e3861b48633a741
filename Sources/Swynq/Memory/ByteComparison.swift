// SPDX-License-Identifier: Apache-2.0

/// The offset of the first byte in which two stretches of memory of the same length differ; nil if
/// they are equal.
package func firstDifference(
  _ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer
) -> Int? {
  precondition(left.count == right.count, "both have the same length")
  var offset = 0
  // Whole words, because a build without optimisation takes seconds for the bytes of a photo.
  while offset + 8 <= left.count {
    let word = left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
    if word != right.loadUnaligned(fromByteOffset: offset, as: UInt64.self) { break }
    offset += 8
  }
  while offset < left.count {
    if left[offset] != right[offset] { return offset }
    offset += 1
  }
  return nil
}
