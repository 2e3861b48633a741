// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqTesting
import Testing

/// The GPIO driver's own logic. `AXIGPIOOnRTLTests` has it on the core.
@Suite("The GPIO driver") struct AXIGPIOTests {
  typealias Parameters = [(name: String, value: Int)]

  static func device(_ parameters: Parameters, isConnected: Bool = false) -> ScriptedDevice {
    ScriptedDevice(
      overlay: .init(
        name: "overlay",
        blocks: [
          .init(
            name: "leds", type: "xilinx.com:ip:axi_gpio:2.0", base: 0x4120_0000,
            interrupts: isConnected ? [.init(port: "ip2intc_irpt", line: .line(3))] : [],
            parameters: parameters.map { .init($0.name, $0.value) })
        ]))
  }

  static let dual: Parameters = [
    ("C_GPIO_WIDTH", 4), ("C_GPIO2_WIDTH", 2), ("C_IS_DUAL", 1), ("C_ALL_OUTPUTS", 1),
    ("C_ALL_INPUTS_2", 1), ("C_INTERRUPT_PRESENT", 1), ("C_DOUT_DEFAULT", 5),
  ]

  @Test func `takes its core's parameters from the description, and PG144's defaults`() throws {
    #expect(try AXIGPIO(Self.device([])).configuration == .init())
    let gpio = try AXIGPIO(Self.device(Self.dual))
    #expect(gpio.channel1.width == 4 && gpio.channel2.width == 2)
    #expect(gpio.waiting == .polling)
    #expect(try AXIGPIO(Self.device(Self.dual, isConnected: true)).waiting == .interrupt)
    #expect(
      gpio.configuration
        == .init(
          channel1: .init(width: 4, directions: .outputs, resetValue: 5),
          channel2: .init(width: 2, directions: .inputs), hasInterrupt: true))
  }

  @Test(
    arguments: [
      ([("C_GPIO_WIDTH", 0)], "c_gpio_width"), ([("C_GPIO_WIDTH", 33)], "c_gpio_width"),
      ([("C_IS_DUAL", 1), ("C_GPIO2_WIDTH", -1)], "c_gpio2_width"),
    ] as [(Parameters, String)])
  func `refuses parameters that no core has`(parameters: Parameters, name: String) {
    let device = Self.device(parameters)
    let error = #expect(throws: DeviceError.self) { try AXIGPIO(device) }
    #expect(error?.code == .invalidArgument && error?.message.contains("leds: the \(name)") == true)
    // All that is known of the core is listed nevertheless.
    #expect(Cores.standard.registers(of: device.overlay.blocks[0])?.count == 7)
  }

  @Test(
    arguments: [
      ([], ["GPIO_DATA", "GPIO_TRI"]),
      (dual, ["GPIO_DATA", "GPIO2_DATA", "GIER", "IP_ISR", "IP_IER"]),
      ([("C_IS_DUAL", 1)], ["GPIO_DATA", "GPIO_TRI", "GPIO2_DATA", "GPIO2_TRI"]),
      ([("C_INTERRUPT_PRESENT", 1)], ["GPIO_DATA", "GPIO_TRI", "GIER", "IP_ISR", "IP_IER"]),
    ] as [(Parameters, [String])])
  func `has the registers that its core has`(parameters: Parameters, names: [String]) throws {
    let block = Self.device(parameters).overlay.blocks[0]
    let registers = try #require(Cores.standard.registers(of: block))
    #expect(registers.map(\.name) == names)
    #expect(registers.map(\.offset) == registers.map(\.offset).sorted())
    let status = registers.first { $0.name == "IP_ISR" }
    #expect(
      status.map(\.fields.count) == (status == nil ? nil : names.contains("GPIO2_DATA") ? 2 : 1))
  }

  @Test func `writes the pins of a mask and keeps the others`() throws {
    let device = Self.device([("C_GPIO_WIDTH", 8), ("C_DOUT_DEFAULT", 0xFF)])
    // Pins 0 to 3 are outputs and read what was written, the others are inputs.
    try device.answer("leds.GPIO_TRI", with: 0xF0)
    try device.answer("leds.GPIO_DATA", with: 0x5A)
    let gpio = try AXIGPIO(device)
    #expect(device.trace == ["read leds.GPIO_TRI", "read leds.GPIO_DATA"])
    device.clearTrace()
    try gpio.channel1.write(0x05, mask: 0x0F)
    try gpio.channel1.write(0xFF, mask: 0x80)
    try gpio.channel1.toggle(0x81)
    try gpio.channel1.toggle()
    try gpio.channel1.write(0)
    try gpio.channel1.setDirection(.output, mask: 0xC0)
    try gpio.channel1.setDirection(.input, mask: 0x03)
    #expect(
      device.trace == [
        "write leds.GPIO_DATA 245", "write leds.GPIO_DATA 245", "write leds.GPIO_DATA 116",
        "write leds.GPIO_DATA 139", "write leds.GPIO_DATA 0",
        "read leds.GPIO_TRI", "write leds.GPIO_TRI 48",
        "read leds.GPIO_TRI", "write leds.GPIO_TRI 243",
      ])
  }

  @Test func `refuses, before it does anything, what the core cannot do`() throws {
    let device = Self.device(Self.dual)
    let gpio = try AXIGPIO(device)
    let single = try AXIGPIO(Self.device([("C_GPIO_WIDTH", 4)]))
    device.clearTrace()
    let timeout = Duration.milliseconds(1)
    let refusals: [(DeviceError.Code, String, () throws -> Void)] = [
      (.invalidArgument, "the value 0x0010", { try gpio.channel1.write(0x10) }),
      (.invalidArgument, "the mask 0x001F", { try gpio.channel1.write(0, mask: 0x1F) }),
      (.invalidArgument, "beyond the 4 pins", { try gpio.channel1.toggle(0x8000_0000) }),
      (
        .invalidArgument, "channel 2 of leds",
        { try gpio.channel2.waitForChange(mask: 4, timeout: timeout) }
      ),
      (
        .invalidArgument, "the value 0x0004",
        { try gpio.channel2.waitForChange(from: 4, timeout: timeout) }
      ),
      (
        .invalidArgument, "watches no pin",
        { try gpio.channel2.waitForChange(mask: 0, timeout: timeout) }
      ),
      (.unsupported, "c_all_inputs_2 = 1", { try gpio.channel2.write(1) }),
      (.unsupported, "c_all_inputs_2 = 1", { try gpio.channel2.toggle() }),
      (.unsupported, "c_all_inputs_2 = 1", { try gpio.channel2.setDirection(.output) }),
      (.unsupported, "c_all_outputs = 1", { try gpio.channel1.setDirection(.input) }),
      (.unsupported, "no channel 2", { try single.channel2.write(1) }),
      (.unsupported, "no channel 2", { _ = try single.channel2.read() }),
      (.unsupported, "no channel 2", { try single.channel2.waitForChange(timeout: timeout) }),
    ]
    for (code, words, body) in refusals {
      let error = #expect(throws: DeviceError.self, "\(words)") { try body() }
      #expect(
        error?.code == code && error?.message.contains(words) == true,
        "\(String(describing: error))")
    }
    // What is so already is no error.
    try gpio.channel1.setDirection(.output)
    try gpio.channel2.setDirection(.input)
    #expect(device.trace.isEmpty)
    for (parameters, words) in [(Self.dual, "not connected"), ([], "c_interrupt_present = 0")] {
      let error = #expect(throws: DeviceError.self) {
        try AXIGPIO(Self.device(parameters), waiting: .interrupt)
      }
      #expect(error?.message.contains(words) == true)
    }
  }

  @Test func `sleeps on its interrupt, and flips only bits of the status that are set`() throws {
    let device = Self.device(Self.dual, isConnected: true)
    let gpio = try AXIGPIO(device)
    try device.answer("leds.IP_ISR", with: "Channel_1", "Channel_1|Channel_2", 0)
    try device.answer("leds.GPIO2_DATA", with: 1, 1, 3)
    device.raise(.line(3))
    device.clearTrace()
    #expect(try gpio.channel2.waitForChange(timeout: .milliseconds(1)) == 3)
    #expect(
      device.trace == [
        "read leds.GPIO2_DATA", "read leds.IP_ISR", "write leds.IP_IER Channel_2",
        "write leds.GIER Enable", "read leds.GPIO2_DATA",
        "wait for leds.ip2intc_irpt", "read leds.IP_ISR", "write leds.IP_ISR Channel_2",
        "read leds.GPIO2_DATA", "write leds.IP_IER 0", "write leds.GIER 0",
      ])
  }

  @Test(arguments: [true, false])
  func `that waits in vain says for what, and leaves no interrupt enabled`(isConnected: Bool) throws
  {
    let device = Self.device(Self.dual, isConnected: isConnected)
    let gpio = try AXIGPIO(device)
    try device.answer("leds.GPIO2_DATA", with: 2)
    let start = device.now
    let error = #expect(throws: DeviceError.self) {
      try gpio.channel2.waitForChange(mask: 2, timeout: .microseconds(350))
    }
    #expect(error?.code == .timeout && error?.register == "GPIO2_DATA" && error?.value == 2)
    #expect(device.now - start >= .microseconds(350))
    if isConnected {
      #expect(device.trace.suffix(2) == ["write leds.IP_IER 0", "write leds.GIER 0"])
    }
  }
}
