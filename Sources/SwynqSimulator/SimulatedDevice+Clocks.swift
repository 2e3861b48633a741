// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension SimulatedDevice: ClockedDevice {
  private func number(ofClock name: String) throws(DeviceError) -> UInt32 {
    guard let number = clockPorts.firstIndex(where: { $0.name == name }) else {
      throw notFound("clock", name, clockPorts.map(\.name))
    }
    return UInt32(number)
  }

  /// Rising edges of a clock since the device was made.
  public func clockCount(of clock: String) throws(DeviceError) -> UInt64 {
    var count: UInt64 = 0
    let status = library.ports.clocksOf(handle, try number(ofClock: clock), &count)
    guard status == 0 else { throw error(status) }
    return count
  }

  /// Frequency of a clock now, in Hz.
  public func frequency(of clock: String) throws(DeviceError) -> UInt64 {
    var frequency: UInt64 = 0
    let status = library.ports.getFrequency(handle, try number(ofClock: clock), &frequency)
    guard status == 0 else { throw error(status) }
    return frequency
  }

  /// Changes a clock's frequency from its next edge on; at most 10 GHz.
  public func setFrequency(_ frequency: UInt64, of clock: String) throws(DeviceError) {
    let number = try number(ofClock: clock)
    let status = library.ports.setFrequency(handle, number, frequency)
    guard status == 0 else { throw error(status) }
    if number == 0 {
      timeBase = (clocks, now)
      clockFrequency = frequency
    }
  }
}
