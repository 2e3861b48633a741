// SPDX-License-Identifier: Apache-2.0

// What goes by at the ports of an observed device is not observed: an observer sees registers, memory and
// interrupts.

extension ObservedDevice: StreamingDevice where Bus: StreamingDevice {
  /// The streams of the device behind.
  public var streams: [StreamPort] { device.streams }

  /// Sends on the device behind.
  public func send(_ packet: StreamPacket, to stream: String) throws(DeviceError) {
    try device.send(packet, to: stream)
  }

  /// Waits on the device behind.
  public func waitUntilSent(_ stream: String, timeout: Duration) throws(DeviceError) {
    try device.waitUntilSent(stream, timeout: timeout)
  }

  /// Receives on the device behind.
  public func receive(
    from stream: String, byteCount: Int?, timeout: Duration
  ) throws(DeviceError) -> ReceivedPacket {
    try device.receive(from: stream, byteCount: byteCount, timeout: timeout)
  }
}

extension ObservedDevice: SignalingDevice where Bus: SignalingDevice {
  /// The signals of the device behind.
  public var signals: [SignalPort] { device.signals }

  /// A signal of the device behind.
  public func signal(_ name: String) throws(DeviceError) -> SignalValue { try device.signal(name) }

  /// Sets an input of the device behind.
  public func setSignal(_ name: String, to value: SignalValue) throws(DeviceError) {
    try device.setSignal(name, to: value)
  }

  /// Waits on the device behind.
  @discardableResult
  public func waitForSignal(
    _ name: String, mask: UInt64, until expected: UInt64, timeout: Duration
  ) throws(DeviceError) -> UInt64 {
    try device.waitForSignal(name, mask: mask, until: expected, timeout: timeout)
  }

  /// Waits on the device behind.
  @discardableResult
  public func waitForSignalChange(
    _ name: String, from last: UInt64, timeout: Duration
  ) throws(DeviceError) -> UInt64 {
    try device.waitForSignalChange(name, from: last, timeout: timeout)
  }
}

extension ObservedDevice: ClockedDevice where Bus: ClockedDevice {
  /// The clocks of the device behind.
  public var clockPorts: [ClockPort] { device.clockPorts }

  /// A clock's count on the device behind.
  public func clockCount(of clock: String) throws(DeviceError) -> UInt64 {
    try device.clockCount(of: clock)
  }

  /// A clock's frequency on the device behind.
  public func frequency(of clock: String) throws(DeviceError) -> UInt64 {
    try device.frequency(of: clock)
  }

  /// Changes a clock of the device behind.
  public func setFrequency(_ frequency: UInt64, of clock: String) throws(DeviceError) {
    try device.setFrequency(frequency, of: clock)
  }
}
