// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

@Suite struct EquivalenceTests {
  static let frame = EquivalenceCase(
    source: .init(width: 24, height: 16), destination: .init(width: 20, height: 30), seed: 5)

  /// Holds a device with a fault to one without.
  func report(
    _ fault: FaultyDevice<SimulatedDevice>.Fault, tolerance: Double? = nil
  ) throws -> EquivalenceReport {
    var check = EquivalenceCheck()
    check.clockTolerance = tolerance
    return check.run(
      [Self.frame], on: FaultyDevice(try SimulatedDevice(overlay: .resizer), fault), "faulty",
      against: try SimulatedDevice(overlay: .resizer), "good")
  }

  func difference(
    _ fault: FaultyDevice<SimulatedDevice>.Fault, tolerance: Double? = nil
  ) throws -> Difference {
    let report = try report(fault, tolerance: tolerance)
    #expect(!report.isEqual)
    return try #require(report.cases[0].difference)
  }

  @Test func `Equal devices are equal`() throws {
    let seed = Seeds.base
    let cases =
      EquivalenceCase.corners(seed: seed)
      + EquivalenceCase.random(count: 4, longest: 60, seed: seed)
    var check = EquivalenceCheck()
    check.clockTolerance = 0
    for caching in [CachingPolicy.nonCacheable, .cacheable] {
      check.caching = caching
      let report = check.run(
        cases, on: try SimulatedDevice(overlay: .resizer), "one",
        against: try SimulatedDevice(overlay: .resizer), "other")
      #expect(report.isEqual, "seed \(seed): \(report.cases.compactMap(\.difference))")
      #expect(report.cases.map(\.name) == cases.map(\.name))
      #expect(report.notCompared.isEmpty)
      for entry in report.cases {
        #expect(entry.ratio == 1 && entry.clocks == entry.referenceClocks)
        #expect(try #require(entry.clocks) > 0)
      }
    }
  }

  @Test(arguments: [0, 1, 59, 60, 20 * 30 * 3 - 1])
  func `A flipped byte is found`(offset: Int) throws {
    let difference = try difference(.flippedByte(offset: offset, mask: 0x10))
    #expect(difference.kind == .pixels)
    #expect(difference.byteOffset == offset && difference.byteCount == 1)
    #expect(difference.pixel == PixelPlace(offset: offset, width: 20))
    #expect(difference.pixel?.row == offset / 60 && difference.pixel?.channel == offset % 3)
    #expect(Int(difference.found) ?? -1 == (Int(difference.expected) ?? -1) ^ 0x10)
    #expect(difference.description.contains("column \(offset / 3 % 20), row \(offset / 60)"))
  }

  @Test(
    arguments: [
      ("axi_dma_0.MM2S_DMASR", DMAStatus.delay.mask), ("resize_accel_0.CTRL", 1 << 15),
      ("resize_accel_0.dst_cols", 1), ("axi_dma_0.MM2S_LENGTH", 4),
    ] as [(String, UInt32)])
  func `A wrong register is found`(name: String, mask: UInt32) throws {
    let difference = try difference(.wrongRegister(.register(name), mask: mask))
    #expect(difference.kind == .register)
    #expect(difference.place == "register \(name)")
    #expect(difference.found != difference.expected)
  }

  @Test func `A wrong length is an error`() throws {
    let difference = try difference(.wrongRegister(.register("axi_dma_0.S2MM_LENGTH"), mask: 1))
    #expect(difference.kind == .error)
    #expect(difference.found.contains("unexpectedResult"))
    #expect(difference.expected == "no error")
  }

  @Test(arguments: [0, 1, 2])
  func `A missing interrupt is found`(line: Int) throws {
    let difference = try difference(.missingInterrupt(.line(line)))
    // The driver waits for it in vain.
    #expect(difference.kind == .error)
    #expect(difference.found.contains("timeout"))
    #expect(difference.found.contains(line == 2 ? "line 2" : line == 1 ? "S2MM" : "MM2S"))
  }

  /// An overlay may have several blocks of a kind: a name alone says nothing.
  @Test func `Everything is named with its block`() throws {
    let outcome = ResizeFlow().run(Self.frame, on: try SimulatedDevice(overlay: .resizer))
    #expect(outcome.error == nil)
    #expect(
      outcome.interrupts == [
        "axi_dma_0.mm2s_introut", "axi_dma_0.s2mm_introut", "resize_accel_0.interrupt",
      ])
    let names = outcome.registers.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.contains("axi_dma_0.S2MM_LENGTH") && names.contains("resize_accel_0.src_rows"))
    #expect(names.allSatisfy { $0.hasPrefix("axi_dma_0.") || $0.hasPrefix("resize_accel_0.") })
  }

  /// Two designs may call the same block by other names, which is no difference.
  @Test func `Names of instances are not compared`() throws {
    let good = ResizeFlow().run(Self.frame, on: try SimulatedDevice(overlay: .resizer))
    var other = good
    for index in other.registers.indices {
      other.registers[index].name = "video/" + good.registers[index].name
    }
    other.interrupts = good.interrupts.map { "video/" + $0 }
    let difference = { (outcome: FlowOutcome) in
      outcome.firstDifference(
        from: good, size: Self.frame.destination, interrupts: ResizeFlow().interrupts, tolerance: 0)
    }
    #expect(difference(other) == nil)
    other.registers[3].value ^= 1
    #expect(difference(other)?.place == "register video/\(good.registers[3].name)")
    other.registers = Array(good.registers.reversed())
    #expect(difference(other)?.place == "the registers")
  }

  /// The lines seen are compared even if the flow itself succeeds.
  @Test func `Lines that were not seen are found`() throws {
    var (found, expected) = (FlowOutcome(), FlowOutcome())
    // The instances may have other names on each device.
    found.interrupts = ["video/a.x", "b.y"]
    expected.interrupts = ["a.x", "b.y", "c.z"]
    let size = ImageSize(width: 1, height: 1)
    let difference = found.firstDifference(
      from: expected, size: size, interrupts: ["x", "z"])
    #expect(difference?.kind == .interrupts)
    #expect(difference?.found == "video/a.x" && difference?.expected == "a.x, c.z")
    #expect(found.firstDifference(from: expected, size: size, interrupts: ["x"]) == nil)
  }

  @Test func `Other clocks are found beyond the tolerance`() throws {
    let reported = try report(.fasterClock(percent: 10))
    #expect(reported.isEqual)
    let ratio = try #require(reported.cases[0].ratio)
    #expect(ratio > 1.09 && ratio < 1.11)
    #expect(try report(.fasterClock(percent: 10), tolerance: 0.11).isEqual)
    let difference = try difference(.fasterClock(percent: 10), tolerance: 0.09)
    #expect(difference.kind == .clocks && difference.found.contains("clocks"))
  }

  /// The monitors' counts are compared, but for those that depend on speed.
  @Test func `Other counts are found`() throws {
    let device = try SimulatedDevice(overlay: .resizer)
    let good = ResizeFlow().run(Self.frame, on: device)
    let counters = try #require(good.counters)
    #expect(counters[.destination].bytes == UInt64(Self.frame.destination.byteCount))
    #expect(try #require(good.streamClocks) > 0)
    func difference(_ change: (inout CycleCounters) -> Void) -> Difference? {
      var other = good
      change(&other.counters!)
      return other.firstDifference(
        from: good, size: Self.frame.destination, interrupts: ResizeFlow().interrupts, tolerance: 0)
    }
    #expect(difference { _ in } == nil)
    #expect(difference { $0[.readData].activity.idle += 1000 } == nil)
    let bytes = difference { $0[.destination].bytes += 3 }
    #expect(bytes?.kind == .counters && bytes?.place.contains("S2MM") == true)
    #expect(difference { $0.frameCount += 1 }?.kind == .counters)
    // Where no clock is counted, the monitors' clocks are compared.
    var slow = good
    var fast = good
    (slow.clocks, fast.clocks) = (nil, nil)
    slow.counters?.frames[0].end += 100
    let clocks = slow.firstDifference(
      from: fast, size: Self.frame.destination, interrupts: [], tolerance: 0)
    #expect(clocks?.kind == .clocks)
  }

  @Test func `Devices that fail in the same way are equal`() throws {
    var check = EquivalenceCheck()
    check.timeout = .nanoseconds(100)
    let report = check.run(
      [Self.frame], on: try SimulatedDevice(overlay: .resizer), "one",
      against: try SimulatedDevice(overlay: .resizer), "other")
    #expect(report.isEqual)
    #expect(report.cases[0].ratio == nil && report.cases[0].clocks == nil)
  }

  @Test func `The same seed makes the same cases`() {
    let first = EquivalenceCase.random(count: 5, longest: 100, seed: 9)
    let again = EquivalenceCase.random(count: 5, longest: 100, seed: 9)
    let other = EquivalenceCase.random(count: 5, longest: 100, seed: 10)
    #expect(first.map(\.name) == again.map(\.name) && first.map(\.pixels) == again.map(\.pixels))
    #expect(first.map(\.pixels) != other.map(\.pixels))
    #expect(Set(first.map(\.destination)).count > 1)
    #expect(first.allSatisfy { $0.source.width <= 100 && $0.source.byteCount == $0.pixels.count })
  }
}
