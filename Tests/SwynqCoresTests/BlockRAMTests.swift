// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqSimulator
import SwynqTestSupport
import SwynqTesting
import Testing

/// The driver of block RAMs, without hardware and on the models of controller and memory.
@Suite("The driver of block RAMs") struct BlockRAMTests {
  static func device(
    size: UInt64 = 0x2000, _ parameters: [(name: String, value: Int)] = []
  ) -> ScriptedDevice {
    ScriptedDevice(
      overlay: .init(
        name: "overlay",
        blocks: [
          .init(
            name: "bram", type: "xilinx.com:ip:axi_bram_ctrl:4.1", base: 0x4000_0000, size: size,
            parameters: parameters.map { .init($0.name, $0.value) })
        ]))
  }

  @Test(
    arguments: [
      ([], 0x2000), ([("C_MEMORY_DEPTH", 1024), ("C_S_AXI_DATA_WIDTH", 32)], 0x1000),
      ([("C_MEMORY_DEPTH", 1024), ("C_S_AXI_DATA_WIDTH", 128)], 0x2000),
      ([("C_MEMORY_DEPTH", .max), ("C_S_AXI_DATA_WIDTH", .max)], 0x2000),
      ([("C_MEMORY_DEPTH", 1024)], 0x2000),
    ] as [([(name: String, value: Int)], Int)])
  func `takes its size from the description`(
    parameters: [(name: String, value: Int)], size: Int
  ) throws {
    let device = Self.device(parameters)
    let memory = try BlockRAM(device)
    #expect(memory.byteCount == size && memory.base == 0x4000_0000 && memory.name == "bram")
    #expect(device.trace.isEmpty)
    #expect(Cores.standard.registers(of: device.overlay.blocks[0])?.isEmpty == true)
  }

  @Test func `refuses what is outside the memory, and does nothing then`() throws {
    let device = Self.device(size: 64)
    let memory = try BlockRAM(device)
    let refusals: [(String, () throws -> Void)] = [
      ("no room for a word at byte 64", { _ = try memory.readWord(at: 64) }),
      ("no room for a word at byte -4", { try memory.writeWord(0, at: -4) }),
      ("a multiple of 4, not at byte 2", { _ = try memory.readWord(at: 2) }),
      ("a multiple of 4, not at byte 61", { try memory.writeWord(0, at: 61) }),
      ("no room for 3 words at byte 56", { _ = try memory.readWords(3, at: 56) }),
      ("no room for -1 words at byte 0", { _ = try memory.readWords(-1) }),
      ("no room for 17 words", { try memory.writeWords(Array(repeating: 0, count: 17)) }),
      ("no room for 2 bytes at byte 63", { _ = try memory.read(63..<65) }),
      ("no room for 5 bytes at byte -1", { _ = try memory.read(-1..<4) }),
      ("no room for 2 bytes at byte 63", { try memory.write([1, 2], at: 63) }),
      ("no room for 1 bytes", { try memory.write([1], at: .max) }),
      ("bram has 64 bytes", { try memory.write([1], at: .min) }),
    ]
    for (words, body) in refusals {
      let error = #expect(throws: DeviceError.self, "\(words)") { try body() }
      #expect(error?.code == .invalidArgument)
      #expect(error?.message.contains(words) == true, "\(String(describing: error))")
    }
    #expect(device.trace.isEmpty)
    for (size, base) in [(0, 0x1000), (6, 0x1000), (-4, 0x1000), (8, 0x1002)] {
      #expect(throws: DeviceError.self) {
        try BlockRAM(device, at: BusAddress(UInt64(base)), byteCount: size)
      }
    }
  }

  @Test func `reads a word before it writes a part of it, and no other`() throws {
    let device = Self.device()
    let memory = try BlockRAM(device)
    try device.answer(.address(0x4000_0000), with: 0x4433_2211)
    try device.answer(.address(0x4000_0008), with: 0xCCBB_AA99)
    try memory.write([1, 2, 3, 4, 5, 6], at: 3)
    #expect(
      device.trace == [
        "read 0x4000_0000", "write 0x4000_0000 0x0133_2211", "write 0x4000_0004 0x0504_0302",
        "read 0x4000_0008", "write 0x4000_0008 0xCCBB_AA06",
      ])
    device.clearTrace()
    try memory.write([])
    #expect(try memory.read(5..<5).isEmpty && memory.readWords(0, at: 0x2000).isEmpty)
    #expect(device.trace.isEmpty)
  }

  @Test func `on RTL keeps what is written, by bytes and by words`() throws {
    let device = try VendorCores.device()
    let memory = try BlockRAM(device, named: "axi_bram_ctrl_0")
    #expect(memory.byteCount == 8192)
    var random = SeededGenerator(seed: Seeds.base)
    var expected = [UInt8](repeating: 0, count: memory.byteCount)
    for _ in 0..<200 {
      let count = Int(random.next() % 20)
      let offset = Int(random.next() % UInt64(memory.byteCount - 4 * count))
      if random.next() % 2 == 0 {
        let bytes = (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        try memory.write(bytes, at: offset)
        expected.replaceSubrange(offset..<offset + count, with: bytes)
      } else {
        let words = (0..<count).map { _ in UInt32(truncatingIfNeeded: random.next()) }
        try memory.writeWords(words, at: offset & ~3)
        let bytes = words.flatMap { word in
          (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
        }
        expected.replaceSubrange(offset & ~3..<(offset & ~3) + 4 * count, with: bytes)
      }
      #expect(try memory.read(offset..<offset + count) == Array(expected[offset..<offset + count]))
    }
    #expect(try memory.read(0..<8192) == expected)
    try memory.writeWord(0xCAFE_F00D, at: 8188)
    #expect(try memory.readWord(at: 8188) == 0xCAFE_F00D)
    #expect(try device.read32(0x4000_1FFC) == 0xCAFE_F00D)
  }
}
