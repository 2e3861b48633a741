// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

/// A forgotten flush or invalidate gives the wrong bytes, as on a board, and is reported, exactly.
@Suite struct CoherencyTests {
  final class Log { var mistakes: [CoherencyMistake] = [] }

  func make() throws -> (SimulatedDevice, Log) {
    let device = try SimulatedDevice(overlay: .resizer)
    let log = Log()
    device.coherencyHandler = { log.mistakes.append($0) }
    return (device, log)
  }

  let size = ImageSize(width: 8, height: 2)

  @Test func `A forgotten flush is reported and shows`() throws {
    let (device, log) = try make()
    var input = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    let output = try device.allocate(shape: size.shape, of: UInt8.self)
    try input.copy(from: [1, 2, 3], at: 10)
    try copyThroughHardware(device, input, to: output, size)
    #expect(log.mistakes.map(\.kind) == [.missingFlush])
    #expect(log.mistakes.first?.buffer == input.address)
    #expect(log.mistakes.first?.offset == 10)
    #expect(log.mistakes.first?.description.contains("flush()") == true)
    #expect(output.elements().allSatisfy { $0 == 0 })

    try input.flush()
    try copyThroughHardware(device, input, to: output, size)
    #expect(log.mistakes.count == 1)
    #expect(Array(output.elements()[10..<13]) == [1, 2, 3])
  }

  @Test func `Part of a flush is not enough`() throws {
    let (device, log) = try make()
    var input = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    let output = try device.allocate(shape: size.shape, of: UInt8.self)
    try input.copy(from: [UInt8](repeating: 9, count: 48))
    try input.flush(byteOffset: 0, byteCount: 40)
    try copyThroughHardware(device, input, to: output, size)
    #expect(log.mistakes.map(\.offset) == [40])
  }

  @Test func `A forgotten invalidate is reported and shows`() throws {
    let (device, log) = try make()
    var input = try device.allocate(shape: size.shape, of: UInt8.self)
    let output = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    try input.copy(from: [UInt8](repeating: 7, count: 48))
    try copyThroughHardware(device, input, to: output, size)
    #expect(log.mistakes.isEmpty)
    #expect(output.elements().allSatisfy { $0 == 0 })
    #expect(log.mistakes.map(\.kind) == [.missingInvalidate])
    #expect(log.mistakes.first?.buffer == output.address)
    try output.invalidate()
    #expect(output.elements().allSatisfy { $0 == 7 })
    #expect(log.mistakes.count == 1)
  }

  @Test func `What is right is not reported`() throws {
    let (device, log) = try make()
    var input = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    let middle = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    let output = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    // Written with the bytes that are there already: nothing changed, nothing to flush.
    try input.copy(from: [UInt8](repeating: 0, count: 48))
    try copyThroughHardware(device, input, to: output, size)
    // From one transfer's destination into the next, which the CPU never looks at.
    try input.copy(from: (0..<48).map { UInt8($0) })
    try input.flush()
    try copyThroughHardware(device, input, to: middle, size)
    try copyThroughHardware(device, middle, to: output, size)
    try output.invalidate()
    #expect(output.elements() == (0..<48).map { UInt8($0) })
    // Written by the device with the bytes that the CPU has seen.
    try copyThroughHardware(device, middle, to: output, size)
    #expect(output.elements().count == 48)
    #expect(log.mistakes.isEmpty)
  }

  /// A device that has written 7s over a cacheable buffer, of which the CPU knows nothing.
  private func written(
    _ device: SimulatedDevice
  ) throws -> DeviceBuffer<UInt8> {
    var input = try device.allocate(shape: size.shape, of: UInt8.self)
    let output = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    try input.copy(from: [UInt8](repeating: 7, count: 48))
    try copyThroughHardware(device, input, to: output, size)
    return output
  }

  @Test func `A look through a mutable span is a look`() throws {
    let (device, log) = try make()
    var output = try written(device)
    output.withMutableSpan { $0[0] += 1 }
    #expect(log.mistakes.map(\.kind) == [.missingInvalidate])
    #expect(log.mistakes.first?.buffer == output.address)
    var other = try written(device)
    try other.invalidate()
    other.withMutableSpan { $0[0] += 1 }
    #expect(other.elements()[0] == 8 && log.mistakes.count == 1)
  }

  /// Part of an invalidate leaves the rest to be reported, whichever part it is.
  @Test(arguments: [(0, 24, 24), (24, 24, 0), (8, 40, 0), (1, 47, 0), (0, 47, 47)])
  func `Part of an invalidate is not enough`(offset: Int, count: Int, stale: Int) throws {
    let (device, log) = try make()
    let output = try written(device)
    try output.invalidate(byteOffset: offset, byteCount: count)
    let bytes = output.elements()
    #expect(bytes[stale] == 0 && bytes[offset] == 7)
    #expect(log.mistakes.map(\.kind) == [.missingInvalidate])
    #expect(log.mistakes.map(\.offset) == [stale])
  }

  /// The CPU's changes lie in its cache, which may write them back while the device writes, or later.
  @Test func `A dirty destination is reported`() throws {
    let (device, log) = try make()
    let input = try device.allocate(shape: size.shape, of: UInt8.self)
    var output = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    try output.copy(from: [9], at: 5)
    try copyThroughHardware(device, input, to: output, size)
    #expect(log.mistakes.map(\.kind) == [.dirtyDestination])
    #expect(log.mistakes.map(\.offset) == [5])
    #expect(log.mistakes.first?.buffer == output.address)
    #expect(log.mistakes.first?.description.contains("invalidate() before the transfer") == true)
    // Flushed or invalidated first, it is clean.
    for flushes in [true, false] {
      try output.copy(from: [3], at: 6)
      if flushes { try output.flush() } else { try output.invalidate() }
      try copyThroughHardware(device, input, to: output, size)
      try output.invalidate()
    }
    #expect(log.mistakes.count == 1)
  }

  @Test func `Changes while the device writes are reported`() throws {
    let (device, log) = try make()
    let input = try device.allocate(shape: size.shape, of: UInt8.self)
    var output = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    let dma = try AXIDMA(device)
    let core = try ResizeAccelerator(device)
    try core.setSizes(source: size, destination: size)
    try core.start()
    try dma.receive.transfer(output)
    #expect(log.mistakes.isEmpty)
    try output.copy(from: [9], at: 11)
    try dma.send.transfer(input)
    try dma.send.wait()
    try dma.receive.wait()
    #expect(log.mistakes.map(\.kind) == [.dirtyDestination])
    #expect(log.mistakes.map(\.offset) == [11])
  }

  /// A transfer that a reset cut short may have written all the same.
  @Test func `What a reset cut short is stale`() throws {
    let (device, log) = try make()
    var input = try device.allocate(shape: size.shape, of: UInt8.self)
    let output = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    try input.copy(from: [UInt8](repeating: 7, count: 48))
    let dma = try AXIDMA(device)
    let core = try ResizeAccelerator(device)
    try core.setSizes(source: size, destination: size)
    try core.start()
    try dma.receive.transfer(output)
    try dma.send.transfer(input)
    try dma.send.wait()
    try device.run(clocks: 1000)
    try dma.reset()
    _ = output.elements()
    #expect(log.mistakes.map(\.kind) == [.missingInvalidate])
  }

  /// A flush writes back what the CPU has changed, and leaves what the device wrote elsewhere.
  @Test func `A flush in place of an invalidate is reported`() throws {
    let (device, log) = try make()
    let output = try written(device)
    try output.flush()
    #expect(log.mistakes.isEmpty)
    #expect(output.elements().allSatisfy { $0 == 0 })
    #expect(log.mistakes.map(\.kind) == [.missingInvalidate])
    try output.invalidate()
    #expect(output.elements().allSatisfy { $0 == 7 })
  }

  @Test func `A flush over what the device wrote is reported`() throws {
    let (device, log) = try make()
    var output = try written(device)
    try output.copy(from: [1], at: 3)
    try output.flush()
    #expect(log.mistakes.map(\.kind) == [.dirtyDestination])
    // As on a board, the whole line is lost.
    try output.invalidate()
    #expect(output.elements()[3] == 1 && output.elements()[4] == 0)
  }
}
