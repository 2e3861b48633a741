// SPDX-License-Identifier: Apache-2.0

/// A register access as the bus saw it.
public struct RegisterAccess: Hashable, Sendable {
  /// Where.
  public var address: BusAddress
  /// Whether it wrote; otherwise it read.
  public var isWrite: Bool
  /// The value written or read.
  public var value: UInt32
  /// The clocks that it took.
  public var clocks: ClosedRange<UInt64>
  /// Whether it failed.
  public var failed: Bool

  /// An access with these properties.
  public init(
    address: BusAddress, isWrite: Bool, value: UInt32, clocks: ClosedRange<UInt64>,
    failed: Bool = false
  ) {
    self.address = address
    self.isWrite = isWrite
    self.value = value
    self.clocks = clocks
    self.failed = failed
  }
}
