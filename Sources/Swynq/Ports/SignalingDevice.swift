// SPDX-License-Identifier: Apache-2.0

/// An input or output at the top of an overlay that is no part of a bus, such as buttons and LEDs.
public struct SignalPort: Hashable, Sendable {
  /// The port's name.
  public var name: String
  /// Number of its bits.
  public var bitWidth: Int
  /// Whether the overlay receives it.
  public var isInput: Bool

  /// The port `name`.
  public init(name: String, bitWidth: Int, isInput: Bool) {
    self.name = name
    self.bitWidth = bitWidth
    self.isInput = isInput
  }
}

/// The value of a signal of any width.
public struct SignalValue: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// Words of 32 bits, the lowest first, without zeros at the end.
  public let words: [UInt32]

  /// The value of these words, the lowest first.
  public init(words: [UInt32]) {
    var words = words
    while words.last == 0 { words.removeLast() }
    self.words = words
  }

  /// A value of at most 64 bits.
  public init(_ value: UInt64) {
    self.init(words: [UInt32(truncatingIfNeeded: value), UInt32(truncatingIfNeeded: value >> 32)])
  }

  /// A value of at most 64 bits.
  public init(integerLiteral value: UInt64) { self.init(value) }

  /// The lowest 64 bits.
  public var low64: UInt64 {
    UInt64(words.first ?? 0) | UInt64(words.count > 1 ? words[1] : 0) << 32
  }
}

/// A device whose overlay has inputs and outputs that a program reaches by name.
public protocol SignalingDevice: Device {
  /// The inputs and outputs.
  var signals: [SignalPort] { get }

  /// A signal's value now.
  ///
  /// - Throws: `notFound` if there is none of that name.
  func signal(_ name: String) throws(DeviceError) -> SignalValue

  /// Sets an input. It keeps its value, also over resets.
  ///
  /// - Throws: `notFound`; `invalidArgument` for an output, or a value with too many bits.
  func setSignal(_ name: String, to value: SignalValue) throws(DeviceError)

  /// Waits until `value & mask == expected`, of the signal's lowest 64 bits, and returns them.
  ///
  /// - Throws: `timeout`, with the value in its message; `cancelled`; `notFound`.
  @discardableResult
  func waitForSignal(
    _ name: String, mask: UInt64, until expected: UInt64, timeout: Duration
  ) throws(DeviceError) -> UInt64

  /// Waits until a signal is no longer `last`, and returns its lowest 64 bits.
  ///
  /// - Throws: As ``waitForSignal(_:mask:until:timeout:)``.
  @discardableResult
  func waitForSignalChange(
    _ name: String, from last: UInt64, timeout: Duration
  ) throws(DeviceError) -> UInt64
}
