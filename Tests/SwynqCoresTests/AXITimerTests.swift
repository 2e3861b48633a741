// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqTesting
import Testing

/// The timer driver's own logic. `AXITimerOnRTLTests` has it on the core.
@Suite("The timer's driver") struct AXITimerTests {
  typealias Parameters = [(name: String, value: Int)]

  static func device(_ parameters: Parameters = [], isConnected: Bool = false) -> ScriptedDevice {
    ScriptedDevice(
      overlay: .init(
        name: "overlay",
        blocks: [
          .init(
            name: "timer", type: "xilinx.com:ip:axi_timer:2.0", base: 0x41C0_0000,
            interrupts: isConnected ? [.init(port: "interrupt", line: .line(3))] : [],
            parameters: parameters.map { .init($0.name, $0.value) })
        ]))
  }

  @Test func `takes its core's parameters from the description`() throws {
    #expect(try AXITimer(Self.device()).configuration == .init())
    let device = Self.device([
      ("C_COUNT_WIDTH", 16), ("C_ONE_TIMER_ONLY", 1), ("C_GEN1_ASSERT", 0),
    ])
    let timer = try AXITimer(device)
    #expect(
      timer.configuration
        == .init(counterWidth: 16, hasSecondCounter: false, pulsesAreHigh: false))
    #expect(timer.counter0.intervals == 2...0x1_0001 && timer.cascade.intervals.lowerBound == 4)
    let registers = try #require(Cores.standard.registers(of: device.overlay.blocks[0]))
    #expect(registers.map(\.name) == ["TCSR0", "TLR0", "TCR0"])
    #expect(registers[0].fields.last?.name == "ENALL" && registers[1].fields[0].width == 16)
    #expect(timer.waiting == .polling)
    #expect(try AXITimer(Self.device(isConnected: true)).waiting == .interrupt)
    for width in [7, 33] {
      let error = #expect(throws: DeviceError.self) {
        try AXITimer(Self.device([("C_COUNT_WIDTH", width)]))
      }
      #expect(error?.code == .invalidArgument)
    }
  }

  @Test(
    arguments: [
      (.nanoseconds(10), 1), (.nanoseconds(14), 1), (.nanoseconds(15), 2),
      (.seconds(100), 10_000_000_000),
      (.zero, 0), (.seconds(3) + .nanoseconds(25), 300_000_003),
    ] as [(Duration, UInt64)])
  func `rounds durations to clocks`(duration: Duration, clocks: UInt64) throws {
    let timer = try AXITimer(Self.device(), clockFrequency: 100_000_000)
    #expect(try timer.clocks(in: duration) == clocks)
    #expect(timer.duration(ofClocks: clocks) == .nanoseconds(10) * Int(clocks))
    let odd = try AXITimer(Self.device(), clockFrequency: 33_333_333)
    #expect(try odd.clocks(in: odd.duration(ofClocks: 12_345_678_901)) == 12_345_678_901)
  }

  @Test func `loads and starts`() throws {
    let device = Self.device()
    let timer = try AXITimer(device)
    try timer.counter1.start(clocks: 1000, repeating: true)
    try timer.cascade.start(clocks: 0x2_0000_0005)
    #expect(
      device.trace == [
        "write timer.TCSR1 TINT", "write timer.TLR1 998", "write timer.TCSR1 UDT|ARHT|LOAD|TINT",
        "write timer.TCSR1 UDT|ARHT|ENT", "write timer.TCSR0 TINT", "write timer.TCSR1 TINT",
        "write timer.TLR0 1", "write timer.TLR1 2", "write timer.TCSR1 LOAD",
        "write timer.TCSR1 0", "write timer.TCSR0 UDT|LOAD|TINT|CASC",
        "write timer.TCSR0 UDT|ENT|CASC",
      ])
  }

  @Test func `reads both halves of a cascade of one moment`() throws {
    let device = Self.device()
    let timer = try AXITimer(device)
    try device.answer("timer.TCR1", with: 5, 6, 6)
    try device.answer("timer.TCR0", with: 0xFFFF_FFFF, 3)
    #expect(try timer.cascade.count() == 0x6_0000_0003)
    // One that changes with every read ends in an error.
    try device.answer("timer.TCR1", with: 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17)
    let error = #expect(throws: DeviceError.self) { try timer.cascade.count() }
    #expect(error?.code == .unexpectedResult)
  }

  @Test func `refuses, before it does anything, what the core cannot do`() throws {
    let device = Self.device()
    let timer = try AXITimer(device)
    let single = try AXITimer(Self.device([("C_ONE_TIMER_ONLY", 1)]))
    let low = try AXITimer(Self.device([("C_GEN0_ASSERT", 0)]))
    let refusals: [(DeviceError.Code, String, () throws -> Void)] = [
      (.invalidArgument, "2 to 4294967297 clocks, not 1", { try timer.counter0.start(clocks: 1) }),
      (
        .invalidArgument, "not 4294967298", { try timer.counter1.start(clocks: 4_294_967_298) }
      ),
      (.invalidArgument, "the cascade of timer", { try timer.cascade.start(clocks: 3) }),
      (.invalidArgument, "no time", { try timer.counter0.start(.seconds(-1)) }),
      (.invalidArgument, "too few", { try timer.counter0.startCounting(from: 1 << 32) }),
      (.invalidArgument, "not 10 of 10", { try timer.startPWM(period: 10, high: 10) }),
      (.invalidArgument, "not 1 of 10", { try timer.startPWM(period: 10, high: 1) }),
      (.unsupported, "c_one_timer_only", { try single.counter1.stop() }),
      (.unsupported, "c_one_timer_only", { _ = try single.cascade.count() }),
      (.unsupported, "c_one_timer_only", { try single.startPWM(period: 10, high: 5) }),
      (.unsupported, "c_gen0_assert", { try low.startPWM(period: 10, high: 5) }),
      (.invalidArgument, "not connected", { _ = try AXITimer(device, waiting: .interrupt) }),
      (.invalidArgument, "0 Hz", { _ = try AXITimer(device, clockFrequency: 0) }),
    ]
    for (code, words, body) in refusals {
      let error = #expect(throws: DeviceError.self, "\(words)") { try body() }
      #expect(
        error?.code == code && error?.message.contains(words) == true,
        "\(String(describing: error))")
    }
    #expect(device.trace.isEmpty)
  }

  @Test func `that waits sleeps on its interrupt, which is enabled meanwhile only`() throws {
    let device = Self.device(isConnected: true)
    let timer = try AXITimer(device)
    try device.answer(
      "timer.TCSR0", with: "UDT|ENT", "UDT|ENT", "UDT|ENT|ENIT", "UDT|ENT|ENIT|TINT")
    device.raise(.line(3))
    try timer.counter0.waitForExpiry(timeout: .milliseconds(1))
    #expect(
      device.trace.filter { !$0.hasPrefix("read") } == [
        "write timer.TCSR0 UDT|ENIT|ENT", "wait for timer.interrupt", "write timer.TCSR0 UDT|ENT",
        "write timer.TCSR0 UDT|ENIT|ENT|TINT",
      ])
  }
}
