// SPDX-License-Identifier: Apache-2.0

/// A clock of an overlay.
public struct ClockPort: Hashable, Sendable {
  /// The port's name, such as `aclk`.
  public var name: String
  /// Its frequency in Hz, as the overlay is described.
  public var frequency: UInt64

  /// The clock `name`.
  public init(name: String, frequency: UInt64) {
    self.name = name
    self.frequency = frequency
  }
}

/// A device that knows the clocks of its overlay apart.
public protocol ClockedDevice: Device {
  /// The clocks. The first is the one that ``Device/clockCount`` counts.
  var clockPorts: [ClockPort] { get }

  /// Rising edges of a clock so far.
  ///
  /// - Throws: `notFound` if there is none of that name.
  func clockCount(of clock: String) throws(DeviceError) -> UInt64

  /// Frequency of a clock now, in Hz.
  ///
  /// - Throws: `notFound`.
  func frequency(of clock: String) throws(DeviceError) -> UInt64

  /// Changes a clock's frequency.
  ///
  /// - Parameters:
  ///   - frequency: Hz, at least 1.
  ///   - clock: The clock's name.
  /// - Throws: `notFound`; `invalidArgument` for a frequency that cannot be.
  func setFrequency(_ frequency: UInt64, of clock: String) throws(DeviceError)
}
