// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqSimulator
import SwynqTestSupport
import Testing

/// An overlay with ports of every kind, of which the harness knows nothing but their names
/// (`sim/test/rtl/ports_overlay.sv`).
@Suite struct PortsTests {
  typealias Variant = SimulationOptions.Variant

  static func overlay(
    _ variant: Variant, _ change: (inout SimulationOptions) -> Void = { _ in }
  ) throws -> SimulatedDevice {
    var options = SimulationOptions()
    change(&options)
    let library = try #require(
      Bundle.module.url(
        forResource: "ports_overlay-\(variant.rawValue)", withExtension: "so"))
    return try SimulatedDevice(libraryPath: library.path, options: options)
  }

  /// A register of the copiers (`sim/test/rtl/test_pkg.sv`).
  enum Copier {
    static let identity = 0x00
    static let control = 0x04
    static let source = 0x0C
    static let destination = 0x10
    static let beats = 0x14
    static let burst = 0x18
    static let interruptEnable = 0x1C
    static let identityValue: UInt32 = 0x5357_4E51
  }

  @Test(arguments: Variant.allCases)
  func `A library describes itself`(variant: Variant) throws {
    let device = try Self.overlay(variant)
    #expect(device.overlay.name == "ports_overlay")
    #expect(device.overlay.blocks.map(\.name) == ["copier_0", "copier_1"])
    let second = try device.overlay.block(named: "copier_1")
    #expect(second.base == 0x43C1_0000 && second.size == 0x1_0000)
    #expect(second.interrupt("irq") == .line(1) && second.parameter("width") == 32)
    #expect(second.interrupts[0].controller == .init(name: "axi_intc_0", input: 3))
    #expect(device.information.interruptCount == 37 && device.information.dataWidth == 512)
    #expect(device.memoryPorts == ["m_axi_gmem_", "m_axi_hp_"])
    #expect(device.streams.map(\.name) == ["in_stream", "out_stream"])
    #expect(device.streams.map(\.direction) == [.toOverlay, .fromOverlay])
    #expect(device.signals.map(\.name) == ["gpio_i", "wide_i", "gpio_o", "wide_o"])
    #expect(device.signals.map(\.bitWidth) == [40, 100, 40, 100])
    #expect(device.clockFrequency == 150_000_000)
  }

  @Test(arguments: Variant.allCases)
  func `Two register ports and two memory ports`(variant: Variant) throws {
    let device = try Self.overlay(variant) { $0.memory.stalls = .init(all: 200) }
    for (name, beatBytes) in [("copier_0", 64), ("copier_1", 4)] {
      let block = try device.overlay.block(named: name)
      #expect(try device.read32(block.base + Copier.identity) == Copier.identityValue)
      var source = try device.allocate(shape: [100 * beatBytes], of: UInt8.self)
      let destination = try device.allocate(shape: [100 * beatBytes], of: UInt8.self)
      var random = SeededGenerator(seed: 7)
      let bytes = (0..<100 * beatBytes).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      try source.copy(from: bytes)
      for (register, value) in [
        (Copier.source, source.address.low32), (Copier.destination, destination.address.low32),
        (Copier.beats, 100), (Copier.burst, 16), (Copier.interruptEnable, 1), (Copier.control, 1),
      ] {
        try device.write32(block.base + register, value)
      }
      let line = try #require(block.interrupts.first).line
      #expect(try device.waitForInterrupt(line, timeout: .milliseconds(1)) == line)
      #expect(destination.elements() == bytes, "\(name)")
    }
    let error = failure { () throws(DeviceError) in _ = try device.read32(0) }
    #expect(
      error?.code == .invalidArgument && error?.description.contains("no register port") == true)
  }

  @Test(arguments: Variant.allCases)
  func `Packets go in and come out`(variant: Variant) throws {
    let device = try Self.overlay(variant)
    try device.setStream("in_stream", stall: 300)
    try device.setStream("out_stream", stall: 300)
    var sent: [StreamPacket] = []
    for length in [1, 4, 7, 100, 5000] {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 7) }
      let packet = StreamPacket(
        bytes, user: [UInt64(length % 64), 5].prefix((length + 3) / 4).map { $0 },
        destination: UInt64(length % 8), id: UInt64(length % 4))
      try device.send(packet, to: "in_stream")
      sent.append(packet)
    }
    for packet in sent {
      let received = try device.receive(from: "out_stream", timeout: .milliseconds(1))
      #expect(received.bytes == packet.bytes.map { $0 &+ 1 })
      #expect(received.beats == UInt64((packet.bytes.count + 3) / 4))
      let user = received.packet.user
      #expect(user.prefix(packet.user.count).elementsEqual(packet.user))
      #expect(user.dropFirst(packet.user.count).allSatisfy { $0 == 0 })
      #expect(received.packet.destination == packet.destination && received.packet.id == packet.id)
      #expect(received.packet.hasLast && received.packet.kinds == nil)
    }
    try device.waitUntilSent("in_stream", timeout: .zero)
    let error = failure { () throws(DeviceError) in
      _ = try device.receive(from: "out_stream", timeout: .microseconds(10))
    }
    #expect(error?.code == .timeout && error?.description.contains("out_stream") == true)
  }

  @Test func `Bytes that are none`() throws {
    let device = try Self.overlay(.instrumented)
    var packet = StreamPacket([1, 2, 3, 4, 5])
    packet.kinds = [.data, .null, .position, .data, .data]
    try device.send(packet, to: "in_stream")
    let received = try device.receive(from: "out_stream", timeout: .milliseconds(1))
    #expect(received.packet.kinds == packet.kinds)
    packet.kinds = [.data]
    let error = failure { () throws(DeviceError) in try device.send(packet, to: "in_stream") }
    #expect(error?.code == .invalidArgument)
  }

  @Test func `What is not there is named`() throws {
    let device = try Self.overlay(.fast)
    let errors = [
      failure { () throws(DeviceError) in try device.send([1], to: "axis") },
      failure { () throws(DeviceError) in _ = try device.signal("leds") },
      failure { () throws(DeviceError) in _ = try device.frequency(of: "aclk") },
      failure { () throws(DeviceError) in try device.setMemory("hp0", .init()) },
    ]
    for (error, known) in zip(errors, ["in_stream", "gpio_o", "mem_aclk", "m_axi_gmem_"]) {
      #expect(error?.code == .notFound, "\(error?.description ?? "no error")")
      #expect(error?.description.contains(known) == true, "\(error?.description ?? "no error")")
    }
    let wrong = failure { () throws(DeviceError) in try device.send([1], to: "out_stream") }
    #expect(wrong?.code == .invalidArgument)
  }

  @Test(arguments: Variant.allCases)
  func `Signals by name`(variant: Variant) throws {
    let device = try Self.overlay(variant)
    #expect(try device.signal("gpio_i") == 0)
    try device.setSignal("gpio_i", to: 0xAB_1234_5678)
    #expect(
      try device.waitForSignal("gpio_o", until: 0xAB_1234_5679, timeout: .microseconds(1)) != 0)
    let wide = SignalValue(words: [1, 2, 3, 0xF])
    try device.setSignal("wide_i", to: wide)
    #expect(try device.signal("wide_o").words == [~1, ~2, ~3])
    let error = failure { () throws(DeviceError) in
      try device.setSignal("gpio_i", to: .init(1 << 40))
    }
    #expect(error?.code == .invalidArgument)
    try device.setSignal("gpio_i", to: .init(1 << 33))
    #expect(
      try device.waitForInterrupt(.line(36), timeout: .microseconds(1)) == .line(36))
    #expect(try device.interruptLines == .line(36))
    #expect("\(InterruptLines.line(36))" == "interrupt line 36")
    let change = failure { () throws(DeviceError) in
      try device.waitForSignalChange("gpio_i", from: 1 << 33, timeout: .microseconds(1))
    }
    #expect(change?.code == .timeout)
  }

  @Test(arguments: Variant.allCases)
  func `Clocks have their own time`(variant: Variant) throws {
    let device = try Self.overlay(variant)
    #expect(device.clockPorts.map(\.name) == ["ap_clk", "mem_aclk"])
    let before = (device.clocks, try device.clockCount(of: "mem_aclk"), device.now)
    try device.run(clocks: 15_000)
    let slow = try device.clockCount(of: "mem_aclk") - before.1
    #expect((6399...6401).contains(slow))
    #expect(device.now - before.2 == .microseconds(100))
    try device.setFrequency(75_000_000, of: "ap_clk")
    let halved = device.now
    try device.run(clocks: 7500)
    #expect(device.now - halved == .microseconds(100))
    #expect(try device.frequency(of: "ap_clk") == 75_000_000)
  }

  @Test func `A memory port has its own latency`() throws {
    let device = try Self.overlay(.fast)
    func clocks() throws -> UInt64 {
      let start = device.clocks
      for (register, value) in [
        (Copier.source, 0), (Copier.destination, 0x8000), (Copier.beats, 4), (Copier.burst, 4),
        (Copier.interruptEnable, 1), (Copier.control, 1),
      ] as [(Int, UInt32)] {
        try device.write32(0x43C0_0000 + register, value)
      }
      _ = try device.waitForInterrupt(.line(0), timeout: .milliseconds(1))
      try device.write32(0x43C0_0008, 2)
      return device.clocks - start
    }
    let usual = try clocks()
    var slow = MemoryBehaviour()
    slow.readLatency += 1000
    try device.setMemory("m_axi_gmem_", slow)
    #expect(try clocks() == usual + 1000)
    try device.setMemory("m_axi_gmem_", .init())
    try device.limitBandwidth(bytesPer1000Clocks: 1000)
    #expect(try clocks() > usual + 200)
    try device.limitBandwidth(bytesPer1000Clocks: nil)
    #expect(try clocks() == usual)
  }

  @Test func `Waits of tasks take turns`() async throws {
    let device = try Self.overlay(.fast)
    try device.send([1, 2, 3], to: "in_stream")
    let packet = try await device.nextPacket(from: "out_stream", timeout: .milliseconds(1))
    #expect(packet.bytes == [2, 3, 4])
    let start = device.now
    await #expect(throws: DeviceError.self) {
      _ = try await device.interrupt(.line(0), timeout: .milliseconds(5))
    }
    #expect(device.now - start >= .milliseconds(5))
    try device.setSignal("gpio_i", to: 1)
    #expect(try await device.interrupt(.line(3), timeout: .zero) == .line(3))
  }

  @Test func `A cancelled task ends its wait for a packet`() async throws {
    let task = Task { () throws -> DeviceError? in
      let device = try Self.overlay(.fast)
      withUnsafeCurrentTask { $0?.cancel() }
      return failure { () throws(DeviceError) in
        _ = try device.receive(from: "out_stream", timeout: .seconds(1000))
      }
    }
    #expect(try await task.value?.code == .cancelled)
  }

  @Test func `Resets and clocks of another run agree`() throws {
    let clocks = try Variant.allCases.map { variant in
      let device = try Self.overlay(variant) { $0.seed = 9 }
      try device.reset()
      try device.run(clocks: 100)
      return [device.clocks, try device.clockCount(of: "mem_aclk")]
    }
    #expect(clocks[0] == clocks[1])
  }
}
