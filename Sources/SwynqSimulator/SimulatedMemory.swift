// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqLibC

/// Memory of a simulated device whose CPU view *is* the DDR: no byte is ever copied.
final class NonCacheableMemory: DeviceMemory {
  private let device: SimulatedDevice
  private let range: Range<UInt64>

  init(device: SimulatedDevice, range: Range<UInt64>, ddr: UnsafeMutableRawBufferPointer) {
    self.device = device
    self.range = range
    super.init(address: BusAddress(range.lowerBound), bytes: ddr, caching: .nonCacheable)
  }

  deinit { device.release(range) }
}

/// Memory whose CPU view is apart from the DDR, as if all of it sat in a cache that nothing evicts:
/// only flush and invalidate move bytes.
final class CacheableMemory: DeviceMemory {
  private let device: SimulatedDevice
  private let range: Range<UInt64>
  private let ddr: UnsafeMutableRawBufferPointer

  /// The bytes as they were, on either side, when they were last flushed or invalidated. What
  /// differs from it on one side was changed on that side.
  private let synchronized: UnsafeMutableRawBufferPointer

  /// The bytes that the device has written since.
  private var written: Range<Int> = 0..<0

  /// Whether the transfer in flight was reported for writing where the CPU had changed bytes.
  private var isReportedDirty = false

  /// Bytes that a cache writes back at once. Buffers begin at multiples of it.
  private static let line = 64

  /// - Throws: `outOfMemory` if the host has no room for the CPU's side.
  static func make(
    device: SimulatedDevice, range: Range<UInt64>, ddr: UnsafeMutableRawBufferPointer
  ) throws(DeviceError) -> CacheableMemory {
    // calloc, because its large blocks take up no room until they are touched.
    let sides = (calloc(1, ddr.count), calloc(1, ddr.count))
    guard let processor = sides.0, let synchronized = sides.1 else {
      free(sides.0)
      free(sides.1)
      throw DeviceError(
        .outOfMemory,
        "the host has no room for the CPU's side of a cacheable buffer of "
          + "\(ddr.count) bytes")
    }
    return CacheableMemory(
      device: device, range: range, ddr: ddr,
      processor: UnsafeMutableRawBufferPointer(start: processor, count: ddr.count),
      synchronized: UnsafeMutableRawBufferPointer(start: synchronized, count: ddr.count))
  }

  private init(
    device: SimulatedDevice, range: Range<UInt64>, ddr: UnsafeMutableRawBufferPointer,
    processor: UnsafeMutableRawBufferPointer, synchronized: UnsafeMutableRawBufferPointer
  ) {
    self.device = device
    self.range = range
    self.ddr = ddr
    self.synchronized = synchronized
    super.init(address: BusAddress(range.lowerBound), bytes: processor, caching: .cacheable)
  }

  deinit {
    free(bytes.baseAddress)
    free(synchronized.baseAddress)
    device.release(range)
  }

  override func flush(_ range: Range<Int>) throws(DeviceError) {
    let suspect = written.clamped(to: range)
    for part in suspect.isEmpty
      ? [range]
      : [range.lowerBound..<suspect.lowerBound, suspect.upperBound..<range.upperBound]
    {
      copy(part, from: bytes, to: ddr)
      settle(part)
    }
    if !suspect.isEmpty { writeBackDirtyLines(suspect) }
  }

  /// A cache writes back the lines that the CPU has changed, and no others: what the device has
  /// written elsewhere stays, and still waits for its invalidate.
  private func writeBackDirtyLines(_ range: Range<Int>) {
    var start = range.lowerBound
    while start < range.upperBound {
      let line = start..<min(range.upperBound, (start / Self.line + 1) * Self.line)
      if firstDifference(in: line, bytes, synchronized) != nil {
        report(.dirtyDestination, in: line, comparing: ddr)
        copy(line, from: bytes, to: ddr)
        settle(line)
      }
      start = line.upperBound
    }
  }

  override func invalidate(_ range: Range<Int>) throws(DeviceError) {
    copy(range, from: ddr, to: bytes)
    settle(range)
  }

  override func deviceWillRead(_ range: Range<Int>) {
    report(.missingFlush, in: range, comparing: bytes)
  }

  override func deviceWillWrite(_ range: Range<Int>) {
    isReportedDirty = report(.dirtyDestination, in: range, comparing: bytes)
  }

  override func deviceDidWrite(_ range: Range<Int>) {
    // The CPU may have changed bytes since the transfer began.
    if !isReportedDirty { report(.dirtyDestination, in: range, comparing: bytes) }
    isReportedDirty = false
    written =
      written.isEmpty
      ? range
      : min(written.lowerBound, range.lowerBound)..<max(written.upperBound, range.upperBound)
  }

  override func processorWillRead(_ range: Range<Int>) {
    let suspect = written.clamped(to: range)
    if suspect.isEmpty { return }
    // Once is enough: the next report waits for the next write.
    if report(.missingInvalidate, in: suspect, comparing: ddr) { written = 0..<0 }
  }

  private func settle(_ range: Range<Int>) {
    copy(range, from: bytes, to: synchronized)
    if range.lowerBound <= written.lowerBound && range.upperBound >= written.upperBound {
      written = 0..<0
    }
  }

  private func copy(
    _ range: Range<Int>, from source: UnsafeMutableRawBufferPointer,
    to target: UnsafeMutableRawBufferPointer
  ) {
    UnsafeMutableRawBufferPointer(rebasing: target[range])
      .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[range]))
  }

  @discardableResult
  private func report(
    _ kind: CoherencyMistake.Kind, in range: Range<Int>,
    comparing side: UnsafeMutableRawBufferPointer
  ) -> Bool {
    guard let offset = firstDifference(in: range, side, synchronized) else { return false }
    device.coherencyHandler(
      CoherencyMistake(kind: kind, buffer: address, byteCount: byteCount, offset: offset))
    return true
  }

  private func firstDifference(
    in range: Range<Int>, _ left: UnsafeMutableRawBufferPointer,
    _ right: UnsafeMutableRawBufferPointer
  ) -> Int? {
    guard let first = left.baseAddress, let second = right.baseAddress, !range.isEmpty,
      memcmp(first + range.lowerBound, second + range.lowerBound, range.count) != 0
    else { return nil }
    return range.first { left[$0] != right[$0] }
  }
}
