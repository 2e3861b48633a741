// SPDX-License-Identifier: Apache-2.0

/// A byte address on the overlay's bus, as the programmable logic sees it.
@frozen public struct BusAddress: Hashable, Comparable, Sendable, ExpressibleByIntegerLiteral {
  /// The address as a number of bytes from the start of the address space.
  public var rawValue: UInt64

  /// The address `rawValue` bytes from the start of the address space.
  @inlinable public init(_ rawValue: UInt64) { self.rawValue = rawValue }

  /// The address that an integer literal names, as in `let base: BusAddress = 0x4040_0000`.
  @inlinable public init(integerLiteral value: UInt64) { self.rawValue = value }

  /// The address `offset` bytes above `base`.
  @inlinable public static func + (base: BusAddress, offset: Int) -> BusAddress {
    BusAddress(base.rawValue &+ UInt64(bitPattern: Int64(offset)))
  }

  /// Whether the left address comes first.
  @inlinable public static func < (left: BusAddress, right: BusAddress) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The low 32 bits, as address registers take them.
  @inlinable public var low32: UInt32 { UInt32(truncatingIfNeeded: rawValue) }

  /// The high 32 bits, as the `_MSB` registers take them.
  @inlinable public var high32: UInt32 { UInt32(truncatingIfNeeded: rawValue >> 32) }
}

extension BusAddress: CustomStringConvertible {
  /// The address in hexadecimal, in groups of four digits: `0x4040_0000`.
  public var description: String { hexadecimal(rawValue, minimumDigits: 8) }
}

/// `value` as `0x` and groups of four hexadecimal digits; error messages and descriptions share it.
package func hexadecimal(_ value: some FixedWidthInteger, minimumDigits: Int = 4) -> String {
  let digits = String(value, radix: 16, uppercase: true)
  let padded = String(repeating: "0", count: max(0, minimumDigits - digits.count)) + digits
  var result = "0x"
  for (index, digit) in padded.enumerated() {
    if index > 0 && (padded.count - index) % 4 == 0 { result += "_" }
    result.append(digit)
  }
  return result
}
