// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqSimulator
import SwynqTestSupport
import Testing

/// The stream FIFO's driver on the model of the core, whose packets come back.
@Suite("The stream FIFO's driver on RTL") struct AXIStreamFIFOOnRTLTests {
  static func bytes(_ count: Int, _ random: inout SeededGenerator) -> [UInt8] {
    (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
  }

  @Test(arguments: [WaitStrategy.interrupt, .polling])
  func `receives the packets that it sends`(waiting: WaitStrategy) throws {
    let device = try MappedCores.device()
    let fifo = try AXIStreamFIFO(device, waiting: waiting)
    #expect(try fifo.vacancy() == 508 && fifo.occupancy() == 0)
    #expect(try fifo.receiveIfPresent() == nil)
    var random = SeededGenerator(seed: Seeds.base)
    for _ in 0..<12 {
      let packets = (0..<Int(1 + random.next() % 3)).map { _ in
        StreamPacket(
          Self.bytes(Int(1 + random.next() % 100), &random), destination: random.next() % 16)
      }
      for packet in packets {
        try fifo.send(packet.bytes, to: UInt32(packet.destination))
      }
      try fifo.waitUntilSent(timeout: .milliseconds(1))
      for packet in packets {
        #expect(try fifo.receive(timeout: .milliseconds(1)) == packet)
      }
      #expect(try fifo.occupancy() == 0 && fifo.vacancy() == 508)
    }
    // The longest one.
    let longest = Self.bytes(4 * 508, &random)
    try fifo.send(longest)
    #expect(try fifo.receive(timeout: .milliseconds(1)).bytes == longest)
    #expect(try device.interruptLines == [])
  }

  @Test(arguments: [WaitStrategy.interrupt, .polling])
  func `says what it waits for in vain`(waiting: WaitStrategy) throws {
    let device = try MappedCores.device()
    let fifo = try AXIStreamFIFO(device, waiting: waiting)
    let start = device.now
    let error = #expect(throws: DeviceError.self) {
      try fifo.receive(timeout: .microseconds(100))
    }
    #expect(error?.code == .timeout && error?.register == "RDFO")
    #expect(device.now - start >= .microseconds(100) && device.now - start < .microseconds(130))
    // Two packets fill the receiver and then the sender; a third has no room.
    let packet = [UInt8](repeating: 7, count: 4 * 508)
    try fifo.send(packet)
    try fifo.send(packet)
    let full = #expect(throws: DeviceError.self) {
      try fifo.send([1], timeout: .microseconds(50))
    }
    #expect(full?.code == .timeout && full?.message.contains("no room for 1 words") == true)
    // Nothing of the third has been written.
    #expect(try fifo.receive(timeout: .milliseconds(1)).bytes == packet)
    try fifo.send([9, 8, 7])
    #expect(try fifo.receive(timeout: .milliseconds(1)).bytes == packet)
    #expect(try fifo.receive(timeout: .milliseconds(1)).bytes == [9, 8, 7])
    #expect(try device.interruptLines == [])
  }

  @Test func `tells of the core's errors, which a reset ends`() throws {
    let device = try MappedCores.device()
    let fifo = try AXIStreamFIFO(device)
    let base = try device.overlay.block(named: fifo.name).base
    // A word that belongs to no packet of the driver's.
    try device.write32(base + 0x10, 0)
    let size = #expect(throws: DeviceError.self) { try fifo.send([1, 2, 3]) }
    #expect(size?.code == .transferFailed && size?.message.contains("reports TSE") == true)
    try fifo.reset()
    try fifo.send([1, 2, 3])
    // A word that somebody else has taken.
    try fifo.waitUntilSent(timeout: .milliseconds(1))
    _ = try device.read32(base + 0x20)
    let taken = #expect(throws: DeviceError.self) {
      try fifo.receive(timeout: .microseconds(50))
    }
    #expect(taken?.code == .timeout)
    _ = try device.read32(base + 0x20)
    try fifo.send([4])
    let underrun = #expect(throws: DeviceError.self) {
      try fifo.receive(timeout: .milliseconds(1))
    }
    #expect(underrun?.code == .transferFailed && underrun?.message.contains("RPUE") == true)
    try fifo.reset()
    try fifo.send([5, 6])
    #expect(try fifo.receive(timeout: .milliseconds(1)).bytes == [5, 6])
  }
}
