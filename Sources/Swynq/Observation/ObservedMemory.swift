// SPDX-License-Identifier: Apache-2.0

/// Memory whose flushes and invalidates an observer is told of. Keeps the memory behind it alive.
final class ObservedMemory<Bus: Device, Observer: DeviceObserver<Bus>>: DeviceMemory {
  private let memory: DeviceMemory
  private let device: ObservedDevice<Bus, Observer>

  init(_ memory: DeviceMemory, of device: ObservedDevice<Bus, Observer>) {
    self.memory = memory
    self.device = device
    super.init(address: memory.address, bytes: memory.bytes, caching: memory.caching)
  }

  override func flush(_ range: Range<Int>) throws(DeviceError) {
    try device.observe(.flush(address, range)) { () throws(DeviceError) in
      try memory.flush(range)
    }
  }

  override func invalidate(_ range: Range<Int>) throws(DeviceError) {
    try device.observe(.invalidate(address, range)) { () throws(DeviceError) in
      try memory.invalidate(range)
    }
  }

  override func deviceWillRead(_ range: Range<Int>) { memory.deviceWillRead(range) }
  override func deviceWillWrite(_ range: Range<Int>) { memory.deviceWillWrite(range) }
  override func deviceDidWrite(_ range: Range<Int>) { memory.deviceDidWrite(range) }
  override func processorWillRead(_ range: Range<Int>) { memory.processorWillRead(range) }
}
