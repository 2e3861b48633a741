// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReport
import SwynqResizer
import SwynqSimulator
import Testing

/// Slows one thing down, in the RTL or around it, and expects the verdict to name it.
@Suite struct VerdictTests {
  static let half = (
    from: ImageSize(width: 320, height: 180), to: ImageSize(width: 160, height: 90)
  )
  static let double = (from: half.to, to: half.from)

  @Test func `Shrinking is read bound by the bus`() throws {
    let report = try record(from: Self.half.from, to: Self.half.to).report
    #expect(report.verdict.limit == .read)
    #expect(report.verdict.cause == .bus)
    #expect(report.verdict.share > 0.97)
    #expect(report.verdict.next?.title == "write-bound by the bus")
  }

  @Test func `Enlarging is write bound by the bus`() throws {
    let report = try record(from: Self.double.from, to: Self.double.to).report
    #expect(report.verdict.limit == .write)
    #expect(report.verdict.cause == .bus)
    #expect(report.verdict.share > 0.97)
    #expect(report.verdict.next?.title == "read-bound by the bus")
  }

  @Test func `One slow read at a time is latency bound`() throws {
    let report = try record(from: Self.half.from, to: Self.half.to) {
      $0.memory.readLatency = 400
      $0.memory.outstandingReads = 1
    }.report
    #expect(report.verdict.limit == .latency)
    #expect(report.verdict.cause == .readLatency)
    // 16 beats in 416 clocks.
    #expect(report.verdict.evidence.contains { $0.contains("0.038 beats per clock") })
    #expect(report.verdict.share > 0.97)
  }

  @Test func `One slow write at a time is latency bound`() throws {
    let report = try record(from: Self.double.from, to: Self.double.to) {
      $0.memory.writeLatency = 400
      $0.memory.outstandingWrites = 1
    }.report
    #expect(report.verdict.limit == .latency)
    #expect(report.verdict.cause == .writeLatency)
  }

  /// Latency alone is no limit while enough reads are under way: 8 bursts of 16 beats cover 100
  /// clocks, and not 400.
  @Test(arguments: [(100, Verdict.Cause.bus), (400, .readLatency)])
  func `Latency matters once it is not covered`(latency: Int, cause: Verdict.Cause) throws {
    let report = try record(from: Self.half.from, to: Self.half.to) {
      $0.memory.readLatency = UInt32(latency)
    }.report
    #expect(report.verdict.cause == cause)
  }

  @Test(arguments: [200, 500, 800])
  func `A memory that holds reads back is named`(perMille: Int) throws {
    let report = try record(from: Self.half.from, to: Self.half.to) {
      $0.memory.stalls.readData = UInt32(perMille)
    }.report
    #expect(report.verdict.limit == .read)
    #expect(report.verdict.cause == .memory)
    let lost = report.verdict.attribution.first { $0.purpose == .lost }
    // Of n clocks, perMille thousandths carry nothing.
    let share = Double(lost?.clocks ?? 0) / Double(report.clocks)
    #expect(abs(share - Double(perMille) / 1000) < 0.03)
  }

  @Test(arguments: [200, 500, 800])
  func `A memory that does not take writes is named`(perMille: Int) throws {
    let report = try record(from: Self.double.from, to: Self.double.to) {
      $0.memory.stalls.writeData = UInt32(perMille)
    }.report
    #expect(report.verdict.limit == .write)
    #expect(report.verdict.cause == .memory)
  }

  /// Writing limits a run that reads more, too, if it is slow enough.
  @Test func `Slow writes limit a shrinking run`() throws {
    let report = try record(from: Self.half.from, to: Self.half.to) {
      $0.memory.stalls.writeData = 900
    }.report
    #expect(report.verdict.limit == .write)
    #expect(report.verdict.cause == .memory)
  }

  @Test func `A slow core is named`() throws {
    let library = try #require(
      Bundle.module.url(forResource: "resizer_overlay_slow_core-fast", withExtension: "so"))
    let device = try SimulatedDevice(libraryPath: library.path, overlay: .resizer)
    let report = try record(on: device, from: Self.half.from, to: Self.half.to).report
    #expect(report.verdict.limit == .compute)
    #expect(report.verdict.cause == .core)
    #expect(report.verdict.share > 0.95)
    // It makes 4 pixels in 16 clocks.
    #expect(report.clocks > UInt64(4 * Self.half.to.width * Self.half.to.height))
    #expect(report.verdict.next?.title == "read-bound by the bus")
  }

  @Test(arguments: [1, 4])
  func `A driver that takes its time is named`(frames: Int) throws {
    let slow = ObservedDevice(
      try SimulatedDevice(overlay: .resizer), observer: Dawdler(clocks: 500))
    let report = try record(
      on: slow, from: Sizes.tiny, to: Sizes.tiny, frames: frames, queued: frames > 1
    ).report
    #expect(report.verdict.limit == .driver, "\(report.text)")
    #expect(report.verdict.cause == .driver)
    #expect(report.verdict.share > 0.5)
    #expect(report.verdict.next?.title == "read-bound by the bus")
    if frames > 1 { #expect(try #require(report.phases).gap > 1000) }
  }

  @Test func `A program that keeps its driver waiting is named`() throws {
    let device = try SimulatedDevice(overlay: .resizer)
    let report = try record(
      on: device, from: Sizes.tiny, to: Sizes.tiny,
      progress: {
        do { try device.run(clocks: 5000) } catch { Issue.record("\(error)") }
      }
    ).report
    #expect(report.verdict.limit == .driver)
    #expect(try #require(report.driver.betweenCalls) >= 5000)
    #expect(try #require(report.phases).wait >= 4900)
  }

  @Test func `A frame of a few pixels is driver bound`() throws {
    let dot = ImageSize(width: 1, height: 1)
    let verdict = try record(from: dot, to: dot).report.verdict
    #expect([.driver, .latency].contains(verdict.limit))
  }
}
