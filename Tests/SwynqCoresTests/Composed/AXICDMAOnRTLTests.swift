// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqSimulator
import SwynqTestSupport
import Testing

/// The CDMA's driver on the model of the core.
@Suite("The CDMA's driver on RTL") struct AXICDMAOnRTLTests {
  @Test(arguments: [WaitStrategy.interrupt, .polling])
  func `copies bytes at any alignment and no others`(waiting: WaitStrategy) throws {
    let device = try MappedCores.device {
      $0.memory.stalls = .init(all: 100)
      $0.seed = Seeds.base
    }
    let cdma = try AXICDMA(device, waiting: waiting)
    #expect(cdma.configuration == .init(realigns: true))
    let size = 9000
    var input = try device.allocate(shape: [size], of: UInt8.self)
    var output = try device.allocate(shape: [size], of: UInt8.self)
    var random = SeededGenerator(seed: Seeds.base)
    let bytes = (0..<size).map { _ in UInt8(truncatingIfNeeded: random.next()) }
    try input.copy(from: bytes)
    for round in 0..<20 {
      var expected = [UInt8](repeating: UInt8(round), count: size)
      try output.copy(from: expected)
      let count = 1 + Int(random.next() % (round < 12 ? 50 : 8000))
      let from = Int(random.next() % UInt64(size - count + 1))
      let to = Int(random.next() % UInt64(size - count + 1))
      try cdma.copy(
        from: .buffer(input, byteOffset: from), to: .buffer(output, byteOffset: to),
        byteCount: count)
      expected.replaceSubrange(to..<to + count, with: bytes[from..<from + count])
      #expect(output.elements() == expected, "\(count) bytes from \(from) to \(to)")
    }
    try cdma.copy(from: input, to: output)
    #expect(output.elements() == bytes)
    #expect(try device.interruptLines == [])
  }

  @Test(arguments: [WaitStrategy.interrupt, .polling])
  func `decodes an error, resets the core and copies on`(waiting: WaitStrategy) throws {
    let device = try MappedCores.device()
    let cdma = try AXICDMA(device, waiting: waiting)
    var input = try device.allocate(shape: [4096], of: UInt8.self)
    let output = try device.allocate(shape: [4096], of: UInt8.self)
    try input.copy(from: (0..<4096).map { UInt8(truncatingIfNeeded: $0 * 7) })
    for fails in [true, false, true, false] {
      if fails {
        for isSource in [true, false] {
          let nothing = CDMAPlace.address(0x6000_0001)
          let error = #expect(throws: DeviceError.self) {
            try cdma.copy(
              from: isSource ? nothing : .buffer(input), to: isSource ? .buffer(output) : nothing,
              byteCount: 1000)
          }
          #expect(error?.code == .transferFailed && error?.register == "CDMASR")
          #expect(error?.message.contains("DMADecErr") == true)
        }
        let start = device.now
        let timeout = #expect(throws: DeviceError.self) {
          try cdma.copy(from: input, to: output, timeout: .nanoseconds(500))
        }
        #expect(timeout?.code == .timeout && device.now - start < .microseconds(20))
      } else {
        try cdma.copy(from: input, to: output)
        #expect(output.elements() == input.elements())
      }
    }
    #expect(try device.interruptLines == [])
  }

  @Test func `reads a key hole again and again`() throws {
    let device = try MappedCores.device()
    let cdma = try AXICDMA(device)
    var input = try device.allocate(shape: [16], of: UInt32.self)
    var output = try device.allocate(shape: [100], of: UInt32.self)
    try input.copy(from: (0..<16).map { UInt32($0) })
    try cdma.copy(
      from: .keyHole(input.memory.address + 8), to: .buffer(output, byteOffset: 4), byteCount: 360)
    let words = output.elements()
    #expect(words.prefix(1) == [0] && words[1...90].allSatisfy { $0 == 2 })
    #expect(words[91...].allSatisfy { $0 == 0 })
    // And writes one; the last word stays.
    try output.copy(from: (0..<100).map { UInt32($0 + 500) })
    try cdma.copy(
      from: .buffer(output), to: .keyHole(input.memory.address + 12), byteCount: 400)
    #expect(input.elements() == [0, 1, 2, 599] + (4..<16).map { UInt32($0) })
  }
}
