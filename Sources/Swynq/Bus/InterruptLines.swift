// SPDX-License-Identifier: Apache-2.0

/// Interrupt lines of an overlay, a bit for each; line 0 is the first of the overlay's interrupt outputs.
@frozen public struct InterruptLines: OptionSet, Hashable, Sendable {
  /// Bit *n* stands for line *n*.
  public var rawValue: UInt64

  /// The lines whose bits are set in `rawValue`.
  @inlinable public init(rawValue: UInt64) { self.rawValue = rawValue }

  /// The one line with this number, 0 to 63.
  @inlinable public static func line(_ number: Int) -> InterruptLines {
    InterruptLines(rawValue: 1 << UInt64(number))
  }
}

extension InterruptLines: CustomStringConvertible {
  /// The numbers of the lines: `interrupt lines 0, 2`.
  public var description: String {
    var numbers = ""
    for number in 0..<64 where contains(.line(number)) {
      numbers += numbers.isEmpty ? "\(number)" : ", \(number)"
    }
    if numbers.isEmpty { return "no interrupt line" }
    return rawValue.nonzeroBitCount == 1
      ? "interrupt line \(numbers)" : "interrupt lines \(numbers)"
  }
}
