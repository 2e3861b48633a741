// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqReport
import SwynqResizer
import SwynqSimulator
import Testing

/// A recorder's facts, held to those of the harness and the driver of the same run.
@Suite struct RecorderTests {
  @Test func `A frame takes the clocks that it takes unrecorded`() throws {
    let plain = try clocksWithoutRecorder(from: Sizes.large, to: Sizes.small)
    let recorded = try record(from: Sizes.large, to: Sizes.small).report
    #expect(plain.all == 86_701)
    #expect(recorded.clocks == 86_701)
    #expect(recorded.frames.map(\.clocks) == [86_701])
  }

  @Test(arguments: [false, true])
  func `Frames take the clocks that they take unrecorded`(queued: Bool) throws {
    let plain = try clocksWithoutRecorder(
      from: Sizes.tiny, to: Sizes.small, frames: 4, queued: queued)
    let recorded = try record(from: Sizes.tiny, to: Sizes.small, frames: 4, queued: queued).report
    #expect(recorded.frames.map(\.clocks) == plain.frames)
    #expect(recorded.clocks == plain.all)
    #expect(recorded.run.isQueued == queued)
  }

  /// The harness counts beats and their clocks by itself, in C++.
  @Test(arguments: [
    (Sizes.large, Sizes.small), (Sizes.tiny, Sizes.small), (Sizes.tiny, Sizes.tiny),
  ])
  func `Agrees with the harness`(source: ImageSize, target: ImageSize) throws {
    let device = try SimulatedDevice(overlay: .resizer)
    let recording = try record(on: device, from: source, to: target)
    let report = recording.report
    let phases = try #require(report.phases)
    let origin = try #require(recording.origin)
    let harness = try device.statistics
    #expect(origin + phases.setUp + phases.firstByte == harness.firstReadBeatClock)
    #expect(
      origin + phases.setUp + phases.firstByte + phases.streaming == harness.lastReadBeatClock)
    // The harness holds each read for the memory's latency.
    #expect(phases.firstByte == UInt64(device.options.memory.readLatency))
    #expect(report.channel(.readData)?.beats == harness.readBeats)
    #expect(report.channel(.writeData)?.beats == harness.writeBeats)
    #expect(report.reads?.bursts == harness.readBursts)
    #expect(report.writes?.bursts == harness.writeBursts)
    #expect(report.reads?.minimumLatency == device.options.memory.readLatency)
  }

  @Test(arguments: [1, 3], [false, true])
  func `Sums agree`(frames: Int, queued: Bool) throws {
    let report = try record(
      from: ImageSize(width: 90, height: 41), to: ImageSize(width: 57, height: 83),
      frames: frames, queued: queued
    ) { $0.memory.stalls = .init(all: 200) }.report
    #expect(report.phases?.sum == report.clocks)
    for frame in report.frames where frame.phases != nil {
      #expect(frame.phases?.sum == frame.clocks)
    }
    #expect(report.channels.map(\.name) == ["AR", "R", "AW", "W", "B", "MM2S", "S2MM"])
    for channel in report.channels { #expect(channel.clocks == report.window, "\(channel)") }
    #expect(report.window >= report.clocks)
    #expect(report.channel(.source)?.bytes == report.run.bytesRead)
    #expect(report.channel(.destination)?.bytes == report.run.bytesWritten)
    #expect(report.channel(.writeData)?.bytes == report.run.bytesWritten)
    #expect(report.verdict.attribution.reduce(0) { $0 + $1.clocks } == report.clocks)
    let driver = report.driver
    let parts = [driver.reads, driver.writes, driver.polls, driver.waits].map { $0.clocks ?? 0 }
    #expect(parts.reduce(0, +) + (driver.betweenCalls ?? 0) == report.clocks)
  }

  @Test func `Frames of a queue overlap and have no phases of their own`() throws {
    let report = try record(from: Sizes.tiny, to: Sizes.tiny, frames: 3, queued: true).report
    #expect(report.frames.allSatisfy { $0.phases == nil })
    #expect(report.frames[1].start < report.frames[0].end)
    #expect(report.unknowns.contains { $0.what == "phases of each frame" })
    for frame in report.frames {
      let entered = try #require(frame.entered)
      let left = try #require(frame.left)
      #expect(frame.start < entered && entered < left && left < frame.end)
    }
    let single = try record(from: Sizes.tiny, to: Sizes.tiny, frames: 3).report
    #expect(single.frames.allSatisfy { $0.phases != nil })
    #expect(single.clocks > report.clocks)
  }

  @Test func `A gap is the time from seeing the end to the next start`() throws {
    let recording = try record(from: Sizes.tiny, to: Sizes.tiny, frames: 2, queued: true)
    // Between the wait that tells of the first frame's last read and the write of MM2S_LENGTH.
    let seen = try #require(
      recording.events.first {
        if case .lines(let lines) = $0.outcome { lines.contains(.line(0)) } else { false }
      }?.endClock)
    let begun = try #require(
      recording.events.last {
        if case .write(0x4040_0028, _) = $0.call { true } else { false }
      }?.endClock)
    #expect(begun > seen)
    #expect(recording.report.phases?.gap == begun - seen)
  }

  @Test func `Says what it ran`() throws {
    let report = try record(from: Sizes.tiny, to: Sizes.tiny) {
      $0.seed = 7
      $0.memory.readLatency = 12
      $0.memory.stalls.readData = 100
    }.report
    #expect(report.run.device == "simulator")
    #expect(report.run.dataWidth == 64)
    #expect(report.run.burstLength == 16)
    #expect(report.run.seed == 7)
    #expect(report.run.memory?.readLatency == 12)
    #expect(report.run.memory?.stalls.byChannel == ["R": 100])
    #expect(report.run.versions.overlay == "resizer_overlay-fast.so")
    #expect(report.run.versions.verilator != nil)
    #expect(report.unknowns.isEmpty)
  }

  @Test func `The same program gives the same report`() throws {
    let first = try record(from: Sizes.tiny, to: Sizes.small) { $0.memory.stalls = .init(all: 300) }
    let again = try record(from: Sizes.tiny, to: Sizes.small) { $0.memory.stalls = .init(all: 300) }
    #expect(first.report == again.report)
  }

  @Test func `An overlay without a monitor`() throws {
    var overlay = OverlayDescription.resizer
    overlay.blocks.removeAll { $0.name == "cycle_monitor_0" }
    let device = SecretiveDevice(try SimulatedDevice(overlay: overlay), hidesClock: false)
    let report = try record(on: device, from: Sizes.large, to: Sizes.small).report
    #expect(report.clocks == 86_701)
    #expect(report.phases == nil && report.channels.isEmpty && report.reads == nil)
    #expect(report.unknowns.map(\.what).starts(with: ["phases", "channels", "bursts"]))
    #expect(report.unknowns[0].reason.contains("has no cycle monitor"))
    #expect(report.verdict.title == "read-bound by the bus")
    #expect(report.text.contains("not known"))
  }

  @Test func `An overlay whose monitor was left out`() throws {
    let device = SecretiveDevice(
      try SimulatedDevice(overlay: .resizer), hidesClock: false, hidesMonitor: true)
    let report = try record(on: device, from: Sizes.tiny, to: Sizes.tiny).report
    #expect(report.unknowns[0].reason.contains("does not answer"))
    #expect(report.run.dataWidth == 64)
    #expect(report.run.device == "SecretiveDevice")
  }

  @Test(arguments: [1, 3], [false, true])
  func `A device that counts no clocks is measured by its monitor`(frames: Int, queued: Bool) throws
  {
    let exact = try record(from: Sizes.tiny, to: Sizes.small, frames: frames, queued: queued).report
    let device = SecretiveDevice(try SimulatedDevice(overlay: .resizer))
    let report = try record(
      on: device, from: Sizes.tiny, to: Sizes.small, frames: frames, queued: queued
    ).report
    #expect(report.run.clockSource == .monitor)
    #expect(report.clocks == report.window)
    #expect(report.clocks > exact.clocks)
    #expect(report.clocks < exact.clocks + 64 * UInt64(frames))
    #expect(report.phases?.sum == report.clocks)
    #expect(report.phases?.streaming == exact.phases.map { $0.streaming + $0.gap })
    #expect(report.driver.reads.count == exact.driver.reads.count)
    #expect(report.driver.registerClocks == nil)
    #expect(report.unknowns.contains { $0.what == "clocks of the driver's calls" })
    #expect(report.frames.count == frames)
  }

  @Test func `Without clock and monitor time counts`() throws {
    let device = SecretiveDevice(try SimulatedDevice(overlay: .resizer), hidesMonitor: true)
    let report = try record(on: device, from: Sizes.large, to: Sizes.small).report
    #expect(report.run.clockSource == .time)
    #expect(report.clocks == 86_701)
    #expect(report.channels.isEmpty)
  }

  @Test func `Mistakes are refused`() throws {
    let device = try SimulatedDevice(overlay: .resizer)
    let recorder = CycleRecorder(device)
    let none = #expect(throws: DeviceError.self) { try recorder.record(times: 0) { _ in } }
    #expect(none?.code == .invalidArgument)
    let nothing = #expect(throws: DeviceError.self) {
      try recorder.record { _ in [ResizeResult]() }
    }
    #expect(nothing?.code == .invalidArgument)
    let resizer = try ImageResizer(recorder.device)
    let noFrames = #expect(throws: DeviceError.self) {
      try recorder.record { _ in try resizer.resize(from: Sizes.tiny, to: Sizes.tiny, count: 0) }
    }
    #expect(noFrames?.code == .invalidArgument)
    let large = #expect(throws: DeviceError.self) {
      try recorder.record { _ in
        try resizer.resize(from: ImageSize(width: 4000, height: 1), to: Sizes.tiny)
      }
    }
    #expect(large?.code == .invalidArgument)
    let input = try device.allocate(shape: Sizes.tiny.shape, of: UInt8.self)
    let output = try device.allocate(shape: Sizes.tiny.shape, of: UInt8.self)
    try resizer.enqueue(input, into: output)
    let busy = #expect(throws: DeviceError.self) {
      try recorder.record { _ in try resizer.resize(from: Sizes.tiny, to: Sizes.tiny) }
    }
    #expect(busy?.code == .busy)
  }

  /// What a closure throws ends the recording, and the next one works.
  @Test(arguments: [false, true])
  func `An error of the work is passed on`(hasMonitor: Bool) throws {
    struct Mishap: Error {}
    var overlay = OverlayDescription.resizer
    if !hasMonitor { overlay.blocks.removeAll { $0.name == "cycle_monitor_0" } }
    let recorder = CycleRecorder(try SimulatedDevice(overlay: overlay))
    #expect(throws: Mishap.self) { try recorder.record(logging: .init()) { _ in throw Mishap() } }
    let recording = try recorder.record(logging: .init()) { device in
      try ImageResizer(device).resize(from: Sizes.tiny, to: Sizes.tiny)
    }
    #expect(recording.report.frames.count == 1 && recording.activity != nil)
  }
}
