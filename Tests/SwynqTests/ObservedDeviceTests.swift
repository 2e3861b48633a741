// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

@Suite struct ObservedDeviceTests {
  /// Writes down what it sees.
  final class Notes: DeviceObserver {
    var before: [DeviceCall] = []
    var after: [DeviceCall] = []
    var answers: [String] = []

    func willPerform(_ call: DeviceCall, on device: ScriptedDevice) {
      #expect(before.count == after.count, "a call begins while another is under way")
      before.append(call)
    }

    func didPerform(_ call: DeviceCall, answer: DeviceAnswer, on device: ScriptedDevice) {
      after.append(call)
      switch answer {
      case .value(let value): answers.append("value \(value)")
      case .lines(let lines): answers.append("\(lines)")
      case .memory(let memory): answers.append("memory \(memory.byteCount)")
      case .done: answers.append("done")
      case .failure(let error): answers.append("\(error.code)")
      }
    }
  }

  let control: BusAddress = 0x4040_0000
  let status: BusAddress = 0x4040_0004
  let fake = ScriptedDevice(overlay: .resizer, cores: .resizer)
  let notes = Notes()
  var device: ObservedDevice<ScriptedDevice, Notes> { ObservedDevice(fake, observer: notes) }

  @Test func `Every call is passed on and seen before and after`() throws {
    try fake.answer("axi_dma_0.MM2S_DMASR", with: 7)
    try fake.raise("axi_dma_0.s2mm_introut")
    try device.write32(control, 1)
    #expect(try device.read32(status) == 7)
    #expect(
      try device.poll32(status, mask: 2, until: 2, timeout: .milliseconds(1)) == 7)
    #expect(try device.waitForInterrupt([.line(0), .line(1)], timeout: .zero) == .line(1))
    let calls: [DeviceCall] = [
      .write(control, 1), .read(status),
      .poll(status, mask: 2, expected: 2, timeout: .milliseconds(1)),
      .waitForInterrupt([.line(0), .line(1)], timeout: .zero),
    ]
    #expect(notes.before == calls)
    #expect(notes.after == calls)
    #expect(notes.answers == ["done", "value 7", "value 7", "interrupt line 1"])
    #expect(fake.trace.count == 4)
  }

  @Test func `Errors are seen and thrown`() throws {
    try fake.fail("resize_accel_0.CTRL", with: DeviceError(.decodeError, "nothing there"))
    #expect(throws: DeviceError.self) { try device.read32(0x43C0_0000) }
    #expect(notes.answers == ["decodeError"])
  }

  @Test func `Memory is observed and given back`() throws {
    do {
      var buffer = try device.allocate(shape: [64], of: UInt8.self, caching: .cacheable)
      try buffer.copy(from: (0..<64).map { UInt8($0) })
      #expect(buffer.elements()[3] == 3)
      try buffer.flush()
      try buffer.invalidate()
      #expect(fake.buffersInUse == 1)
    }
    #expect(fake.buffersInUse == 0)
    let address = BusAddress(0x1000)
    #expect(
      notes.after == [
        .allocate(byteCount: 64, alignment: 64, caching: .cacheable),
        .flush(address, 0..<64), .invalidate(address, 0..<64),
      ])
    #expect(fake.memoryTrace.contains("flush 0..<64 of buffer 1"))
    #expect(fake.memoryTrace.contains("invalidate 0..<64 of buffer 1"))
  }

  /// A driver works through it, and the clocks are those of the device itself.
  @Test func `A driver notices nothing`() throws {
    try fake.answer("axi_dma_0.MM2S_DMASR", with: 1, 0)
    let dma = try AXIDMA(device, named: "axi_dma_0", waiting: .polling)
    try dma.send.start()
    #expect(device.clockCount == fake.clocks)
    #expect(notes.after.contains(.write(control, 1)))
  }
}
