// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension AXIGPIO {
  /// One channel of an AXI GPIO: a light handle, which keeps the driver alive.
  public struct Channel {
    /// The GPIO that the channel is part of.
    public let gpio: AXIGPIO<Bus>
    let number: GPIOChannelNumber

    /// Number of pins; 0 if the core does not have the channel.
    public var width: Int { gpio.configuration[number]?.width ?? 0 }

    /// Reads the pins. Of an output it reads the value that was written.
    ///
    /// - Throws: `unsupported` if the core was built without the channel; the bus's answer.
    public func read() throws(DeviceError) -> UInt32 {
      let channel = try configuration()
      return try registers.read(.data).rawValue & channel.pins
    }

    /// Sets outputs: those of `mask` to the bits of `value`. The value of a pin that is an input is
    /// driven once the pin becomes an output.
    ///
    /// - Parameters:
    ///   - value: The new values. Bits outside `mask` are ignored.
    ///   - mask: The pins to set; nil for all.
    /// - Throws: `unsupported` if the core was built without the channel or without outputs in it;
    ///   `invalidArgument` for bits beyond the channel's width; the bus's answer.
    public func write(_ value: UInt32, mask: UInt32? = nil) throws(DeviceError) {
      let channel = try configuration()
      let mask = try checked(mask, of: channel)
      try check(value, "value", channel)
      try requireOutputs(channel)
      try set(gpio.outputs[number.rawValue - 1] & ~mask | value & mask)
    }

    /// Inverts outputs.
    ///
    /// - Parameter mask: The pins to invert; nil for all.
    /// - Throws: As ``write(_:mask:)``.
    public func toggle(_ mask: UInt32? = nil) throws(DeviceError) {
      let channel = try configuration()
      let mask = try checked(mask, of: channel)
      try requireOutputs(channel)
      try set(gpio.outputs[number.rawValue - 1] ^ mask)
    }

    /// Sets the direction of pins.
    ///
    /// - Parameters:
    ///   - direction: The direction.
    ///   - mask: The pins; nil for all. The others keep theirs.
    /// - Throws: `unsupported` if the core was built without the channel, or with the other direction
    ///   for all its pins; `invalidArgument` for bits beyond the channel's width; the bus's answer.
    public func setDirection(
      _ direction: PinDirection, mask: UInt32? = nil
    ) throws(DeviceError) {
      let channel = try configuration()
      let mask = try checked(mask, of: channel)
      switch channel.directions {
      case .selectable:
        try registers.modify(.direction) {
          $0.rawValue = direction == .input ? $0.rawValue | mask : $0.rawValue & ~mask
        }
      case .inputs: if direction == .output { throw fixedDirection("inputs") }
      case .outputs: if direction == .input { throw fixedDirection("outputs") }
      }
    }

    /// The pins that are inputs, a bit for each.
    ///
    /// - Throws: `unsupported` if the core was built without the channel; the bus's answer.
    public func inputs() throws(DeviceError) -> UInt32 {
      let channel = try configuration()
      return switch channel.directions {
      case .selectable: try registers.read(.direction).rawValue & channel.pins
      case .inputs: channel.pins
      case .outputs: 0
      }
    }

    var registers: RegisterWindow<Bus, GPIOChannelRegisters> { gpio.channelRegisters(number) }

    private func set(_ value: UInt32) throws(DeviceError) {
      try registers.write(WholeWord(rawValue: value), to: .data)
      gpio.outputs[number.rawValue - 1] = value
    }
  }
}

// What the core cannot do is refused by name, before anything happens.

extension AXIGPIO.Channel {
  /// The channel's name in errors.
  var name: String { "channel \(number.rawValue) of \(gpio.name)" }

  func configuration() throws(DeviceError) -> AXIGPIOConfiguration.Channel {
    if let channel = gpio.configuration[number] { return channel }
    throw DeviceError(
      .unsupported,
      "\(gpio.name) has no channel \(number.rawValue): it was built with one (c_is_dual = 0); use "
        + "`channel1`, or build the overlay with both channels", address: gpio.base)
  }

  /// The mask that the caller gave, or all pins.
  func checked(
    _ mask: UInt32?, of channel: AXIGPIOConfiguration.Channel
  ) throws(DeviceError) -> UInt32 {
    guard let mask else { return channel.pins }
    try check(mask, "mask", channel)
    return mask
  }

  func check(
    _ bits: UInt32, _ what: String, _ channel: AXIGPIOConfiguration.Channel
  ) throws(DeviceError) {
    guard bits & ~channel.pins == 0 else {
      throw DeviceError(
        .invalidArgument,
        "the \(what) \(hexadecimal(bits)) has bits beyond the \(channel.width) pins of \(name); use "
          + "bits of \(hexadecimal(channel.pins))", address: gpio.base)
    }
  }

  func requireOutputs(_ channel: AXIGPIOConfiguration.Channel) throws(DeviceError) {
    if channel.directions == .inputs { throw fixedDirection("inputs") }
  }

  func fixedDirection(_ kind: String) -> DeviceError {
    let parameter = number == .one ? "c_all_\(kind)" : "c_all_\(kind)_2"
    return DeviceError(
      .unsupported,
      "the pins of \(name) are all \(kind): it was built with \(parameter) = 1", address: gpio.base)
  }
}
