// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqResizer
import SwynqTestSupport
import Testing

@testable import SwynqSimulator

@Suite struct SimulatedDeviceTests {
  @Test(arguments: SimulationOptions.Variant.allCases)
  func `The library describes itself`(variant: SimulationOptions.Variant) throws {
    let device = try SimulatedDevice(overlay: .resizer, variant: variant)
    #expect(device.information.overlayName == "resizer_overlay")
    #expect(device.information.dataWidth == 64)
    #expect(device.information.interruptCount == 3)
    #expect(device.information.isInstrumented == (variant == .instrumented))
    #expect(!device.information.verilatorVersion.isEmpty)
  }

  @Test func `Missing libraries are named`() {
    let overlay = OverlayDescription(name: "no_such_overlay", blocks: [])
    let missing = failure { () throws(DeviceError) in _ = try SimulatedDevice(overlay: overlay) }
    #expect(missing?.code == .notFound)
    #expect(missing?.message.contains("no_such_overlay-fast.so") == true)
    let path = failure { () throws(DeviceError) in
      _ = try SimulatedDevice(libraryPath: "/nowhere/at-all.so", overlay: .resizer)
    }
    #expect(path?.code == .notFound && path?.message.contains("/nowhere/at-all.so") == true)
  }

  @Test func `A library of another overlay is refused`() throws {
    let path = try SimulatedDevice(overlay: .resizer).information.path
    let overlay = OverlayDescription(name: "another_overlay", blocks: [])
    let error = failure { () throws(DeviceError) in
      _ = try SimulatedDevice(libraryPath: path, overlay: overlay)
    }
    #expect(error?.code == .incompatible)
    #expect(error?.message.contains("resizer_overlay") == true)
  }

  @Test(arguments: ["size", "page", "clock", "stall", "outstanding", "reset", "latency", "hang"])
  func `Impossible options are refused`(which: String) {
    var options = SimulationOptions()
    switch which {
    case "size": options.memorySize = 0
    case "page": options.memorySize = 4097
    case "clock": options.clockFrequency = 0
    case "stall": options.memory.stalls.readData = 951
    case "reset": options.resetClocks = 1_000_001
    case "latency": options.memory.readLatency = .max
    case "hang": options.registerTimeout = .max
    default: options.memory.outstandingReads = 0
    }
    let error = failure { () throws(DeviceError) in
      _ = try SimulatedDevice(overlay: .resizer, options: options)
    }
    #expect(error?.code == .invalidArgument, "\(error?.description ?? "no error")")
  }

  @Test func `Time is clocks`() throws {
    var options = SimulationOptions()
    options.clockFrequency = 150_000_000
    let device = try SimulatedDevice(overlay: .resizer, options: options)
    let start = device.clocks
    try device.run(clocks: 1500)
    #expect(device.clocks == start + 1500)
    #expect(device.clocks(in: .microseconds(10)) == 1500)
    #expect(device.clocks(in: .nanoseconds(1)) == 1)
    #expect(device.clocks(in: .zero) == 0)
    #expect(device.clocks(in: .seconds(-1)) == 0)
    #expect(device.clocks(in: .seconds(Int64.max)) == .max)
    #expect(device.duration(ofClocks: 1500) == .microseconds(10))
    let before = device.now
    let error = failure { () throws(DeviceError) in
      _ = try device.waitForInterrupt(.line(0), timeout: .microseconds(10))
    }
    #expect(error?.code == .timeout)
    #expect(device.now - before == .microseconds(10))
  }

  @Test func `Waveforms need the instrumented variant`() throws {
    let device = try SimulatedDevice(overlay: .resizer, variant: .fast)
    #expect(
      failure { () throws(DeviceError) in try device.startWaveform(to: "/tmp/never.fst") }?.code
        == .unsupported)
    let instrumented = try SimulatedDevice(overlay: .resizer, variant: .instrumented)
    #expect(
      failure { () throws(DeviceError) in try instrumented.startWaveform(to: "/nowhere/a.fst") }?
        .code
        == .inputOutput)
  }

  @Test func `Counters count the frame`() throws {
    let device = try SimulatedDevice(overlay: .resizer)
    let source = ImageSize(width: 64, height: 8)
    let target = ImageSize(width: 32, height: 4)
    let pixels = TestPattern.ramp.pixels(width: 64, height: 8, seed: 1)
    _ = try simulate(pixels, from: source, to: target, on: device)
    let statistics = try device.statistics
    #expect(statistics.readBeats == UInt64(source.byteCount / 8))
    #expect(statistics.writeBeats == UInt64(target.byteCount / 8))
    #expect(statistics.readBursts > 0 && statistics.writeBursts > 0)
    #expect(statistics.registerWrites > 0 && statistics.registerReads > 0)
    #expect(statistics.firstReadBeatClock < statistics.firstWriteBeatClock)
    #expect(statistics.lastWriteBeatClock < statistics.clocks)
  }

  @Test func `Reset returns the registers`() throws {
    let device = try SimulatedDevice(overlay: .resizer)
    try device.write32(.register("axi_dma_0.MM2S_SA"), 0x1234)
    try device.reset()
    #expect(try device.read32(.register("axi_dma_0.MM2S_SA")) == 0)
  }

  @Test func `Memory returns in any order`() throws {
    var options = SimulationOptions()
    options.memorySize = 4 << 20
    let device = try SimulatedDevice(overlay: .resizer, options: options)
    let all = device.freeMemory
    var random = SeededGenerator(seed: Seeds.base)
    var held: [DeviceMemory] = []
    for _ in 0..<500 {
      if Bool.random(using: &random) || held.isEmpty {
        let bytes = Int.random(in: 1...100_000, using: &random)
        do throws(DeviceError) {
          held.append(
            try device.allocate(
              byteCount: bytes, alignment: 1 << Int.random(in: 0...13, using: &random),
              caching: Bool.random(using: &random) ? .cacheable : .nonCacheable))
        } catch {
          #expect(error.code == .outOfMemory && error.message.contains("free"))
          held.removeAll()
        }
      } else {
        held.remove(at: Int.random(in: held.indices, using: &random))
      }
      let ranges = held.map { ($0.address.rawValue, $0.address.rawValue + UInt64($0.byteCount)) }
        .sorted { $0.0 < $1.0 }
      #expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.1 <= $1.0 })
      #expect(ranges.allSatisfy { $0.1 <= UInt64(options.memorySize) })
    }
    held.removeAll()
    #expect(device.freeMemory == all)
    #expect(
      failure { () throws(DeviceError) in
        _ = try device.allocate(byteCount: all, alignment: 64, caching: .nonCacheable)
      } == nil)
  }

  @Test func `Addresses repeat`() throws {
    func addresses() throws -> [BusAddress] {
      let device = try SimulatedDevice(overlay: .resizer)
      let first = try device.allocate(shape: [100], of: UInt8.self)
      let second = try device.allocate(shape: [100], of: UInt64.self)
      return [first.address, second.address]
    }
    #expect(try addresses() == addresses())
  }
}
