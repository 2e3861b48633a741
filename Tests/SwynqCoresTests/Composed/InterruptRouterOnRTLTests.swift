// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqSimulator
import SwynqTestSupport
import Testing

/// Drivers that wait through controllers: the DMA behind one, the GPIO behind two. The device brings the
/// outer controller's line alone, as a board does.
@Suite("The router of interrupts on RTL") struct InterruptRouterOnRTLTests {
  /// A device whose waits for other lines than that of the outer controller fail the test.
  final class OneLine: DeviceObserver {
    func willPerform(_ call: DeviceCall, on device: SimulatedDevice) {
      if case .waitForInterrupt(let lines, _) = call { #expect(lines == .line(0)) }
    }
    func didPerform(_ call: DeviceCall, answer: DeviceAnswer, on device: SimulatedDevice) {}
  }

  @Test func `moves packets by DMA`() throws {
    let device = try VendorCores.device { $0.memory.stalls = .init(all: 100) }
    let router = try InterruptRouter(ObservedDevice(device, observer: OneLine()))
    let dma = try AXIDMA(router)
    #expect(dma.waiting == .interrupt)
    var input = try router.allocate(shape: [1000], of: UInt8.self)
    let output = try router.allocate(shape: [1000], of: UInt8.self)
    for round in 0..<5 {
      let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0 * 3 + round) }
      try input.copy(from: bytes)
      try dma.receive.transfer(output)
      try dma.send.transfer(input)
      if round % 2 == 0 { try dma.send.wait() }
      #expect(try dma.receive.wait() == 1000)
      if round % 2 == 1 { try dma.send.wait() }
      #expect(output.elements() == bytes)
    }
    #expect(try dma.send.status().rawValue & 0x1000 == 0)
  }

  @Test(arguments: [1, 2, 3])
  func `waits for pins behind two controllers`(buttons: UInt64) throws {
    let device = try VendorCores.device()
    let press = Meanwhile { (device: SimulatedDevice) in
      try? device.setSignal("buttons", to: .init(buttons))
    }
    let router = try InterruptRouter(ObservedDevice(device, observer: press))
    let gpio = try AXIGPIO(router)
    #expect(try gpio.channel2.waitForChange(timeout: .milliseconds(1)) == UInt32(buttons))
    // What is over does not come again.
    let start = device.now
    let error = #expect(throws: DeviceError.self) {
      try gpio.channel2.waitForChange(timeout: .microseconds(100))
    }
    #expect(error?.code == .timeout && device.now - start < .microseconds(110))
  }

  @Test func `tells a level that is high until its block is served`() throws {
    let device = try VendorCores.device()
    let router = try InterruptRouter(device)
    let gpio = try device.overlay.block(named: "axi_gpio_0")
    let line = try #require(gpio.interrupt("ip2intc_irpt"))
    // A bit of the status that software sets, enabled.
    try device.write32(gpio.base + 0x120, 1)
    try device.write32(gpio.base + 0x128, 1)
    try device.write32(gpio.base + 0x11C, 1 << 31)
    for _ in 0..<3 {
      #expect(try router.waitForInterrupt(line, timeout: .microseconds(10)) == line)
    }
    try device.write32(gpio.base + 0x120, 1)
    #expect(throws: DeviceError.self) {
      try router.waitForInterrupt(line, timeout: .microseconds(10))
    }
    let controller = try AXIInterruptController(device, named: "axi_intc_1")
    #expect(try controller.enabled() == 1 && controller.recorded() == 0)
    #expect(try controller.next() == nil)
  }
}
