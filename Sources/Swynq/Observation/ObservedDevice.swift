// SPDX-License-Identifier: Apache-2.0

/// A device that tells an observer of every call and passes it on.
///
/// It stands between a driver and any other device; neither notices:
///
/// ```swift
/// let observed = ObservedDevice(device, observer: recorder)
/// let resizer = try ImageResizer(observed)
/// ```
public final class ObservedDevice<Bus: Device, Observer: DeviceObserver<Bus>>: Device {
  /// The device that carries the calls out.
  public let device: Bus
  /// Who is told of them.
  public let observer: Observer

  /// Puts `observer` between a driver and `device`.
  public init(_ device: Bus, observer: Observer) {
    self.device = device
    self.observer = observer
  }

  /// The overlay of the device behind.
  public var overlay: OverlayDescription { device.overlay }
  /// The clock frequency of the device behind.
  public var clockFrequency: UInt64 { device.clockFrequency }
  /// The clock count of the device behind. Not observed.
  public var clockCount: UInt64? { device.clockCount }
  /// The time of the device behind. Not observed.
  public var now: Duration { device.now }

  /// Reads a register of the device behind.
  public func read32(_ address: BusAddress) throws(DeviceError) -> UInt32 {
    try observe(.read(address), answer: DeviceAnswer.value) { () throws(DeviceError) in
      try device.read32(address)
    }
  }

  /// Writes a register of the device behind.
  public func write32(_ address: BusAddress, _ value: UInt32) throws(DeviceError) {
    try observe(.write(address, value)) { () throws(DeviceError) in
      try device.write32(address, value)
    }
  }

  /// Polls a register of the device behind: one call, however many reads it takes.
  @discardableResult
  public func poll32(
    _ address: BusAddress, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> UInt32 {
    try observe(
      .poll(address, mask: mask, expected: expected, timeout: timeout), answer: DeviceAnswer.value
    ) { () throws(DeviceError) in
      try device.poll32(address, mask: mask, until: expected, timeout: timeout)
    }
  }

  /// Waits for an interrupt of the device behind.
  public func waitForInterrupt(
    _ lines: InterruptLines, timeout: Duration
  ) throws(DeviceError) -> InterruptLines {
    try observe(
      .waitForInterrupt(lines, timeout: timeout), answer: DeviceAnswer.lines
    ) { () throws(DeviceError) in
      try device.waitForInterrupt(lines, timeout: timeout)
    }
  }

  /// Allocates memory of the device behind, whose flushes and invalidates are observed as well.
  public func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory {
    let memory = try observe(
      .allocate(byteCount: byteCount, alignment: alignment, caching: caching),
      answer: DeviceAnswer.memory
    ) { () throws(DeviceError) in
      try device.allocate(byteCount: byteCount, alignment: alignment, caching: caching)
    }
    return ObservedMemory(memory, of: self)
  }

  func observe<Value>(
    _ call: DeviceCall, answer: (Value) -> DeviceAnswer = { _ in .done },
    _ body: () throws(DeviceError) -> Value
  ) throws(DeviceError) -> Value {
    observer.willPerform(call, on: device)
    do throws(DeviceError) {
      let value = try body()
      observer.didPerform(call, answer: answer(value), on: device)
      return value
    } catch {
      observer.didPerform(call, answer: .failure(error), on: device)
      throw error
    }
  }
}

extension ObservedDevice: SelfDescribingDevice where Bus: SelfDescribingDevice {
  /// Facts about the device behind.
  public var facts: DeviceFacts { device.facts }
}
