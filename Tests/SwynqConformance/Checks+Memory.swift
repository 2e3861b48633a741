// SPDX-License-Identifier: Apache-2.0
import Swynq

extension Checks {
  func buffersAreZeroAndApart() throws {
    for caching in [CachingPolicy.nonCacheable, .cacheable] {
      var first = try device.allocate(shape: [3, 7], of: UInt32.self, caching: caching)
      var second = try DeviceBuffer<UInt8>(
        on: device, shape: [100], caching: caching, alignment: 4096)
      check(second.address.rawValue % 4096 == 0, "the alignment asked for is not kept")
      check(first.address.rawValue % 64 == 0, "the default alignment is not kept")
      check(
        first.address + first.byteCount <= second.address
          || second.address + second.byteCount <= first.address, "buffers overlap")
      check(first.elements().allSatisfy { $0 == 0 }, "a new buffer is not zero")
      first.withMutableSpan { for index in $0.indices { $0[index] = .max } }
      check(second.elements().allSatisfy { $0 == 0 }, "a write reaches another buffer")
      second.withMutableSpan { for index in $0.indices { $0[index] = UInt8(index) } }
      check(first.withSpan { $0[20] } == .max, "a write is lost")
      try first.flush()
      try first.invalidate()
      check(first.withSpan { $0[0] } == .max, "a flushed write is lost by an invalidate")
    }
    // Memory that was used before is zero again.
    for _ in 0..<3 {
      var buffer = try device.allocate(shape: [1000], of: UInt8.self)
      check(buffer.elements().allSatisfy { $0 == 0 }, "memory is not zero when used again")
      buffer.withMutableSpan { for index in $0.indices { $0[index] = 0xA5 } }
    }
  }

  func memoryRunsOutCleanly() throws {
    check(throws: .outOfMemory, "1 TiB") { () throws(DeviceError) in
      _ = try device.allocate(shape: [1 << 40], of: UInt8.self)
    }
    check(throws: .outOfMemory, "almost all of the address space") { () throws(DeviceError) in
      _ = try device.allocate(shape: [Int.max], of: UInt8.self)
    }
    check(throws: .invalidArgument, "no bytes") { () throws(DeviceError) in
      _ = try device.allocate(byteCount: 0, alignment: 64, caching: .nonCacheable)
    }
    check(throws: .invalidArgument, "an alignment of 48") { () throws(DeviceError) in
      _ = try device.allocate(byteCount: 64, alignment: 48, caching: .nonCacheable)
    }
    // It all comes back: the same megabytes a hundred times over.
    for _ in 0..<100 { _ = try device.allocate(shape: [16 << 20], of: UInt8.self) }
  }
}
