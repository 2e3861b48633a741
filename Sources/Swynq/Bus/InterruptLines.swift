// SPDX-License-Identifier: Apache-2.0

/// Interrupt lines of an overlay, a bit for each; line 0 is `irq[0]` of the overlay's top module.
@frozen public struct InterruptLines: OptionSet, Hashable, Sendable {
  /// Bit *n* stands for line *n*.
  public var rawValue: UInt32

  /// The lines whose bits are set in `rawValue`.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// The one line with this number, 0 to 31.
  @inlinable public static func line(_ number: Int) -> InterruptLines {
    InterruptLines(rawValue: 1 << UInt32(number))
  }
}

extension InterruptLines: CustomStringConvertible {
  /// The numbers of the lines: `interrupt lines 0, 2`.
  public var description: String {
    var numbers = ""
    for number in 0..<32 where contains(.line(number)) {
      numbers += numbers.isEmpty ? "\(number)" : ", \(number)"
    }
    if numbers.isEmpty { return "no interrupt line" }
    return rawValue.nonzeroBitCount == 1
      ? "interrupt line \(numbers)" : "interrupt lines \(numbers)"
  }
}
