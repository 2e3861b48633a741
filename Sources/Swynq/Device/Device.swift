// SPDX-License-Identifier: Apache-2.0

/// A piece of programmable logic that a driver can talk to: a board, or a simulation of one.
///
/// Drivers are generic over `Device`, so one driver runs unchanged on both. A device is a class
/// because several drivers share one, and it is not `Sendable`: it belongs to one task at a time,
/// and the compiler lets it be sent whole.
///
/// All durations are *device time*: on a board the time on the wall, on a simulator the simulated
/// clocks at the clock frequency. A program with deadlines therefore behaves the same however fast
/// the machine that simulates it is.
public protocol Device: AnyObject {
  /// The IP blocks behind this device: names, types, addresses, interrupt lines.
  var overlay: OverlayDescription { get }

  /// Frequency of the overlay's clock, in Hz.
  var clockFrequency: UInt64 { get }

  /// Rising edges of the overlay's clock so far, or nil if the device cannot know.
  var clockCount: UInt64? { get }

  /// Device time since some fixed moment in the past. Never goes backwards.
  var now: Duration { get }

  /// Reads a 32-bit register.
  ///
  /// - Throws: ``DeviceError`` with the bus's answer, or `invalidArgument` unless `address` is a
  ///   multiple of 4.
  func read32(_ address: BusAddress) throws(DeviceError) -> UInt32

  /// Writes a 32-bit register.
  ///
  /// - Throws: As ``read32(_:)``.
  func write32(_ address: BusAddress, _ value: UInt32) throws(DeviceError)

  /// Reads a register until `value & mask == expected`, and returns that value.
  ///
  /// Reads at least once.
  /// - Throws: `timeout`, with the last value read, when `timeout` has passed; `cancelled` instead if
  ///   the task is cancelled, and at once if `timeout` is more than 1 ms; else as ``read32(_:)``.
  @discardableResult
  func poll32(
    _ address: BusAddress, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> UInt32

  /// Sleeps until at least one of `lines` is high, and returns those of them that are. Lines are
  /// levels: one that is high already returns at once, until the block's status is acknowledged.
  ///
  /// - Throws: `timeout` when `timeout` has passed; `cancelled` instead if the task is cancelled, and
  ///   at once if `timeout` is more than 1 ms.
  func waitForInterrupt(
    _ lines: InterruptLines, timeout: Duration
  ) throws(DeviceError) -> InterruptLines

  /// Allocates physically contiguous memory that both CPU and programmable logic reach. It reads
  /// zero, and is given back when the last reference to it goes.
  ///
  /// - Parameters:
  ///   - byteCount: Size in bytes, at least 1.
  ///   - alignment: A power of two that divides the device address.
  ///   - caching: Whether the CPU's view is coherent with the device's.
  /// - Throws: `outOfMemory`, naming what is free; `invalidArgument`.
  func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory
}
