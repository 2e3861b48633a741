// SPDX-License-Identifier: Apache-2.0
package import Swynq

/// A device that answers from a script and writes down what it was asked.
package final class FakeDevice: Device {
  /// One thing that a driver did.
  package enum Access: Equatable, CustomStringConvertible {
    case read(BusAddress)
    case write(BusAddress, UInt32)
    case poll(BusAddress, mask: UInt32, until: UInt32)
    case wait(InterruptLines)

    package var description: String {
      switch self {
      case .read(let address): "read \(address)"
      case .write(let address, let value): "write \(address) \(String(value, radix: 16))"
      case .poll(let address, let mask, let expected):
        "poll \(address) & \(String(mask, radix: 16)) == \(String(expected, radix: 16))"
      case .wait(let lines): "wait \(lines)"
      }
    }
  }

  package let overlay: OverlayDescription
  package var trace: [Access] = []
  /// Values that reads and polls of an address return, one after the other; the last one stays.
  package var values: [BusAddress: [UInt32]] = [:]
  /// Lines that waits return, one after the other; none left is a timeout.
  package var interrupts: [InterruptLines] = []
  /// Errors to answer accesses to an address with.
  package var failures: [BusAddress: DeviceError] = [:]
  package var clock: UInt64 = 0
  package var memoryInUse = 0
  package var releases = 0
  package var nextAddress: UInt64 = 0x1000
  package var announcements: [String] = []

  package init(overlay: OverlayDescription) { self.overlay = overlay }

  package var clockFrequency: UInt64 { 100_000_000 }
  package var clockCount: UInt64? { clock }
  package var now: Duration { .nanoseconds(10) * Int(clock) }

  package func read32(_ address: BusAddress) throws(DeviceError) -> UInt32 {
    trace.append(.read(address))
    return try next(address)
  }

  package func write32(_ address: BusAddress, _ value: UInt32) throws(DeviceError) {
    trace.append(.write(address, value))
    clock += 5
    if let failure = failures[address] { throw failure }
  }

  package func poll32(
    _ address: BusAddress, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> UInt32 {
    trace.append(.poll(address, mask: mask, until: expected))
    let deadline = now + timeout
    while true {
      let isLast = values[address, default: []].count <= 1
      let value = try next(address)
      if value & mask == expected { return value }
      if isLast {
        clock = max(clock, UInt64(deadline / .nanoseconds(10)))
        throw DeviceError(.timeout, "poll", address: address, value: value)
      }
    }
  }

  package func waitForInterrupt(
    _ lines: InterruptLines, timeout: Duration
  ) throws(DeviceError) -> InterruptLines {
    trace.append(.wait(lines))
    guard !interrupts.isEmpty else {
      clock += UInt64(max(timeout, .zero) / .nanoseconds(10)) + 1
      throw DeviceError(.timeout, "no interrupt")
    }
    clock += 100
    return interrupts.removeFirst().intersection(lines)
  }

  package func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory {
    guard byteCount <= 1 << 24 else { throw DeviceError(.outOfMemory, "too much") }
    let address = (nextAddress &+ (UInt64(alignment) - 1)) & ~(UInt64(alignment) - 1)
    nextAddress = address &+ UInt64(byteCount)
    memoryInUse += 1
    return FakeMemory(
      device: self, address: BusAddress(address), byteCount: byteCount, caching: caching)
  }

  private func next(_ address: BusAddress) throws(DeviceError) -> UInt32 {
    clock += 5
    if let failure = failures[address] { throw failure }
    guard let first = values[address]?.first else { return 0 }
    if values[address, default: []].count > 1 { values[address]?.removeFirst() }
    return first
  }
}

/// Memory that counts how often it is given back.
package final class FakeMemory: DeviceMemory {
  private let device: FakeDevice

  init(device: FakeDevice, address: BusAddress, byteCount: Int, caching: CachingPolicy) {
    self.device = device
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 64)
    _ = bytes.initializeMemory(as: UInt8.self, repeating: 0)
    super.init(address: address, bytes: bytes, caching: caching)
  }

  deinit {
    bytes.deallocate()
    device.memoryInUse -= 1
    device.releases += 1
  }

  package override func flush(_ range: Range<Int>) throws(DeviceError) {
    if caching == .cacheable { device.announcements.append("flush \(range)") }
  }

  package override func invalidate(_ range: Range<Int>) throws(DeviceError) {
    if caching == .cacheable { device.announcements.append("invalidate \(range)") }
  }

  package override func deviceWillRead(_ range: Range<Int>) {
    device.announcements.append("device will read \(range)")
  }

  package override func deviceWillWrite(_ range: Range<Int>) {
    device.announcements.append("device will write \(range)")
  }

  package override func processorWillRead(_ range: Range<Int>) {
    device.announcements.append("processor will read \(range)")
  }

  package override func deviceDidWrite(_ range: Range<Int>) {
    device.announcements.append("device did write \(range)")
  }
}
