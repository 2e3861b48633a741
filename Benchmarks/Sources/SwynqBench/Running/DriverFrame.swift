// SPDX-License-Identifier: Apache-2.0
internal import Swynq
internal import SwynqResizer
internal import SwynqSimulator

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A frame that is resized through the driver, again and again, and timed.
final class DriverFrame {
  private let resizer: ImageResizer<SimulatedDevice>
  private let source: DeviceBuffer<UInt8>
  private var target: DeviceBuffer<UInt8>

  init(_ frame: ResizeCase, width: Int = 64) throws {
    resizer = try Overlay.resizer(width: width)
    var source = try resizer.device.allocate(shape: frame.source.shape, of: UInt8.self)
    try source.copy(from: TestImage(frame.source).pixels)
    self.source = source
    target = try resizer.device.allocate(shape: frame.target.shape, of: UInt8.self)
  }

  /// Resizes one frame.
  func run() throws -> Timing {
    let wall = Self.seconds(CLOCK_MONOTONIC)
    let processor = Self.seconds(CLOCK_THREAD_CPUTIME_ID)
    let result = try resizer.resize(source, into: &target)
    let processorEnd = Self.seconds(CLOCK_THREAD_CPUTIME_ID)
    let wallEnd = Self.seconds(CLOCK_MONOTONIC)
    return Timing(
      clocks: Int(result.clocks ?? 0), wall: wallEnd - wall, processor: processorEnd - processor,
      checksum: checksum)
  }

  /// FNV-1a of the result, as the bare program computes it.
  private var checksum: UInt32 {
    target.withSpan { bytes in
      var hash: UInt32 = 2_166_136_261
      for index in bytes.indices { hash = (hash ^ UInt32(bytes[index])) &* 16_777_619 }
      return hash
    }
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var time = timespec()
    clock_gettime(clock, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}
