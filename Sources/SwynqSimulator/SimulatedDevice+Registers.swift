import CSwynqSim
public import Swynq

extension SimulatedDevice {
  /// Reads a register; takes as many clocks as the bus needs.
  public func read32(_ address: BusAddress) throws(DeviceError) -> UInt32 {
    var value: UInt32 = 0
    let status = library.read32(handle, address.rawValue, &value)
    guard status == 0 else { throw error(status, address: address) }
    return value
  }

  /// Writes a register; takes as many clocks as the bus needs.
  public func write32(_ address: BusAddress, _ value: UInt32) throws(DeviceError) {
    let status = library.write32(handle, address.rawValue, value, 0xF)
    guard status == 0 else { throw error(status, address: address) }
  }

  /// Polls a register, in one call to the model.
  @discardableResult
  public func poll32(
    _ address: BusAddress, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> UInt32 {
    var value: UInt32 = 0
    let status = library.poll32(
      handle, address.rawValue, mask, expected, options.pollInterval, clocks(in: timeout), &value)
    guard status == 0 else {
      var error = error(status, address: address)
      if error.code == .timeout {
        error.value = value
        error.message =
          "a register did not become \(hex(expected)) under mask \(hex(mask)) within \(timeout)"
      }
      throw error
    }
    return value
  }

  /// Runs the clock until an interrupt, in one call to the model.
  public func waitForInterrupt(
    _ lines: InterruptLines, timeout: Duration
  ) throws(DeviceError) -> InterruptLines {
    var high: UInt32 = 0
    let status = library.waitInterrupt(handle, lines.rawValue, clocks(in: timeout), &high)
    guard status == 0 else {
      var error = error(status)
      if error.code == .timeout { error.message = "no interrupt on \(lines) within \(timeout)" }
      throw error
    }
    return InterruptLines(rawValue: high).intersection(lines)
  }

  /// The interrupt lines as they are now. Takes no clock.
  public var interruptLines: InterruptLines {
    get throws(DeviceError) {
      var high: UInt32 = 0
      let status = library.getInterrupts(handle, &high)
      guard status == 0 else { throw error(status) }
      return InterruptLines(rawValue: high)
    }
  }

  private func hex(_ value: UInt32) -> String { "0x" + String(value, radix: 16, uppercase: true) }
}
