// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqSimulator
import SwynqTestSupport
import Testing

/// The GPIO driver on the model of the core: four pins both ways, and two that are inputs.
@Suite("The GPIO driver on RTL") struct AXIGPIOOnRTLTests {
  @Test func `takes pins over as they are`() throws {
    let device = try VendorCores.device()
    let gpio = try AXIGPIO(device)
    #expect(
      gpio.configuration
        == .init(
          channel1: .init(width: 4, resetValue: 5),
          channel2: .init(width: 2, directions: .inputs), hasInterrupt: true))
    #expect(gpio.waiting == .interrupt)
    #expect(try gpio.channel1.inputs() == 0xF && gpio.channel2.inputs() == 3)
    // Setting one output leaves the values that the others have after reset.
    try gpio.channel1.write(0b10, mask: 0b10)
    try gpio.channel1.setDirection(.output)
    #expect(try device.signal("pins_tri_o") == 7 && device.signal("pins_tri_t") == 0)
    // Another driver sees what was done.
    let second = try AXIGPIO(device)
    try second.channel1.toggle(0b1001)
    #expect(try device.signal("pins_tri_o") == 0b1110)
  }

  @Test func `drives outputs and reads pins`() throws {
    let device = try VendorCores.device()
    let gpio = try AXIGPIO(device)
    var (outputs, inputs): (UInt32, UInt32) = (5, 0xF)
    var random = SeededGenerator(seed: Seeds.base)
    for _ in 0..<200 {
      let (value, mask) = (UInt32(random.next() & 0xF), UInt32(random.next() & 0xF))
      let pins = random.next() & 0xF
      switch random.next() % 4 {
      case 0:
        try gpio.channel1.write(value, mask: mask)
        outputs = outputs & ~mask | value & mask
      case 1:
        try gpio.channel1.toggle(mask)
        outputs ^= mask
      case 2:
        try gpio.channel1.setDirection(.input, mask: mask)
        inputs |= mask
      default:
        try gpio.channel1.setDirection(.output, mask: mask)
        inputs &= ~mask
      }
      try device.setSignal("pins_tri_i", to: .init(pins))
      try device.setSignal("buttons", to: .init(pins & 3))
      try device.run(clocks: 4)
      #expect(try device.signal("pins_tri_o").low64 == UInt64(outputs))
      #expect(try device.signal("pins_tri_t").low64 == UInt64(inputs))
      #expect(try gpio.channel1.inputs() == inputs)
      #expect(try gpio.channel1.read() == UInt32(pins) & inputs | outputs & ~inputs)
      #expect(try gpio.channel2.read() == UInt32(pins & 3))
    }
  }

  @Test(arguments: [WaitStrategy.interrupt, .polling], [1, 2, 3])
  func `waits until a pin has changed`(waiting: WaitStrategy, buttons: UInt64) throws {
    let device = try VendorCores.device()
    for round in 1...3 {
      let watched = ObservedDevice(
        device,
        observer: Meanwhile(wait: waiting == .polling ? round : 1) { (device: SimulatedDevice) in
          try? device.setSignal("buttons", to: .init(round % 2 == 1 ? buttons : 0))
        })
      let gpio = try AXIGPIO(watched, waiting: waiting)
      let pins = try gpio.channel2.waitForChange(timeout: .milliseconds(1))
      #expect(pins == (round % 2 == 1 ? UInt32(buttons) : 0))
    }
    // Nothing is left behind that would raise the interrupt line.
    try device.setSignal("buttons", to: .init(buttons ^ 3))
    try device.run(clocks: 20)
    #expect(try device.interruptLines == [])
  }

  @Test(arguments: [WaitStrategy.interrupt, .polling])
  func `does not take other pins for those it watches`(waiting: WaitStrategy) throws {
    let device = try VendorCores.device()
    let watched = ObservedDevice(
      device,
      observer: Meanwhile { (device: SimulatedDevice) in
        try? device.setSignal("pins_tri_i", to: 0b0100)
        try? device.setSignal("buttons", to: 3)
      })
    let gpio = try AXIGPIO(watched, waiting: waiting)
    let start = device.now
    let error = #expect(throws: DeviceError.self) {
      try gpio.channel1.waitForChange(mask: 0b1011, timeout: .microseconds(200))
    }
    #expect(error?.code == .timeout && error?.value == 0b0100)
    #expect(error?.message.contains("channel 1 of axi_gpio_0") == true)
    #expect(device.now - start >= .microseconds(200))
    // It happened before the call: there is nothing to wait for.
    #expect(try gpio.channel1.waitForChange(from: 0, timeout: .zero) == 0b0100)
  }
}
