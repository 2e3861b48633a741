// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// A device of any kind, so that one check runs on all of them.
public final class AnyDevice: Device {
  private let device: any Device

  /// Passes each call on to `device`.
  public init(_ device: some Device) { self.device = device }

  /// The overlay of the device behind.
  public var overlay: OverlayDescription { device.overlay }
  /// The clock frequency of the device behind.
  public var clockFrequency: UInt64 { device.clockFrequency }
  /// The clock count of the device behind.
  public var clockCount: UInt64? { device.clockCount }
  /// The time of the device behind.
  public var now: Duration { device.now }

  /// Reads a register of the device behind.
  public func read32(_ address: BusAddress) throws(DeviceError) -> UInt32 {
    try device.read32(address)
  }

  /// Writes a register of the device behind.
  public func write32(_ address: BusAddress, _ value: UInt32) throws(DeviceError) {
    try device.write32(address, value)
  }

  /// Polls a register of the device behind.
  @discardableResult
  public func poll32(
    _ address: BusAddress, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> UInt32 {
    try device.poll32(address, mask: mask, until: expected, timeout: timeout)
  }

  /// Waits for an interrupt of the device behind.
  public func waitForInterrupt(
    _ lines: InterruptLines, timeout: Duration
  ) throws(DeviceError) -> InterruptLines {
    try device.waitForInterrupt(lines, timeout: timeout)
  }

  /// Allocates memory of the device behind.
  public func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory {
    try device.allocate(byteCount: byteCount, alignment: alignment, caching: caching)
  }
}
