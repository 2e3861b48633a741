// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

/// The activity log tells what the counters count, and changes nothing.
@Suite struct ActivityLogTests {
  let source = ImageSize(width: 64, height: 40)
  let target = ImageSize(width: 32, height: 60)
  var pixels: [UInt8] {
    TestPattern.noise.pixels(width: source.width, height: source.height, seed: 3)
  }

  func options(stalled: Bool) -> SimulationOptions {
    var options = SimulationOptions()
    options.seed = Seeds.base
    if stalled { options.memory.stalls = .init(all: 250) }
    return options
  }

  @Test(arguments: SimulationOptions.Variant.allCases, [false, true])
  func `The log agrees with the counters`(
    variant: SimulationOptions.Variant, stalled: Bool
  ) throws {
    let device = try SimulatedDevice(
      overlay: .resizer, variant: variant, options: options(stalled: stalled))
    try device.startActivityLog()
    let frame = try simulate(pixels, from: source, to: target, on: device)
    try device.stopActivityLog()
    let log = try device.activityLog
    let statistics = try device.statistics

    #expect(log.end == device.clocks && log.clocks >= frame.clocks)
    #expect(log.buckets.reduce(0) { $0 + $1.clocks } == log.clocks)
    #expect(
      log.buckets.allSatisfy { bucket in
        bucket.channels.count == 5 && bucket.channels.allSatisfy { $0.clocks == bucket.clocks }
      })
    #expect(
      zip(log.buckets, log.buckets.dropFirst()).allSatisfy { $0.start + $0.clocks == $1.start })
    #expect(log.total(.readData).beats == statistics.readBeats)
    #expect(log.total(.writeData).beats == statistics.writeBeats)
    #expect(log.total(.readAddress).beats == statistics.readBursts)
    #expect(log.total(.writeAddress).beats == statistics.writeBursts)
    #expect(log.total(.writeResponse).beats == statistics.writeBursts)
    for (direction, bytes) in [
      (BurstActivity.Direction.read, source.byteCount), (.write, target.byteCount),
    ] {
      let bursts = log.bursts.filter { $0.direction == direction }
      #expect(bursts.reduce(0) { $0 + Int($1.beats * $1.bytesPerBeat) } == bytes)
      #expect(bursts.allSatisfy { $0.firstBeat <= $0.lastBeat && $0.lastBeat <= $0.end })
    }
    #expect(log.accesses.count(where: \.isWrite) == Int(statistics.registerWrites))
    #expect(log.accesses.count { !$0.isWrite } == Int(statistics.registerReads))
    #expect(!log.interrupts.isEmpty && log.droppedEvents == 0 && log.partialBursts == 0)
  }

  @Test(arguments: [false, true])
  func `A log takes no clock`(stalled: Bool) throws {
    let options = options(stalled: stalled)
    let without = try simulate(pixels, from: source, to: target, options: options)
    let device = try SimulatedDevice(overlay: .resizer, options: options)
    try device.startActivityLog()
    #expect(try simulate(pixels, from: source, to: target, on: device) == without)
  }

  @Test func `Accesses carry what the driver wrote`() throws {
    let device = try SimulatedDevice(overlay: .resizer)
    try device.startActivityLog()
    let start = device.clocks
    let address = BusAddress.register("axi_dma_0.MM2S_SA")
    try device.write32(address, 0x1234_5678)
    let value = try device.read32(address)
    let log = try device.activityLog
    #expect(log.accesses.map(\.address) == [address, address])
    #expect(log.accesses.map(\.isWrite) == [true, false])
    #expect(log.accesses.map(\.value) == [0x1234_5678, value])
    #expect(log.accesses[0].clocks.lowerBound == start + 1)
    #expect(log.accesses[1].clocks.upperBound == device.clocks)
  }

  @Test func `Memory is bounded`() throws {
    let device = try SimulatedDevice(overlay: .resizer)
    var options = ActivityLogOptions()
    options.bucketClocks = 1
    options.maximumBuckets = 8
    options.maximumEvents = 5
    try device.startActivityLog(options)
    _ = try simulate(pixels, from: source, to: target, on: device)
    let log = try device.activityLog
    #expect(log.buckets.count <= 8 && log.bucketClocks > 100)
    #expect(log.total(.readData).beats == (try device.statistics.readBeats))
    let events = log.bursts.count + log.waits.count + log.interrupts.count + log.accesses.count
    #expect(events == 5 && log.droppedEvents > 0)
  }

  @Test func `Mistakes are explained`() throws {
    let device = try SimulatedDevice(overlay: .resizer)
    #expect(try device.activityLog.buckets.isEmpty)
    var options = ActivityLogOptions()
    options.maximumBuckets = 3
    let odd = failure { () throws(DeviceError) in try device.startActivityLog(options) }
    #expect(odd?.code == .invalidArgument && odd?.message.contains("even") == true)
    try device.startActivityLog()
    let twice = failure { () throws(DeviceError) in try device.startActivityLog() }
    #expect(twice?.code == .invalidArgument && twice?.message.contains("already") == true)
    try device.stopActivityLog()
    try device.stopActivityLog()
  }
}
