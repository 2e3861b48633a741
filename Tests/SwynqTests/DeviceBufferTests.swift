// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

@Suite struct DeviceBufferTests {
  @Test func `Elements are row-major, and zero at first`() throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    var buffer = try DeviceBuffer<UInt16>(on: device, shape: [2, 3])
    #expect(buffer.count == 6 && buffer.byteCount == 12 && buffer.shape == [2, 3])
    #expect(buffer.elements() == [0, 0, 0, 0, 0, 0])
    buffer.withMutableSpan { for index in $0.indices { $0[index] = UInt16(index) } }
    #expect(buffer.withSpan { $0[1 * 3 + 2] } == 5)
    #expect(buffer.elements() == [0, 1, 2, 3, 4, 5])
  }

  /// Whoever looks at the bytes is seen before: a simulator checks there for a missing invalidate.
  @Test func `Every look is announced`() throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    var buffer = try device.allocate(shape: [4], of: UInt32.self)
    let announced = ["processor will read 0..<16 of buffer 1"]
    device.clearTrace()
    buffer.withSpan { _ in #expect(device.memoryTrace == announced) }
    device.clearTrace()
    buffer.withMutableSpan { _ in #expect(device.memoryTrace == announced) }
    device.clearTrace()
    _ = buffer.elements()
    #expect(device.memoryTrace == announced)
    // Who only writes need not know what was there.
    device.clearTrace()
    try buffer.copy(from: [1, 2, 3, 4])
    #expect(device.memoryTrace.isEmpty)
  }

  @Test(arguments: [[], [0], [4, -1, 3], [Int.max, 2], [1 << 62, 1 << 62]])
  func `Impossible shapes are refused`(shape: [Int]) {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    let error = failure { () throws(DeviceError) in
      _ = try DeviceBuffer<UInt8>(on: device, shape: shape)
    }
    #expect(error?.code == .invalidShape)
    #expect(device.buffersInUse == 0)
  }

  @Test func `Device errors pass through`() {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    let error = failure { () throws(DeviceError) in
      _ = try device.allocate(shape: [1 << 25], of: UInt8.self)
    }
    #expect(error?.code == .outOfMemory)
  }

  @Test func `Copies are bounds checked`() throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    var buffer = try device.allocate(shape: [4], of: UInt32.self)
    try buffer.copy(from: [7, 8], at: 2)
    #expect(buffer.elements() == [0, 0, 7, 8])
    for (count, offset) in [(5, 0), (2, 3), (1, -1), (1, Int.max)] {
      var error: DeviceError?
      do throws(DeviceError) {
        try buffer.copy(from: [UInt32](repeating: 1, count: count), at: offset)
      } catch let caught {
        error = caught
      }
      #expect(error?.code == .invalidArgument)
    }
    #expect(buffer.elements() == [0, 0, 7, 8])
  }

  @Test func `Memory is given back exactly once`() throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    do {
      let first = try device.allocate(shape: [8], of: UInt8.self)
      let second = try device.allocate(shape: [8], of: UInt8.self)
      #expect(device.buffersInUse == 2)
      _ = consume first
      #expect(device.buffersReleased == 1)
      #expect(second.count == 8)
    }
    #expect(device.buffersInUse == 0 && device.buffersReleased == 2)
  }

  @Test func `Ranges are checked and passed on`() throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    let buffer = try device.allocate(shape: [16], of: UInt8.self, caching: .cacheable)
    try buffer.flush()
    try buffer.flush(byteOffset: 4, byteCount: 8)
    try buffer.invalidate(byteOffset: 16, byteCount: 0)
    #expect(
      device.memoryTrace == [
        "flush 0..<16 of buffer 1", "flush 4..<12 of buffer 1", "invalidate 16..<16 of buffer 1",
      ])
    for (offset, count) in [(-1, 2), (0, 17), (17, 0), (8, Int.max), (0, -1)] {
      var codes: [DeviceError.Code] = []
      do throws(DeviceError) {
        try buffer.flush(byteOffset: offset, byteCount: count)
      } catch {
        codes.append(error.code)
      }
      do throws(DeviceError) {
        try buffer.invalidate(byteOffset: offset, byteCount: count)
      } catch {
        codes.append(error.code)
      }
      #expect(codes == [.invalidArgument, .invalidArgument])
    }
  }
}
