// SPDX-License-Identifier: Apache-2.0

/// The source of one output column (or row): two neighbouring input samples and how
/// they are mixed.
///
/// The arithmetic is that of `xf::cv::resize` (Vitis_Libraries, 2020.2), half-pixel centres in fixed
/// point: a Q16.32 scale, a Q20.22 position and a 10-bit weight, each cut off and never rounded.
struct AxisTap: Equatable {
  /// Index of the nearer-to-origin input sample.
  let first: Int
  /// Index of its neighbour, or `first` again at the far edge.
  let second: Int
  /// The share of `second` in 1/1024: 0...1023.
  let weight: Int

  /// The taps of every output index along one axis.
  ///
  /// - Parameters:
  ///   - inputLength: Samples in the input along this axis, at least 1.
  ///   - outputLength: Samples wanted in the output along this axis, at least 1.
  static func taps(inputLength: Int, outputLength: Int) -> [AxisTap] {
    // Input samples per output sample, 32 fraction bits.
    let scale = (inputLength << 32) / outputLength
    return (0..<outputLength).map { index in
      // (index + 1/2) * scale - 1/2: the product has 33 fraction bits, so one half is 2^32. Eleven
      // of them are dropped, with an arithmetic shift, to leave 22.
      let position = ((2 * index + 1) * scale - (1 << 32)) >> 11
      let last = (inputLength - 1) << 22
      let clamped = min(max(position, 0), last)
      let first = clamped >> 22
      return AxisTap(
        first: first,
        second: min(first + 1, inputLength - 1),
        weight: (clamped & ((1 << 22) - 1)) >> 12)
    }
  }
}
