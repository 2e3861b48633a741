// SPDX-License-Identifier: Apache-2.0
package import Swynq

/// The two registers of a channel of an AXI GPIO, without their prefix `GPIO_` or `GPIO2_`.
package enum GPIOChannelRegisters: RegisterBlock {
  package static var registers: [RegisterDescription] { registers(of: .init()) }

  /// The registers of a channel with these parameters. A channel whose directions are fixed has no use
  /// for `TRI`.
  static func registers(of channel: AXIGPIOConfiguration.Channel) -> [RegisterDescription] {
    typealias R = Register<GPIOChannelRegisters, WholeWord>
    let width = min(max(channel.width, 1), 32)
    var data = R.data.description
    // Pins that are inputs change by themselves.
    data.resetValue = channel.directions == .outputs ? channel.resetValue & channel.pins : 0
    data.fields = [
      RegisterField(
        "value", bits: 0...width - 1, channel.directions == .outputs ? .readWrite : .counting,
        reset: data.resetValue, "a bit for each pin")
    ]
    guard channel.directions == .selectable else { return [data] }
    var direction = R.direction.description
    direction.resetValue = channel.resetInputs & channel.pins
    direction.fields = [
      RegisterField(
        "value", bits: 0...width - 1, .readWrite, reset: direction.resetValue,
        "1 makes a pin an input")
    ]
    return [data, direction]
  }
}

extension Register where Block == GPIOChannelRegisters, Layout == WholeWord {
  /// `GPIO_DATA`: the pins of inputs, and the values of outputs.
  static var data: Self { .init("DATA", at: 0x0, "the pins") }
  /// `GPIO_TRI`: which pins are inputs.
  static var direction: Self { .init("TRI", at: 0x4, "which pins are inputs") }
}

/// The registers of an AXI GPIO v2.0 (PG144, "Register Space").
package enum AXIGPIORegisters: RegisterBlock {
  /// Vendor, library, name and version of the core.
  package static var ipType: String { "xilinx.com:ip:axi_gpio:2.0" }

  /// The registers of a core with two channels and an interrupt.
  package static var registers: [RegisterDescription] {
    registers(of: .init(channel2: .init(), hasInterrupt: true))
  }

  static func offset(of channel: GPIOChannelNumber) -> Int { channel == .one ? 0x0 : 0x8 }

  static func prefix(of channel: GPIOChannelNumber) -> String { channel.parameter("GPIO", "_") }

  /// The registers of a core with these parameters, in order of offset.
  static func registers(of core: AXIGPIOConfiguration) -> [RegisterDescription] {
    typealias R<Layout: RegisterBits> = Register<AXIGPIORegisters, Layout>
    var registers = GPIOChannelNumber.allCases.flatMap { number in
      (core[number].map(GPIOChannelRegisters.registers(of:)) ?? []).map {
        $0.moved(by: offset(of: number), prefix: prefix(of: number))
      }
    }
    guard core.hasInterrupt else { return registers }
    var status = R<GPIOInterruptStatus>.interruptStatus.description
    var enable = R<GPIOInterruptEnable>.interruptEnable.description
    if core.channel2 == nil {
      status.fields.removeLast()
      enable.fields.removeLast()
    }
    registers += [R<GPIOGlobalEnable>.globalEnable.description, status, enable]
    return registers
  }

  /// The registers of a block of the overlay, by the parameters that it was built with; those of the
  /// full core if no driver takes it.
  package static func registers(of block: IPBlock) -> [RegisterDescription] {
    (try? AXIGPIOConfiguration(block)).map { registers(of: $0) } ?? registers
  }
}

/// The global interrupt enable register, `GIER`.
package struct GPIOGlobalEnable: RegisterLayout {
  package var rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  static var enable: RegisterField {
    .init("Enable", bit: 31, .readWrite, "1 enables the interrupt output")
  }

  package static var fields: [RegisterField] { [enable] }
}

/// The interrupt enable register, `IP_IER`.
package struct GPIOInterruptEnable: RegisterLayout {
  package var rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static var fields: [RegisterField] {
    [
      .init("Channel_1", bit: 0, .readWrite, "interrupt on changes of channel 1"),
      .init("Channel_2", bit: 1, .readWrite, "interrupt on changes of channel 2"),
    ]
  }

  /// The bit of a channel, here and in ``GPIOInterruptStatus``.
  static func mask(of channel: GPIOChannelNumber) -> UInt32 { channel == .one ? 1 : 2 }
}

/// The interrupt status register, `IP_ISR`. Writing 1 flips a bit: only bits that were read as 1 may
/// be written.
package struct GPIOInterruptStatus: RegisterLayout {
  package var rawValue: UInt32

  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static var fields: [RegisterField] {
    [
      .init("Channel_1", bit: 0, .toggleOnWrite, "a pin of channel 1 has changed"),
      .init("Channel_2", bit: 1, .toggleOnWrite, "a pin of channel 2 has changed"),
    ]
  }
}

extension Register where Block == AXIGPIORegisters, Layout == GPIOGlobalEnable {
  static var globalEnable: Self { .init("GIER", at: 0x11C, "global interrupt enable") }
}

extension Register where Block == AXIGPIORegisters, Layout == GPIOInterruptStatus {
  static var interruptStatus: Self { .init("IP_ISR", at: 0x120, "interrupt status") }
}

extension Register where Block == AXIGPIORegisters, Layout == GPIOInterruptEnable {
  static var interruptEnable: Self { .init("IP_IER", at: 0x128, "interrupt enable") }
}
