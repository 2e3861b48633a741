// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqResizer

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
  throw ToolFailure(
    .mismatch,
    "the hardware's result differs from the software's in \(count) of \(expected.count) bytes, first "
      + "in \(PixelPlace(offset: first, width: size.width)): \(result[first]) instead of "
      + "\(expected[first]); nothing was written")
}

/// Offset of the first byte that differs, and the number of those that do.
private func differences(_ result: Span<UInt8>, _ expected: [UInt8]) -> (first: Int?, count: Int) {
  precondition(result.count == expected.count, "both results have the size that was asked for")
  return result.withUnsafeBytes { result in
    expected.withUnsafeBytes { expected in
      guard let first = firstDifference(result, expected) else { return (nil, 0) }
      return (first, result.indices[first...].count { result[$0] != expected[$0] })
    }
  }
}
