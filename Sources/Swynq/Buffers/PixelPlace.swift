// SPDX-License-Identifier: Apache-2.0

/// The position of a byte in an RGB image.
public struct PixelPlace: Hashable, Sendable {
  /// Row, 0 at the top.
  public package(set) var row: Int
  /// Column, 0 at the left.
  public package(set) var column: Int
  /// 0 is red, 1 green, 2 blue.
  public package(set) var channel: Int

  /// The place of the byte at `offset` of an image whose rows have `width` pixels.
  package init(offset: Int, width: Int) {
    (row, column) = (offset / 3).quotientAndRemainder(dividingBy: width)
    channel = offset % 3
  }
}

extension PixelPlace: CustomStringConvertible {
  /// The place in words: `green of column 3, row 7`.
  public var description: String {
    let color = channel == 0 ? "red" : channel == 1 ? "green" : "blue"
    return "\(color) of column \(column), row \(row)"
  }
}
