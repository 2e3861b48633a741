import Swynq
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

  @Test func aForgottenFlushIsReportedAndShows() throws {
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

  @Test func partOfAFlushIsNotEnough() throws {
    let (device, log) = try make()
    var input = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    let output = try device.allocate(shape: size.shape, of: UInt8.self)
    try input.copy(from: [UInt8](repeating: 9, count: 48))
    try input.flush(byteOffset: 0, byteCount: 40)
    try copyThroughHardware(device, input, to: output, size)
    #expect(log.mistakes.map(\.offset) == [40])
  }

  @Test func aForgottenInvalidateIsReportedAndShows() throws {
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

  @Test func whatIsRightIsNotReported() throws {
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
}
