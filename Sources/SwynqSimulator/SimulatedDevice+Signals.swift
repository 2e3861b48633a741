// SPDX-License-Identifier: Apache-2.0
import CSwynqSim
public import Swynq

extension SimulatedDevice: SignalingDevice {
  private func number(ofSignal name: String) throws(DeviceError) -> UInt32 {
    guard let number = signals.firstIndex(where: { $0.name == name }) else {
      throw notFound("input or output", name, signals.map(\.name))
    }
    return UInt32(number)
  }

  /// A signal's value now. Takes no clock.
  public func signal(_ name: String) throws(DeviceError) -> SignalValue {
    let number = try number(ofSignal: name)
    var words = [UInt32](repeating: 0, count: (signals[Int(number)].bitWidth + 31) / 32)
    let status = library.ports.getSignal(handle, number, &words, UInt32(words.count))
    guard status == 0 else { throw error(status) }
    return SignalValue(words: words)
  }

  /// Sets an input, which is 0 until then. Takes no clock.
  public func setSignal(_ name: String, to value: SignalValue) throws(DeviceError) {
    let number = try number(ofSignal: name)
    let count = (signals[Int(number)].bitWidth + 31) / 32
    guard value.words.count <= count else {
      throw DeviceError(
        .invalidArgument,
        "\(name) has \(signals[Int(number)].bitWidth) bits, but the value has more")
    }
    let words = value.words + [UInt32](repeating: 0, count: count - value.words.count)
    let status = library.ports.setSignal(handle, number, words, UInt32(count))
    guard status == 0 else { throw error(status) }
  }

  /// Runs the clock until a signal has a value.
  @discardableResult
  public func waitForSignal(
    _ name: String, mask: UInt64 = .max, until expected: UInt64, timeout: Duration
  ) throws(DeviceError) -> UInt64 {
    let number = try number(ofSignal: name)
    var value: UInt64 = 0
    try wait(timeout, for: "the signal \(name)", failing: nil) {
      library.ports.waitSignal(handle, number, mask, expected, $0, &value)
    }
    return value
  }

  /// Runs the clock until a signal has another value.
  @discardableResult
  public func waitForSignalChange(
    _ name: String, from last: UInt64, timeout: Duration
  ) throws(DeviceError) -> UInt64 {
    let number = try number(ofSignal: name)
    var value: UInt64 = 0
    try wait(timeout, for: "the signal \(name)", failing: nil) {
      library.ports.waitSignalChange(handle, number, .max, last, $0, &value)
    }
    return value
  }
}
