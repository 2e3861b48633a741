// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

/// The cycle monitor of the real overlay, by what must agree with what. `rtl/cycle_monitor/test` holds
/// every counter to a recount of its pins; here it is the driver, and the overlay around it.
@Suite struct CycleMonitorTests {
  static let widths = [32, 64, 128]

  @Test(arguments: widths, [UInt32(0), 300])
  func `Counters agree with the images and the simulator`(width: Int, stalls: UInt32) throws {
    var options = SimulationOptions()
    options.memory.stalls = .init(all: stalls)
    let device = try overlayDevice(width: width, options: options)
    let monitor = try #require(try CycleMonitor.find(in: device))
    #expect(monitor.bytesPerBeat == width / 8)
    let woken = try device.statistics
    // Sizes whose rows and images end inside a beat.
    let source = ImageSize(width: 61, height: 33)
    let target = ImageSize(width: 37, height: 21)
    let pixels = TestPattern.ramp.pixels(width: 61, height: 33, seed: 1)
    _ = try simulate(pixels, from: source, to: target, on: device)
    let before = try device.statistics
    let counters = try monitor.snapshot()

    // The driver woke it.
    #expect(counters.start > 0 && counters.clocks == counters.clock - counters.start)
    #expect(counters.clock + UInt64(options.resetClocks) >= before.clocks)
    for channel in MonitoredChannel.allCases {
      let counted = counters[channel]
      #expect(
        counted.beats + counted.stalled + counted.starved + counted.idle == counters.clocks,
        "\(channel)")
    }
    #expect(counters[.source].bytes == UInt64(source.byteCount))
    #expect(counters[.destination].bytes == UInt64(target.byteCount))
    #expect(counters[.writeData].bytes == UInt64(target.byteCount))
    #expect(counters[.readData].bytes == counters[.readData].beats * UInt64(width / 8))
    #expect(counters[.readData].bytes >= UInt64(source.byteCount))
    #expect(counters[.readAddress].bytes == 0 && counters[.writeResponse].bytes == 0)

    #expect(counters[.readData].beats == before.readBeats)
    #expect(counters[.writeData].beats == before.writeBeats)
    #expect(counters.reads.bursts == before.readBursts)
    #expect(counters.reads.measured == before.readBursts)
    #expect(counters.writes.bursts == before.writeBursts)
    #expect(counters.writes.measured == before.writeBursts)
    // The simulator's clocks count the reset's.
    func simulated(_ clock: UInt64?) -> UInt64? { clock.map { $0 + UInt64(options.resetClocks) } }
    #expect(simulated(counters[.readData].firstBeat) == before.firstReadBeatClock)
    #expect(simulated(counters[.readData].lastBeat) == before.lastReadBeatClock)
    #expect(simulated(counters[.writeData].firstBeat) == before.firstWriteBeatClock)
    #expect(simulated(counters[.writeData].lastBeat) == before.lastWriteBeatClock)
    // The monitor's own accesses: the write that woke it, that of the snapshot, and polls after the
    // one and before the other.
    let writes = before.registerWrites - woken.registerWrites
    let reads = before.registerReads - woken.registerReads
    #expect((writes + 1...writes + 2).contains(counters.registers.writes))
    #expect((reads...reads + 20).contains(counters.registers.reads))
    #expect(counters.registers.busy >= 4 * (before.registerReads + before.registerWrites))
    #expect(counters.registers.busy < counters.clocks)

    #expect(counters.frameCount == 1)
    let frame = try #require(counters.frames.first)
    #expect(frame.start == counters[.source].firstBeat)
    #expect(frame.end == counters[.destination].lastBeat)
  }

  @Test(arguments: [1, 7, 30, 100, 400])
  func `Latencies are those of the memory`(latency: UInt32) throws {
    var options = SimulationOptions()
    options.memory.readLatency = latency
    options.memory.writeLatency = latency
    // One burst at a time waits for the memory alone.
    options.memory.outstandingReads = 1
    options.memory.outstandingWrites = 1
    let device = try SimulatedDevice(overlay: .resizer, options: options)
    let counters = try Self.countersOfAFrame(on: device)
    #expect(counters.reads.minimumLatency == latency)
    #expect(counters.reads.maximumLatency == latency)
    #expect(counters.reads.meanLatency == Double(latency))
    #expect(counters.reads.outstandingHighWater == 1)
    // A write waits for its data too, up to 16 beats.
    let writes = try #require(counters.writes.minimumLatency)
    #expect(writes >= latency)
    #expect(try #require(counters.writes.meanLatency) >= Double(writes))
    #expect(counters.writes.outstandingHighWater == 1)
  }

  @Test(arguments: [2, 8, 20])
  func `Depth is that of the memory`(depth: UInt32) throws {
    var options = SimulationOptions()
    options.memory.readLatency = 300
    options.memory.outstandingReads = depth
    let counters = try Self.countersOfAFrame(
      on: SimulatedDevice(overlay: .resizer, options: options))
    #expect(counters.reads.outstandingHighWater == depth)
    #expect(counters.reads.minimumLatency == 300)
    // The bursts behind the first one wait for its data: little against the latency.
    #expect(try #require(counters.reads.maximumLatency) <= 300 + 16 * depth)
  }

  static func countersOfAFrame(on device: SimulatedDevice) throws -> CycleCounters {
    let monitor = try CycleMonitor(device)
    let size = ImageSize(width: 64, height: 48)
    _ = try simulate(
      TestPattern.ramp.pixels(width: 64, height: 48, seed: 1), from: size,
      to: .init(width: 32, height: 24), on: device)
    return try monitor.snapshot()
  }
}
