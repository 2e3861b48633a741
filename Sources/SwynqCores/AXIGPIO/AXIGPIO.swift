// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// Driver of an AXI GPIO v2.0 (PG144): one or two channels of up to 32 pins.
///
/// ```swift
/// let gpio = try AXIGPIO(device)
/// try gpio.channel1.setDirection(.output, mask: 0b0011)
/// try gpio.channel1.write(0b01, mask: 0b11)
/// let buttons = try gpio.channel2.read()
/// let pressed = try gpio.channel2.waitForChange(timeout: .seconds(5))
/// ```
///
/// Bit *n* of a value or mask stands for pin *n* of the channel. The driver remembers the values of
/// outputs, so one core has one driver; after a reset of the device make a new one.
public final class AXIGPIO<Bus: Device> {
  /// The device that the GPIO is part of.
  public let device: Bus
  /// The parameters of the core.
  public let configuration: AXIGPIOConfiguration
  /// This driver's way to wait for changes.
  public let waiting: WaitStrategy
  /// The core's name in errors, such as `axi_gpio_0`.
  public let name: String

  let base: BusAddress
  let line: InterruptLines
  /// The output values of both channels, which the core does not let read for pins that are inputs.
  var outputs: [UInt32] = [0, 0]

  /// Takes over a GPIO of the overlay. Pins keep their directions and values.
  ///
  /// - Parameters:
  ///   - device: The device that the GPIO is part of.
  ///   - name: Name of the instance in the overlay; by default the only AXI GPIO that it has.
  ///   - waiting: How to wait for changes; by default on interrupts if the core's is connected.
  /// - Throws: `notFound`; `invalidArgument` if there are several and no name says which, and for
  ///   parameters that no AXI GPIO has; the bus's answer.
  public convenience init(
    _ device: Bus, named name: String? = nil, waiting: WaitStrategy? = nil
  ) throws(DeviceError) {
    let block = try device.overlay.block(named: name, ofType: AXIGPIORegisters.ipType)
    try self.init(
      device, at: block.base, configuration: try AXIGPIOConfiguration(block),
      interrupt: block.interrupt("ip2intc_irpt") ?? [], named: block.name, waiting: waiting)
  }

  /// Takes over the GPIO at an address. Pins keep their directions and values; values of outputs that
  /// are inputs now are taken to be those after reset, because the core does not let them be read.
  ///
  /// - Parameters:
  ///   - device: The device that the GPIO is part of.
  ///   - base: Address of its first register.
  ///   - configuration: The parameters it was built with.
  ///   - interrupt: The line of `ip2intc_irpt`; empty if not connected.
  ///   - name: Its name in errors.
  ///   - waiting: How to wait for changes; by default on interrupts if there is a line.
  /// - Throws: `invalidArgument` for waiting on interrupts without a line, and for a configuration that
  ///   no AXI GPIO has; the bus's answer.
  public init(
    _ device: Bus, at base: BusAddress, configuration: AXIGPIOConfiguration = .init(),
    interrupt: InterruptLines = [], named name: String = "the GPIO", waiting: WaitStrategy? = nil
  ) throws(DeviceError) {
    try configuration.validate()
    let canInterrupt = configuration.hasInterrupt && !interrupt.isEmpty
    guard canInterrupt || waiting != .interrupt else {
      throw DeviceError(
        .invalidArgument,
        "\(name) cannot wait for interrupts: "
          + (configuration.hasInterrupt
            ? "ip2intc_irpt is not connected" : "it was built without (c_interrupt_present = 0)")
          + "; use polling", address: base)
    }
    self.device = device
    self.base = base
    self.configuration = configuration
    self.name = name
    self.waiting = waiting ?? (canInterrupt ? .interrupt : .polling)
    line = interrupt
    for number in GPIOChannelNumber.allCases {
      guard let channel = configuration[number], channel.directions != .inputs else { continue }
      let registers = channelRegisters(number)
      let inputs =
        channel.directions == .outputs ? 0 : try registers.read(.direction).rawValue
      let data = try registers.read(.data).rawValue
      outputs[number.rawValue - 1] =
        (data & ~inputs | channel.resetValue & inputs) & channel.pins
    }
  }

  /// Channel 1.
  public var channel1: Channel { Channel(gpio: self, number: .one) }

  /// Channel 2. If the core was built without it, every call throws `unsupported`.
  public var channel2: Channel { Channel(gpio: self, number: .two) }

  var registers: RegisterWindow<Bus, AXIGPIORegisters> { RegisterWindow(device, at: base) }

  func channelRegisters(
    _ number: GPIOChannelNumber
  ) -> RegisterWindow<Bus, GPIOChannelRegisters> {
    RegisterWindow(
      device, at: base + AXIGPIORegisters.offset(of: number),
      prefix: AXIGPIORegisters.prefix(of: number))
  }
}

/// The direction of a pin.
public enum PinDirection: Hashable, Sendable {
  /// The pin is driven from outside.
  case input
  /// The core drives the pin.
  case output
}
