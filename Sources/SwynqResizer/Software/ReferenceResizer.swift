// SPDX-License-Identifier: Apache-2.0

/// The resize core's result, computed in software: what the hardware is held to.
///
/// A plain statement of the arithmetic of `xf::cv::resize` (Vitis Vision, 8-bit RGB, one pixel per
/// clock, bilinear), written from its formulas and sharing nothing with the RTL: every position is
/// one multiplication, where the hardware accumulates.
///
/// There is no antialiasing: shrinking by more than two skips samples, as the original does.
public enum ReferenceResizer {
  /// Resizes an image of interleaved 8-bit RGB.
  ///
  /// - Parameters:
  ///   - pixels: Row by row from the top, left to right, R G B for each pixel, no padding:
  ///     `width * height * 3` bytes.
  ///   - width: Pixels in a row of the input.
  ///   - height: Rows of the input.
  ///   - toWidth: Pixels in a row of the result.
  ///   - toHeight: Rows of the result.
  /// - Returns: `toWidth * toHeight * 3` bytes in the same layout.
  /// - Precondition: All four lengths are in 1...32767, and `pixels` has the size they demand.
  /// - Complexity: O(`toWidth` × `toHeight`).
  public static func resize(
    _ pixels: [UInt8], width: Int, height: Int, toWidth: Int, toHeight: Int
  ) -> [UInt8] {
    resize(pixels.span, width: width, height: height, toWidth: toWidth, toHeight: toHeight)
  }

  /// Resizes an image of interleaved 8-bit RGB that lies in memory owned by another, such as a
  /// device buffer. Parameters, result and preconditions are those of the variant for arrays.
  public static func resize(
    _ pixels: Span<UInt8>, width: Int, height: Int, toWidth: Int, toHeight: Int
  ) -> [UInt8] {
    for length in [width, height, toWidth, toHeight] {
      precondition((1...32767).contains(length), "image side \(length) is not in 1...32767")
    }
    precondition(
      pixels.count == width * height * 3,
      "\(width)x\(height) RGB takes \(width * height * 3) bytes, not \(pixels.count)")
    let columns = AxisTap.taps(inputLength: width, outputLength: toWidth)
    let rows = AxisTap.taps(inputLength: height, outputLength: toHeight)

    // Pointers, because tests run this unoptimised on 4K images, where each checked subscript is a
    // function call. The bounds hold: every tap index is below its axis' length.
    return pixels.withUnsafeBufferPointer { source in
      columns.withUnsafeBufferPointer { columns in
        [UInt8](unsafeUninitializedCapacity: toWidth * toHeight * 3) { target, count in
          var output = target.baseAddress!
          for row in rows {
            let upper = source.baseAddress! + row.first * width * 3
            let lower = source.baseAddress! + row.second * width * 3
            resizeRow(upper, lower, columns, verticalWeight: row.weight, into: output)
            output += toWidth * 3
          }
          count = toWidth * toHeight * 3
        }
      }
    }
  }

  /// Computes one output row from the two input rows that it lies between.
  private static func resizeRow(
    _ upper: UnsafePointer<UInt8>, _ lower: UnsafePointer<UInt8>,
    _ columns: UnsafeBufferPointer<AxisTap>, verticalWeight wy: Int,
    into output: UnsafeMutablePointer<UInt8>
  ) {
    var column = columns.baseAddress!
    let end = column + columns.count
    var output = output
    while column != end {
      let wx = column.pointee.weight
      // The product of the weights is cut to 10 bits, as in the original; exact would differ.
      let wxy = (wx * wy) >> 10
      let left = column.pointee.first * 3
      let right = column.pointee.second * 3
      var channel = 0
      while channel < 3 {
        let p00 = Int(upper[left + channel])
        let p01 = Int(upper[right + channel])
        let p10 = Int(lower[left + channel])
        let p11 = Int(lower[right + channel])
        let sum =
          p00 * 1024 + (p01 - p00) * wx + (p10 - p00) * wy + (p00 + p11 - p01 - p10) * wxy
        // Never negative and never above 255 * 1024: the four shares are >= 0 and add up to 1024.
        output[channel] = UInt8(sum >> 10)
        channel += 1
      }
      output += 3
      column += 1
    }
  }
}
