// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

/// The driver of the cycle monitor against a script: errors, and windows too long to simulate.
@Suite struct CycleMonitorTests {
  static let base: BusAddress = 0x43C1_0000

  private func device(
    _ changes: [Int: UInt32] = [:], overlay: OverlayDescription = .resizer
  ) -> FakeDevice {
    let device = FakeDevice(overlay: overlay)
    let usual: [Int: UInt32] = [0x00: 0x5359_434D, 0x04: 0x0001_0003, 0x08: 0x0040_3008, 0x10: 1]
    for (offset, value) in usual.merging(changes, uniquingKeysWith: { $1 }) {
      device.values[Self.base + offset] = [value]
    }
    return device
  }

  @Test func theOriginalBitstreamHasNone() throws {
    let device = device(overlay: .pynqHelloWorld)
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

  @Test func otherCoresAndVersionsAreRefused() throws {
    let other = device([0x00: 0x0001_0002])
    let error = failure { () throws(DeviceError) in _ = try CycleMonitor.find(in: other) }
    #expect(error?.code == .incompatible && error?.register == "ID")
    #expect(error?.value == 0x0001_0002 && error?.message.contains("cycle_monitor_0") == true)
    let newer = device([0x04: 0x0002_0000])
    let version = failure { () throws(DeviceError) in _ = try CycleMonitor(newer) }
    #expect(version?.code == .incompatible && version?.register == "VERSION")
    #expect(version?.message.contains("version 2") == true)
  }

  @Test func aCommandThatIsNotCarriedOutTimesOut() throws {
    let device = device([0x0C: 3])
    let monitor = try CycleMonitor(device)
    let clear = failure { () throws(DeviceError) in try monitor.clear() }
    let snapshot = failure { () throws(DeviceError) in _ = try monitor.snapshot() }
    for error in [clear, snapshot] {
      #expect(error?.code == .timeout && error?.register == "CONTROL")
      #expect(error?.message.contains("does not carry out") == true)
    }
  }

  @Test func countersThatCannotBeAreReported() throws {
    // 10 clocks, of which 11 had a beat: someone else has taken a snapshot.
    let device = device([0x18: 100, 0x578: 90, 0x538: 80, 0x400: 11])
    let error = failure { () throws(DeviceError) in _ = try CycleMonitor(device).snapshot() }
    #expect(error?.code == .unexpectedResult)
    #expect(error?.message.contains("11 clocks of AR in a window of 10") == true)
  }

  /// A window of 2^33 clocks, begun before the 48 bits of times and counters went round.
  @Test func longWindowsAreRead() throws {
    let now: UInt64 = 3 << 48 | 2 << 32
    let device = device([
      0x18: UInt32(truncatingIfNeeded: now), 0x1C: UInt32(now >> 32),
      0x578: 0x10, 0x57C: 1,  // the snapshot, 2^32 and some clocks ago
      0x538: 0x20, 0x53C: 0xFFFF,  // the clear, before
      0x408: 5, 0x40C: 1,  // R beats
      0x508: 0x30, 0x50C: 0xFFFF,  // the first one
      0x548: 0x0F, 0x54C: 1,  // the last one
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

  @Test func shortWindowsNeedFewReads() throws {
    let device = device([0x18: 5000, 0x578: 4000, 0x538: 1000])
    let monitor = try CycleMonitor(device)
    device.trace = []
    let counters = try monitor.snapshot()
    #expect(counters.clocks == 3000 && counters.frames.isEmpty)
    #expect(counters.channels.allSatisfy { $0.idle == 3000 && $0.firstBeat == nil })
    #expect(counters.reads.minimumLatency == nil && counters.reads.meanLatency == nil)
    #expect(device.trace.count <= 60)
    device.trace = []
    #expect(try monitor.clock() == 5000)
    #expect(device.trace.count == 2)
  }
}
