// SPDX-License-Identifier: Apache-2.0

/// The effect of reading and writing a field.
public enum FieldAccess: Hashable, Sendable, CaseIterable {
  /// Writes change nothing; the hardware drives the value.
  case readOnly
  /// Reads back what was written.
  case readWrite
  /// Reads back what was written, but writing 0 changes nothing.
  case readWriteNonZero
  /// Writing 1 clears the bit, writing 0 changes nothing.
  case writeOneToClear
  /// Writing 1 flips the bit, writing 0 changes nothing.
  case toggleOnWrite
  /// Writing 1 sets the bit, writing 0 changes nothing; the hardware clears it.
  case writeOneToSet
  /// Writing 1 starts something; the bit reads 1 until that is over.
  case selfClearing
  /// Reading the register clears the bit; writes change nothing.
  case clearOnRead
  /// Runs by itself, so that no two reads need agree; writes change nothing.
  case counting
  /// Writes do something; what is read means nothing.
  case writeOnly
}

/// A range of bits of a register: its name, its place, and what reading and writing it does.
///
/// A register's ``RegisterLayout`` declares each field once. The typed accessors, the listing of
/// `swynq info` and the tests that walk the registers over the RTL all use that one declaration.
@frozen public struct RegisterField: Sendable {
  /// Name in the hardware's documentation.
  public let name: String
  /// Number of the lowest bit.
  public let lowBit: Int
  /// Number of bits.
  public let width: Int
  /// The effect of reading and writing it.
  public let access: FieldAccess
  /// Value after reset.
  public let resetValue: UInt32
  /// Its meaning, in a few words.
  public let summary: String

  /// The field of one bit.
  @inlinable public init(
    _ name: String, bit: Int, _ access: FieldAccess, reset: UInt32 = 0, _ summary: String
  ) {
    self.init(name, bits: bit...bit, access, reset: reset, summary)
  }

  /// The field of these bits.
  @inlinable public init(
    _ name: String, bits: ClosedRange<Int>, _ access: FieldAccess, reset: UInt32 = 0,
    _ summary: String
  ) {
    self.name = name
    self.lowBit = bits.lowerBound
    self.width = bits.count
    self.access = access
    self.resetValue = reset
    self.summary = summary
  }

  /// The field's bits in the register.
  @inlinable public var mask: UInt32 {
    (width >= 32 ? UInt32.max : (1 << UInt32(width)) - 1) << UInt32(lowBit)
  }

  /// The field's value in a register's value.
  @inlinable public func extract(from register: UInt32) -> UInt32 {
    (register & mask) >> UInt32(lowBit)
  }
}

extension FieldAccess {
  /// Whether writing back what was read can change something, so that a read-modify-write must
  /// write 0 there instead.
  @inlinable public var writesHaveSideEffects: Bool {
    switch self {
    case .writeOneToClear, .toggleOnWrite, .writeOneToSet, .selfClearing, .writeOnly: true
    case .readOnly, .readWrite, .readWriteNonZero, .clearOnRead, .counting: false
    }
  }
}
