internal import Swynq
internal import SwynqReference

/// Compares a result of the hardware with that of the software model.
///
/// - Throws: `mismatch`, naming the first place that differs and how many do.
func checkResult(
  _ result: Span<UInt8>, size: ImageSize, of source: Span<UInt8>, size sourceSize: ImageSize
) throws(ToolFailure) {
  let expected = ReferenceResizer.resize(
    source, width: sourceSize.width, height: sourceSize.height, toWidth: size.width,
    toHeight: size.height)
  let (first, count) = differences(result, expected)
  guard let first else { return }
  let (row, column) = (first / 3).quotientAndRemainder(dividingBy: size.width)
  let channel = ["red", "green", "blue"][first % 3]
  throw ToolFailure(
    .mismatch,
    "the hardware's result differs from the software's in \(count) of \(expected.count) bytes, first "
      + "in \(channel) of column \(column), row \(row): \(result[first]) instead of "
      + "\(expected[first]); nothing was written")
}

/// Offset of the first byte that differs, and the number of those that do.
private func differences(_ result: Span<UInt8>, _ expected: [UInt8]) -> (first: Int?, count: Int) {
  precondition(result.count == expected.count, "both results have the size that was asked for")
  return result.withUnsafeBufferPointer { result in
    expected.withUnsafeBufferPointer { expected in
      if result.elementsEqualInMemory(expected) { return (nil, 0) }
      let differing = result.indices.filter { result[$0] != expected[$0] }
      return (differing.first, differing.count)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Compares words, not bytes: a build without optimisation takes seconds for the bytes of a photo.
  fileprivate func elementsEqualInMemory(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    let left = UnsafeRawBufferPointer(self)
    let right = UnsafeRawBufferPointer(other)
    var offset = 0
    while offset + 8 <= count {
      let a = left.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      let b = right.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      if a != b { return false }
      offset += 8
    }
    return left[offset...].elementsEqual(right[offset...])
  }
}
