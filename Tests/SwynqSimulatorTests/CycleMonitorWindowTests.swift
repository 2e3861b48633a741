// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

/// Windows of the cycle monitor while frames run, and what it does to them: nothing.
@Suite struct CycleMonitorWindowTests {
  /// Starts a frame and does not wait for it.
  private struct Frame: ~Copyable {
    let dma: AXIDMA<SimulatedDevice>
    let core: ResizeAccelerator<SimulatedDevice>
    let input: DeviceBuffer<UInt8>
    let output: DeviceBuffer<UInt8>

    init(_ source: ImageSize, to target: ImageSize, on device: SimulatedDevice) throws {
      let dma = try AXIDMA(device)
      let core = try ResizeAccelerator(device)
      let input = try device.allocate(shape: source.shape, of: UInt8.self)
      let output = try device.allocate(shape: target.shape, of: UInt8.self)
      try core.setSizes(source: source, destination: target)
      try dma.receive.transfer(output)
      try core.start()
      try dma.send.transfer(input)
      self.dma = dma
      self.core = core
      self.input = input
      self.output = output
    }

    func wait() throws {
      try dma.send.wait()
      try dma.receive.wait()
    }
  }

  @Test(arguments: [UInt32(0), 250])
  func `Laps lose no clock and no beat`(stalls: UInt32) throws {
    var options = SimulationOptions()
    options.seed = Seeds.base
    options.memory.stalls = .init(all: stalls)
    let device = try SimulatedDevice(overlay: .resizer, options: options)
    let monitor = try CycleMonitor(device)
    let source = ImageSize(width: 160, height: 120)
    let target = ImageSize(width: 80, height: 60)
    try monitor.clear()
    let frame = try Frame(source, to: target, on: device)
    var laps: [CycleCounters] = []
    var random = SeededGenerator(seed: Seeds.base)
    for _ in 0..<8 {
      try device.run(clocks: UInt64.random(in: 0...900, using: &random))
      laps.append(try monitor.snapshot(clearing: true))
    }
    try frame.wait()
    laps.append(try monitor.snapshot())

    for (lap, next) in zip(laps, laps.dropFirst()) { #expect(next.start == lap.clock) }
    #expect(laps.filter { $0[.readData].beats > 0 }.count > 3, "the frame was over too soon")
    for channel in MonitoredChannel.allCases {
      for lap in laps {
        let counted = lap[channel]
        #expect(counted.beats + counted.stalled + counted.starved + counted.idle == lap.clocks)
        if let first = counted.firstBeat, let last = counted.lastBeat {
          #expect(lap.start <= first && first <= last && last < lap.clock)
        } else {
          #expect(counted.beats == 0)
        }
      }
    }
    func sum(_ value: (CycleCounters) -> UInt64) -> UInt64 { laps.reduce(0) { $0 + value($1) } }
    #expect(sum { $0[.source].bytes } == UInt64(source.byteCount))
    #expect(sum { $0[.destination].bytes } == UInt64(target.byteCount))
    #expect(sum { $0[.readData].beats } == sum { $0[.source].beats })
    #expect(sum { $0.reads.measured } == sum { $0.reads.bursts })
    #expect(sum { $0.writes.measured } == sum { $0.writes.bursts })
    #expect(sum(\.frameCount) == 1)
    // Counters of one clock: what one channel has passed on, the next cannot have before.
    var read: UInt64 = 0
    var sent: UInt64 = 0
    for lap in laps {
      read += lap[.readData].beats
      sent += lap[.source].beats
      #expect(sent <= read && read <= sent + 512)
    }
  }

  @Test func `A snapshot stays while traffic goes on`() throws {
    let device = try SimulatedDevice(overlay: .resizer)
    let monitor = try CycleMonitor(device)
    let frame = try Frame(
      .init(width: 160, height: 120), to: .init(width: 80, height: 60), on: device)
    try device.run(clocks: 700)
    let frozen = try monitor.freeze()
    let first = try frozen.counters()
    try device.run(clocks: 2000)
    #expect(try frozen.counters() == first)
    let later = try monitor.snapshot()
    #expect(later[.readData].beats > first[.readData].beats)
    #expect(later.start == first.start && later.clock > first.clock + 2000)
    let error = failure { () throws(DeviceError) in _ = try frozen.reads() }
    #expect(error?.code == .invalidArgument && error?.message.contains("later snapshot") == true)
    try frame.wait()
  }

  @Test func `The ring keeps the last frames`() throws {
    let device = try SimulatedDevice(overlay: .resizer)
    let monitor = try CycleMonitor(device)
    let resizer = try ImageResizer(device)
    let input = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    var output = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    var windows: [ClosedRange<UInt64>] = []
    let reset = UInt64(device.options.resetClocks)
    for _ in 0..<600 {
      let start = device.clocks - reset
      _ = try resizer.resize(input, into: &output)
      windows.append(start...(device.clocks - reset))
    }
    let counters = try monitor.snapshot()
    #expect(counters.frameCount == 600)
    #expect(counters.frames.count == 64)
    for (frame, window) in zip(counters.frames, windows.suffix(64)) {
      #expect(window.contains(frame.start) && window.contains(frame.end))
      #expect(frame.start < frame.end)
    }
    let frozen = try monitor.freeze()
    #expect(try frozen.frames(limit: 3) == Array(counters.frames.suffix(3)))
    #expect(try frozen.frames(limit: 0).isEmpty)
    // The oldest are given up once they may have been overwritten.
    for _ in 0..<(512 - 64 - 10) { _ = try resizer.resize(input, into: &output) }
    #expect(try frozen.frames() == Array(counters.frames.suffix(10)))
    for _ in 0..<10 { _ = try resizer.resize(input, into: &output) }
    #expect(try frozen.frames().isEmpty)
    try monitor.clear()
    let cleared = try monitor.snapshot()
    #expect(cleared.frameCount == 0 && cleared.frames.isEmpty)
  }

  @Test(arguments: [UInt32(0), 200, 700])
  func `The overlay takes the same clocks without it`(stalls: UInt32) throws {
    var options = SimulationOptions()
    options.seed = Seeds.base &+ UInt64(stalls)
    options.memory.stalls = .init(all: stalls)
    func run(_ device: SimulatedDevice) throws -> [UInt64] {
      var random = SeededGenerator(seed: options.seed)
      var clocks: [UInt64] = []
      for number in 0..<12 {
        let source = ImageSize(
          width: .random(in: 1...70, using: &random), height: .random(in: 1...40, using: &random))
        let target = ImageSize(
          width: .random(in: 1...70, using: &random), height: .random(in: 1...40, using: &random))
        let pixels = TestPattern.noise.pixels(
          width: source.width, height: source.height, seed: UInt32(number + 1))
        clocks.append(try simulate(pixels, from: source, to: target, on: device).clocks)
        clocks.append(device.clocks)
      }
      return clocks
    }
    let watched = try run(SimulatedDevice(overlay: .resizer, options: options))
    let unwatched = try run(
      overlayDevice("resizer_overlay_unwatched", options: options))
    #expect(watched == unwatched, "seed \(options.seed)")
  }

  @Test func `An overlay without it is told`() throws {
    let device = try overlayDevice("resizer_overlay_unwatched")
    let error = failure { () throws(DeviceError) in _ = try CycleMonitor(device) }
    #expect(error?.code == .decodeError && error?.register == "ID")
  }
}
