// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

/// The driver of the cycle monitor against a script: errors, and windows too long to simulate.
@Suite struct CycleMonitorTests {
  /// A device whose monitor reads as after reset, but for these registers.
  private func device(_ changes: [String: RegisterValue] = [:]) throws -> ScriptedDevice {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    let usual: [String: RegisterValue] = [
      "ID": "0x5359_434D", "VERSION": "MAJOR=1|MINOR=3",
      "PARAMETERS": "BYTES=8|COUNTER_BITS=48|FRAMES_KEPT=64", "STATUS": "READY|AWAKE",
    ]
    for (register, value) in usual.merging(changes, uniquingKeysWith: { $1 }) {
      try device.answer("cycle_monitor_0.\(register)", with: value)
    }
    return device
  }

  @Test func `The original bitstream has none`() throws {
    let device = ScriptedDevice(overlay: .pynqHelloWorld, cores: .resizer)
    #expect(try CycleMonitor.find(in: device) == nil)
    #expect(device.trace.isEmpty)
    let error = failure { () throws(DeviceError) in _ = try CycleMonitor(device) }
    #expect(error?.code == .notFound)
    for name in ["axi_dma_0", "resize_accel_0"] {
      #expect(error?.message.contains(name) == true)
    }
    let dma = try AXIDMAConfiguration(device.overlay.block(named: "axi_dma_0"))
    #expect(dma.sendAlignment == 4 && dma.receiveAlignment == 4 && dma.lengthWidth == 26)
    #expect(try AXIDMA(device).waiting == .polling)
  }

  @Test func `Other cores and versions are refused`() throws {
    let other = try device(["ID": 0x0001_0002])
    let error = failure { () throws(DeviceError) in _ = try CycleMonitor.find(in: other) }
    #expect(error?.code == .incompatible && error?.register == "ID")
    #expect(error?.value == 0x0001_0002 && error?.message.contains("cycle_monitor_0") == true)
    let newer = try device(["VERSION": "MAJOR=2"])
    let version = failure { () throws(DeviceError) in _ = try CycleMonitor(newer) }
    #expect(version?.code == .incompatible && version?.register == "VERSION")
    #expect(version?.message.contains("version 2") == true)
  }

  @Test(arguments: [false, true])
  func `A monitor that sleeps is woken`(isAwake: Bool) throws {
    let device = try device(["STATUS": isAwake ? "AWAKE" : 0])
    _ = try CycleMonitor(device)
    let written = device.trace.filter { $0.contains("CONTROL") }
    #expect(written.contains { $0.contains("CLEAR") } == !isAwake, "\(device.trace)")
  }

  @Test func `A command that is not carried out times out`() throws {
    let device = try device(["CONTROL": "SNAPSHOT|CLEAR"])
    let monitor = try CycleMonitor(device)
    let clear = failure { () throws(DeviceError) in try monitor.clear() }
    let snapshot = failure { () throws(DeviceError) in _ = try monitor.snapshot() }
    for error in [clear, snapshot] {
      #expect(error?.code == .timeout && error?.register == "CONTROL")
      #expect(error?.message.contains("does not carry out") == true)
    }
  }

  @Test func `Counters that cannot be are reported`() throws {
    // 10 clocks, of which 11 had a beat: someone else has taken a snapshot.
    let device = try device([
      "CLOCK_LO": 100, "SNAPSHOT_CLOCK_LO": 90, "START_LO": 80, "AR_BEATS_LO": 11,
    ])
    let error = failure { () throws(DeviceError) in _ = try CycleMonitor(device).snapshot() }
    #expect(error?.code == .unexpectedResult)
    #expect(error?.message.contains("11 clocks of AR in a window of 10") == true)
  }

  /// A window of 2^33 clocks, begun before the 48 bits of times and counters went round.
  @Test func `Long windows are read`() throws {
    let now: UInt64 = 3 << 48 | 2 << 32
    let device = try device([
      "CLOCK_LO": .init(UInt32(truncatingIfNeeded: now)), "CLOCK_HI": .init(UInt32(now >> 32)),
      "SNAPSHOT_CLOCK_LO": 0x10, "SNAPSHOT_CLOCK_HI": 1,  // the snapshot, 2^32 and some clocks ago
      "START_LO": 0x20, "START_HI": 0xFFFF,  // the clear, before
      "R_BEATS_LO": 5, "R_BEATS_HI": 1,  // R beats
      "R_FIRST_LO": 0x30, "R_FIRST_HI": 0xFFFF,  // the first one
      "R_LAST_LO": 0x0F, "R_LAST_HI": 1,  // the last one
    ])
    let frozen = try CycleMonitor(device).freeze()
    #expect(frozen.clock == 3 << 48 | 1 << 32 | 0x10)
    #expect(frozen.start == 2 << 48 | 0xFFFF << 32 | 0x20)
    #expect(frozen.clocks == 2 << 32 - 0x10)
    let read = try frozen.channel(.readData)
    #expect(read.beats == 1 << 32 | 5 && read.bytes == read.beats * 8)
    #expect(read.firstBeat == 2 << 48 | 0xFFFF << 32 | 0x30)
    #expect(read.lastBeat == 3 << 48 | 1 << 32 | 0x0F)
    #expect(read.idle == frozen.clocks - read.beats)
  }

  @Test func `Short windows need few reads`() throws {
    let device = try device(["CLOCK_LO": 5000, "SNAPSHOT_CLOCK_LO": 4000, "START_LO": 1000])
    let monitor = try CycleMonitor(device)
    device.clearTrace()
    let counters = try monitor.snapshot()
    #expect(counters.clocks == 3000 && counters.frames.isEmpty)
    #expect(counters.channels.allSatisfy { $0.idle == 3000 && $0.firstBeat == nil })
    #expect(counters.reads.minimumLatency == nil && counters.reads.meanLatency == nil)
    #expect(device.trace.count <= 60)
    device.clearTrace()
    #expect(try monitor.clock() == 5000)
    #expect(device.trace.count == 2)
  }
}
