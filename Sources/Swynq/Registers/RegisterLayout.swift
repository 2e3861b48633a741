// SPDX-License-Identifier: Apache-2.0

/// The value of a register, and which fields it has.
///
/// A conforming struct declares its fields as static properties, lists them in ``fields``, and
/// gives the useful ones typed accessors:
///
/// ```swift
/// public struct Control: RegisterLayout {
///   public var rawValue: UInt32
///   public init(rawValue: UInt32) { self.rawValue = rawValue }
///
///   public static var run: RegisterField { .init("RS", bit: 0, .readWrite, "1 runs") }
///   public static var fields: [RegisterField] { [run] }
///
///   public var isRunning: Bool {
///     get { self[flag: Self.run] }
///     set { self[flag: Self.run] = newValue }
///   }
/// }
/// ```
///
/// A register that can only be read conforms to ``ReadableLayout`` alone, and one that can only be written
/// to ``WritableLayout``: the other use does not compile.
public protocol RegisterLayout: ReadableLayout, WritableLayout {}

/// The value of a register that a ``RegisterWindow`` reads.
public protocol ReadableLayout: RegisterBits {}

/// The value of a register that a ``RegisterWindow`` writes.
public protocol WritableLayout: RegisterBits {}

/// The value of a register, and its fields, without saying what may be done with it.
public protocol RegisterBits: Sendable {
  /// The register's 32 bits.
  var rawValue: UInt32 { get set }

  /// The register value with these bits.
  init(rawValue: UInt32)

  /// All fields that are not reserved. Bits that no field covers read 0 and ignore writes.
  static var fields: [RegisterField] { get }
}

extension RegisterBits {
  /// The value of a field, aligned to bit 0. Setting it drops bits that do not fit.
  @inlinable public subscript(_ field: RegisterField) -> UInt32 {
    get { field.extract(from: rawValue) }
    set { rawValue = rawValue & ~field.mask | (newValue << UInt32(field.lowBit)) & field.mask }
  }

  /// Whether a field of one bit is 1.
  @inlinable public subscript(flag field: RegisterField) -> Bool {
    get { rawValue & field.mask != 0 }
    set { rawValue = newValue ? rawValue | field.mask : rawValue & ~field.mask }
  }

  /// The register's value after reset.
  @inlinable public static var reset: Self {
    var value: UInt32 = 0
    for field in fields { value |= field.resetValue << UInt32(field.lowBit) & field.mask }
    return Self(rawValue: value)
  }

  /// The bits where writing back what was read can change something.
  @inlinable static var sideEffectMask: UInt32 {
    var mask: UInt32 = 0
    for field in fields where field.access.writesHaveSideEffects { mask |= field.mask }
    return mask
  }
}

/// A register whose 32 bits are one number.
@frozen public struct WholeWord: RegisterLayout {
  /// The number.
  public var rawValue: UInt32

  /// The number `rawValue`.
  @inlinable public init(rawValue: UInt32) { self.rawValue = rawValue }

  /// One field, readable and writable.
  public static var fields: [RegisterField] {
    [RegisterField("value", bits: 0...31, .readWrite, "the number")]
  }
}

extension WholeWord: ExpressibleByIntegerLiteral {
  /// The number as it stands in the source: `registers.write(640, to: .sourceColumns)`.
  @inlinable public init(integerLiteral value: UInt32) { self.init(rawValue: value) }
}

/// A register that this configuration of the core does not have: it reads 0 and ignores writes.
package struct AbsentRegister: RegisterLayout {
  /// The value read: 0.
  package var rawValue: UInt32

  /// A value read from an absent register.
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  /// No fields.
  package static var fields: [RegisterField] { [] }
}
