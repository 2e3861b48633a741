// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// The parameters of an AXI GPIO.
public struct AXIGPIOConfiguration: Hashable, Sendable {
  /// The directions that the pins of a channel can have.
  public enum Directions: Hashable, Sendable {
    /// Each pin has a direction of its own, which registers set.
    case selectable
    /// All pins are inputs (`C_ALL_INPUTS`).
    case inputs
    /// All pins are outputs (`C_ALL_OUTPUTS`).
    case outputs
  }

  /// The parameters of a channel.
  public struct Channel: Hashable, Sendable {
    /// Number of pins (`C_GPIO_WIDTH`), 1 to 32.
    public var width: Int
    /// The directions that its pins can have.
    public var directions: Directions
    /// The values of the outputs after reset (`C_DOUT_DEFAULT`).
    public var resetValue: UInt32
    /// The pins that are inputs after reset (`C_TRI_DEFAULT`).
    public var resetInputs: UInt32

    /// A channel with these parameters; the defaults are those of the core (PG144).
    public init(
      width: Int = 32, directions: Directions = .selectable, resetValue: UInt32 = 0,
      resetInputs: UInt32 = .max
    ) {
      self.width = width
      self.directions = directions
      self.resetValue = resetValue
      self.resetInputs = resetInputs
    }

    /// The bits of all pins.
    public var pins: UInt32 { width >= 32 ? .max : (1 << UInt32(max(width, 0))) - 1 }
  }

  /// Channel 1.
  public var channel1: Channel
  /// Channel 2; nil if the core has one channel (`C_IS_DUAL`).
  public var channel2: Channel?
  /// Whether the core has its interrupt registers (`C_INTERRUPT_PRESENT`).
  public var hasInterrupt: Bool

  /// A core with these parameters.
  public init(
    channel1: Channel = .init(), channel2: Channel? = nil, hasInterrupt: Bool = false
  ) {
    self.channel1 = channel1
    self.channel2 = channel2
    self.hasInterrupt = hasInterrupt
  }

  /// The parameters that a block of the hardware handoff states; those that it leaves out have the
  /// core's own defaults (PG144: one channel of 32 pins of either direction, no interrupt).
  ///
  /// - Throws: `invalidArgument` for parameters that no AXI GPIO has.
  public init(_ block: IPBlock) throws(DeviceError) {
    func flag(_ name: String) -> Bool { block.parameter(name) ?? 0 != 0 }
    func channel(_ infix: String, _ suffix: String) -> Channel {
      let directions: Directions =
        flag("c_all_inputs\(suffix)")
        ? .inputs : flag("c_all_outputs\(suffix)") ? .outputs : .selectable
      return Channel(
        width: block.parameter("c_gpio\(infix)_width") ?? 32, directions: directions,
        resetValue: UInt32(truncatingIfNeeded: block.parameter("c_dout_default\(suffix)") ?? 0),
        resetInputs: UInt32(truncatingIfNeeded: block.parameter("c_tri_default\(suffix)") ?? -1))
    }
    self.init(
      channel1: channel("", ""), channel2: flag("c_is_dual") ? channel("2", "_2") : nil,
      hasInterrupt: flag("c_interrupt_present"))
    do throws(DeviceError) {
      try validate()
    } catch {
      throw DeviceError(error.code, "\(block.name): \(error.message)", address: block.base)
    }
  }

  /// Checks that there can be a core with these parameters.
  ///
  /// - Throws: `invalidArgument`, naming the first one that is out of range.
  func validate() throws(DeviceError) {
    for number in GPIOChannelNumber.allCases {
      guard let channel = self[number], !(1...32).contains(channel.width) else { continue }
      throw DeviceError(
        .invalidArgument,
        "the \(number.parameter("c_gpio", "_width")) of an AXI GPIO is 1 to 32, not \(channel.width)"
      )
    }
  }

  subscript(number: GPIOChannelNumber) -> Channel? {
    number == .one ? channel1 : channel2
  }
}

/// The two channels of an AXI GPIO.
enum GPIOChannelNumber: Int, CaseIterable {
  case one = 1
  case two = 2

  /// The name of a channel's parameter, whose number stands in the middle.
  func parameter(_ start: String, _ end: String) -> String {
    self == .one ? start + end : "\(start)2\(end)"
  }
}
