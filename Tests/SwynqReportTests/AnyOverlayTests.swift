// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReport
import SwynqResizer
import SwynqSimulator
import Testing

/// Reports of overlays without a cycle monitor, which the simulator counts for itself.
@Suite struct AnyOverlayTests {
  /// The overlay that the harness is tested with: it copies beats, and knows no resizer.
  static func copier(
    _ change: (inout SimulationOptions) -> Void = { _ in }
  ) throws -> SimulatedDevice {
    var options = SimulationOptions()
    change(&options)
    let library = try #require(
      Bundle.module.url(forResource: "test_overlay-fast", withExtension: "so"))
    return try SimulatedDevice(libraryPath: library.path, options: options)
  }

  /// A driver of the copier (`sim/test/rtl/test_pkg.sv`).
  static func copy(beats: UInt32, on device: some Device) throws {
    let source = try device.allocate(shape: [Int(beats) * 8], of: UInt8.self)
    let destination = try device.allocate(shape: [Int(beats) * 8], of: UInt8.self)
    for (register, value) in [
      (0x0C, UInt32(source.address.rawValue)), (0x10, UInt32(destination.address.rawValue)),
      (0x14, beats), (0x1C, 1), (0x04, 1),
    ] as [(BusAddress, UInt32)] {
      try device.write32(register, value)
    }
    _ = try device.waitForInterrupt(.line(0), timeout: .milliseconds(10))
  }

  /// The same run, counted by the monitor and by the simulator.
  @Test(arguments: [(1, false, 0), (3, false, 0), (3, true, 0), (1, false, 300), (3, true, 300)])
  func `Counts what a monitor counts`(frames: Int, queued: Bool, stalls: UInt32) throws {
    var options = SimulationOptions()
    options.memory.stalls.readData = stalls
    options.memory.stalls.writeData = stalls
    let monitored = try record(
      on: SimulatedDevice(overlay: .resizer, options: options), from: Sizes.tiny, to: Sizes.small,
      frames: frames, queued: queued
    ).report
    var overlay = OverlayDescription.resizer
    overlay.blocks.removeAll { $0.name == "cycle_monitor_0" }
    let counted = try record(
      on: SimulatedDevice(overlay: overlay, options: options), from: Sizes.tiny, to: Sizes.small,
      frames: frames, queued: queued
    ).report
    #expect(counted.channels.map(\.name) == ["AR", "R", "AW", "W", "B"])
    #expect(counted.unknowns.map(\.what).contains("streams"))
    // A monitor's accesses come before the frame, which moves random stalls.
    guard stalls == 0 else {
      #expect(counted.channel(.readData)?.beats == monitored.channel(.readData)?.beats)
      return
    }
    #expect(counted.clocks == monitored.clocks || !queued && frames > 1)
    for channel in counted.channels {
      let other = try #require(monitored.channels.first { $0.name == channel.name })
      #expect(channel.beats == other.beats && channel.bytes == other.bytes, "\(channel.name)")
      #expect(channel.stalled == other.stalled, "\(channel.name)")
      if frames == 1 || queued { #expect(channel.span == other.span, "\(channel.name)") }
      #expect(channel.clocks == counted.window)
    }
    #expect(counted.reads == monitored.reads)
    #expect(counted.writes == monitored.writes)
    if frames == 1 || queued { #expect(counted.phases == monitored.phases) }
  }

  @Test func `Measures a driver in one line`() throws {
    let report = try Self.copier().measure("a copy") { device in
      try Self.copy(beats: 256, on: device)
    }
    #expect(report.name == "a copy")
    #expect(report.run.overlay == "test_overlay" && report.run.work.source == nil)
    #expect(report.channel(.readData)?.beats == 256 && report.channel(.writeData)?.bytes == 2048)
    #expect(report.bytesRead == 2048 && report.bytesWritten == 2048)
    #expect(report.floor == 256)
    #expect(report.phases?.sum == report.clocks)
    #expect(report.driver.writes.count == 5 && report.driver.waits.count == 1)
    #expect(report.speedup == nil && !report.text.contains("original core"))
    #expect(report.verdict.limit != .unknown, "\(report.text)")
    let again = try CycleReport(json: report.json, from: "a test")
    #expect(again == report)
  }

  @Test func `Several runs are one window`() throws {
    let report = try Self.copier().measure(times: 4) { device in
      try Self.copy(beats: 16, on: device)
    }
    #expect(report.frames.count == 4 && report.run.frameCount == 4 && !report.run.isQueued)
    #expect(report.channel(.readData)?.beats == 64)
    #expect(report.floor == 64)
    #expect(report.text.contains("4 runs one by one"))
  }

  @Test func `A slow memory is named`() throws {
    let report = try Self.copier {
      $0.memory.readLatency = 400
    }.measure { device in try Self.copy(beats: 64, on: device) }
    #expect(report.verdict.limit == .latency, "\(report.text)")
  }

  @Test func `Work that moves nothing`() throws {
    let report = try Self.copier().measure("registers") { device in
      for _ in 0..<10 { _ = try device.read32(0x0C) }
    }
    #expect(report.driver.reads.count == 10 && report.phases == nil)
    #expect(report.floor == 0)
    #expect(report.unknowns.contains { $0.what == "phases" })
    #expect(report.verdict.limit == .driver, "\(report.text)")
  }

  @Test func `A copiers budget is held`() throws {
    try BudgetTests.withFile { path in
      try CycleBudgets(path, recording: true).check("a copy", on: Self.copier()) {
        try Self.copy(beats: 64, on: $0)
      }
      let budgets = try CycleBudgets(path, recording: false)
      try budgets.check("a copy", on: Self.copier()) { try Self.copy(beats: 64, on: $0) }
      #expect(throws: ReportError.self) {
        try budgets.check("a copy", on: Self.copier { $0.memory.readLatency = 60 }) {
          try Self.copy(beats: 64, on: $0)
        }
      }
    }
  }
}
