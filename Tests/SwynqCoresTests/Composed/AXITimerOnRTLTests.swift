// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqSimulator
import SwynqTestSupport
import SwynqTesting
import Testing

/// The timer's driver on the model of the core.
@Suite("The timer's driver on RTL") struct AXITimerOnRTLTests {
  @Test(
    arguments: ConformanceCheck.general(
      for: .init(register: "axi_timer_0.TLR0", mask: .max, unmappedAddress: 0x7000_0000)))
  func `has registers that do what they declare, beside its neighbours`(check: ConformanceCheck)
    throws
  {
    try check.run { try MappedCores.device() }
  }

  func clocks(_ device: SimulatedDevice) throws -> UInt64 { try #require(device.clockCount) }

  @Test(arguments: [WaitStrategy.interrupt, .polling], [2, 700, 4000] as [UInt64])
  func `expires again and again`(waiting: WaitStrategy, interval: UInt64) throws {
    let device = try MappedCores.device()
    let timer = try AXITimer(device, waiting: waiting)
    for counter in [timer.counter0, timer.counter1] {
      try counter.start(clocks: interval, repeating: true)
      let start = try clocks(device)
      for _ in 0..<5 { try counter.waitForExpiry(timeout: .milliseconds(1)) }
      let passed = try clocks(device) - start
      #expect(try counter.isRunning)
      if interval > 100 {
        // The start's last write has taken effect some clocks before it was answered.
        #expect(passed + 20 >= 5 * interval && passed < 5 * interval + interval / 2 + 200)
      }
      try counter.stop()
      try counter.acknowledge()
      #expect(try !counter.isRunning && !counter.isPending)
    }
    try device.run(clocks: 2 * interval)
    #expect(try device.interruptLines == [])
  }

  @Test(arguments: [WaitStrategy.interrupt, .polling])
  func `expires once`(waiting: WaitStrategy) throws {
    let device = try MappedCores.device()
    let timer = try AXITimer(device, waiting: waiting)
    for counter in [timer.counter0, timer.counter1, timer.cascade] {
      try counter.start(.microseconds(20))
      let start = device.now
      try counter.waitForExpiry(timeout: .milliseconds(1))
      #expect(device.now - start > .microseconds(19) && device.now - start < .microseconds(25))
      let error = #expect(throws: DeviceError.self) {
        try counter.waitForExpiry(timeout: .microseconds(50))
      }
      #expect(error?.code == .timeout)
      #expect(error?.message.contains("did not expire within") == true)
      // A wait that is over leaves nothing that would raise the line.
      #expect(try device.interruptLines == [])
      try counter.stop()
      let stopped = #expect(throws: DeviceError.self) {
        try counter.waitForExpiry(timeout: .microseconds(50))
      }
      #expect(stopped?.code == .notRunning)
    }
  }

  @Test func `counts clocks, over the carry of a cascade too`() throws {
    let device = try MappedCores.device()
    let timer = try AXITimer(device)
    try timer.cascade.startCounting(from: 0x5_FFFF_FC00)
    var (last, lastClock) = (try timer.cascade.count(), try clocks(device))
    var carried = false
    for _ in 0..<60 {
      try device.run(clocks: 13)
      let (count, clock) = (try timer.cascade.count(), try clocks(device))
      // A count that is read again is of another moment of the call.
      #expect(count > last)
      let moved = Int64(count - last), passed = Int64(clock - lastClock)
      #expect(abs(moved - passed) < 80, "\(last) to \(count) in \(passed) clocks")
      carried = carried || count >> 32 > last >> 32
      (last, lastClock) = (count, clock)
    }
    #expect(carried && last >> 32 == 6)
    // The input stops it.
    try device.setSignal("freeze", to: 1)
    try device.run(clocks: 10)
    let frozen = try timer.cascade.count()
    try device.run(clocks: 100)
    #expect(try timer.cascade.count() == frozen)
  }

  @Test(arguments: [WaitStrategy.interrupt, .polling])
  func `captures at its trigger`(waiting: WaitStrategy) throws {
    let device = try MappedCores.device()
    for round in 0..<3 {
      var edges: [UInt64] = []
      let watched = ObservedDevice(
        device,
        observer: Triggers { (device: SimulatedDevice) in
          try? device.setSignal("capture", to: 0)
          try? device.run(clocks: 8)
          edges.append(device.clockCount ?? 0)
          try? device.setSignal("capture", to: 1)
        })
      let timer = try AXITimer(watched, waiting: waiting)
      let counter = [timer.counter0, timer.counter1, timer.cascade][round]
      try counter.startCapture()
      var captured: [UInt64] = []
      for _ in 0..<4 {
        captured.append(try counter.waitForCapture(timeout: .microseconds(100)))
      }
      try #require(edges.count == 4)
      for index in 1..<4 {
        #expect(captured[index] - captured[index - 1] == edges[index] - edges[index - 1])
      }
      try counter.stop()
      try device.setSignal("capture", to: 0)
      try device.run(clocks: 8)
    }
    let error = #expect(throws: DeviceError.self) {
      let timer = try AXITimer(device, waiting: waiting)
      try timer.counter0.startCapture(overwriting: false)
      _ = try timer.counter0.waitForCapture(timeout: .microseconds(20))
    }
    #expect(error?.code == .timeout)
  }

  @Test func `makes a PWM`() throws {
    let device = try MappedCores.device()
    let timer = try AXITimer(device)
    for (period, high) in [(40, 12), (25, 24), (9, 2)] as [(UInt64, UInt64)] {
      try timer.startPWM(period: period, high: high)
      // From one rise on.
      for level in [0, 1] as [UInt64] {
        while try device.signal("pwm").low64 != level { try device.run(clocks: 1) }
      }
      var levels: [UInt64] = []
      for _ in 0..<(3 * period) {
        levels.append(try device.signal("pwm").low64)
        try device.run(clocks: 1)
      }
      let expected = (0..<(3 * period)).map { $0 % period < high ? 1 : 0 as UInt64 }
      #expect(levels == expected)
    }
    try timer.stopPWM()
    try device.run(clocks: 3)
    #expect(try device.signal("pwm").low64 == 0)
    try timer.startPWM(period: .microseconds(1), high: .nanoseconds(250))
    #expect(try timer.registerValues() == [98, 23])
  }

  @Test func `gives pulses`() throws {
    let device = try MappedCores.device()
    let timer = try AXITimer(device)
    for givesPulses in [true, false] {
      try timer.counter0.start(clocks: 30, repeating: true, pulses: givesPulses)
      try device.run(clocks: 40)
      var pulses = 0
      for _ in 0..<300 {
        pulses += try device.signal("pulse").low64 == 1 ? 1 : 0
        try device.run(clocks: 1)
      }
      #expect(pulses == (givesPulses ? 10 : 0))
    }
  }
}

extension AXITimer where Bus == SimulatedDevice {
  /// What is in both load registers.
  fileprivate func registerValues() throws -> [UInt32] {
    let base = try device.overlay.block(named: name).base
    return [try device.read32(base + 0x4), try device.read32(base + 0x14)]
  }
}

/// Does something to a device just before each wait or poll.
private final class Triggers<Bus: Device>: DeviceObserver {
  private let action: (Bus) -> Void

  init(_ action: @escaping (Bus) -> Void) { self.action = action }

  func willPerform(_ call: DeviceCall, on device: Bus) {
    switch call {
    case .waitForInterrupt, .poll: action(device)
    default: break
    }
  }

  func didPerform(_ call: DeviceCall, answer: DeviceAnswer, on device: Bus) {}
}
