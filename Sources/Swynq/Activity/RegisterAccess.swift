// SPDX-License-Identifier: Apache-2.0

/// A register access as the bus saw it.
public struct RegisterAccess: Hashable, Sendable {
  /// The register's address.
  public package(set) var address: BusAddress
  /// Whether it wrote; otherwise it read.
  public package(set) var isWrite: Bool
  /// The value written or read.
  public package(set) var value: UInt32
  /// The clocks that it took.
  public package(set) var clocks: ClosedRange<UInt64>
  /// Whether it failed.
  public package(set) var failed: Bool

  /// An access with these properties.
  package init(
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
