// SPDX-License-Identifier: Apache-2.0

import Swynq

/// Memory of a scripted device. It writes down what is said of it, and that it is given back.
final class ScriptedMemory: DeviceMemory {
  private let device: ScriptedDevice
  private let number: Int

  init(
    device: ScriptedDevice, number: Int, address: BusAddress, byteCount: Int, caching: CachingPolicy
  ) {
    self.device = device
    self.number = number
    let bytes = UnsafeMutableRawBufferPointer.allocate(byteCount: byteCount, alignment: 64)
    _ = bytes.initializeMemory(as: UInt8.self, repeating: 0)
    super.init(address: address, bytes: bytes, caching: caching)
  }

  deinit {
    bytes.deallocate()
    device.buffersInUse -= 1
    device.buffersReleased += 1
  }

  private func note(_ what: String, _ range: Range<Int>) {
    device.note("\(what) \(range) of buffer \(number)")
  }

  override func flush(_ range: Range<Int>) throws(DeviceError) {
    if caching == .cacheable { note("flush", range) }
  }

  override func invalidate(_ range: Range<Int>) throws(DeviceError) {
    if caching == .cacheable { note("invalidate", range) }
  }

  override func deviceWillRead(_ range: Range<Int>) { note("device will read", range) }
  override func deviceWillWrite(_ range: Range<Int>) { note("device will write", range) }
  override func deviceDidWrite(_ range: Range<Int>) { note("device did write", range) }
  override func processorWillRead(_ range: Range<Int>) { note("processor will read", range) }
}
