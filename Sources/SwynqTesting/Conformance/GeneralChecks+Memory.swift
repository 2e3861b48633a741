// SPDX-License-Identifier: Apache-2.0

import Swynq

extension ConformanceCheck {
  static func memory(of subject: ConformanceSubject) -> [ConformanceCheck] {
    [
      ConformanceCheck("buffers are zero, aligned and apart") { run in
        let device = run.device
        for caching in [CachingPolicy.nonCacheable, .cacheable] {
          var first = try device.allocate(shape: [3, 7], of: UInt32.self, caching: caching)
          var second = try DeviceBuffer<UInt8>(
            on: device, shape: [100], caching: caching, alignment: 4096)
          run.check(second.address.rawValue % 4096 == 0, "the alignment asked for is not kept")
          run.check(first.address.rawValue % 64 == 0, "the default alignment is not kept")
          run.check(
            first.address + first.byteCount <= second.address
              || second.address + second.byteCount <= first.address, "buffers overlap")
          run.check(first.elements().allSatisfy { $0 == 0 }, "a new buffer is not zero")
          first.withMutableSpan { for index in $0.indices { $0[index] = .max } }
          run.check(second.elements().allSatisfy { $0 == 0 }, "a write reaches another buffer")
          second.withMutableSpan { for index in $0.indices { $0[index] = UInt8(index) } }
          run.check(first.withSpan { $0[20] } == .max, "a write is lost")
          try first.flush()
          try first.invalidate()
          run.check(first.withSpan { $0[0] } == .max, "a flushed write is lost by an invalidate")
        }
      },
      ConformanceCheck("memory that is used again is zero again") { run in
        for _ in 0..<3 {
          var buffer = try run.device.allocate(shape: [1000], of: UInt8.self)
          run.check(buffer.elements().allSatisfy { $0 == 0 }, "memory is not zero when used again")
          buffer.withMutableSpan { for index in $0.indices { $0[index] = 0xA5 } }
        }
      },
      ConformanceCheck("memory that is not there, or cannot be, is refused") { run in
        let device = run.device
        run.check(throws: .outOfMemory, "1 TiB") { () throws(DeviceError) in
          _ = try device.allocate(shape: [1 << 40], of: UInt8.self)
        }
        run.check(throws: .outOfMemory, "almost all of the address space") {
          () throws(DeviceError) in
          _ = try device.allocate(shape: [Int.max], of: UInt8.self)
        }
        run.check(throws: .invalidArgument, "no bytes") { () throws(DeviceError) in
          _ = try device.allocate(byteCount: 0, alignment: 64, caching: .nonCacheable)
        }
        run.check(throws: .invalidArgument, "an alignment of 48") { () throws(DeviceError) in
          _ = try device.allocate(byteCount: 64, alignment: 48, caching: .nonCacheable)
        }
      },
      ConformanceCheck("memory comes back when its last reference goes") { run in
        for _ in 0..<100 {
          _ = try run.device.allocate(shape: [subject.memoryByteCount], of: UInt8.self)
        }
      },
    ]
  }
}
