// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// The 32 bits of a register, by the names of the fields that are set: `"Idle|IOC_Irq"`,
/// `"RS|IRQThreshold=3"`; or as a number, `64` or `"0x0000_1000"`.
public struct RegisterValue: Hashable, Sendable {
  enum Form: Hashable, Sendable {
    case fields(String)
    case number(UInt32)
  }

  let form: Form

  /// The value `number`.
  public init(_ number: UInt32) { form = .number(number) }

  /// The value of a register's layout.
  public init(_ layout: some RegisterLayout) { self.init(layout.rawValue) }

  /// The value in which all bits of these fields are set and no others.
  public init(_ fields: RegisterField...) { self.init(fields.reduce(0) { $0 | $1.mask }) }
}

extension RegisterValue: ExpressibleByIntegerLiteral {
  /// The number that stands in the source.
  public init(integerLiteral value: UInt32) { self.init(value) }
}

extension RegisterValue: ExpressibleByStringInterpolation {
  /// The names that stand in the source.
  public init(stringLiteral text: String) { form = .fields(text) }
}
