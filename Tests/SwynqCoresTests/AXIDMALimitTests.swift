// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

/// Transfers that the core cannot make are refused before anything starts, and the largest that it
/// can make are not.
@Suite struct AXIDMALimitTests {
  let base: BusAddress = 0x4040_0000

  /// What is said of a transfer that is refused; nil if it begins.
  func refusal(
    of direction: DMADirection, _ configuration: AXIDMAConfiguration, at address: UInt64 = 0x1000,
    offset: Int = 0, count: Int, of size: Int
  ) throws -> String? {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    device.nextBufferAddress = BusAddress(address)
    let dma = try AXIDMA(device, at: base, configuration: configuration)
    let buffer = try DeviceBuffer<UInt8>(on: device, shape: [size], alignment: 1)
    #expect(buffer.address == BusAddress(address))
    device.clearTrace()
    let channel = direction == .memoryToStream ? dma.send : dma.receive
    let error = failure { () throws(DeviceError) in
      try channel.transfer(buffer, byteOffset: offset, byteCount: count)
    }
    guard let error else {
      #expect(channel.isBusy)
      return nil
    }
    #expect(error.code == .invalidArgument && device.trace.isEmpty && !channel.isBusy)
    #expect(error.message.contains("\(direction) transfer"))
    return error.message
  }

  @Test(arguments: [(-1, 4), (60, 5), (65, 0), (0, 65), (Int.max, 1), (0, -3)])
  func `Ranges outside the buffer are refused`(offset: Int, count: Int) throws {
    for direction in DMADirection.allCases {
      let message = try refusal(of: direction, .init(), offset: offset, count: count, of: 64)
      #expect(message?.contains("not inside the buffer of 64 bytes") == true)
    }
  }

  @Test(arguments: [(0, 0), (64, 0), (64, nil)] as [(Int, Int?)])
  func `A transfer of no bytes is refused`(offset: Int, count: Int?) throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    let dma = try AXIDMA(device)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    device.clearTrace()
    for channel in [dma.send, dma.receive] {
      let error = failure { () throws(DeviceError) in
        try channel.transfer(buffer, byteOffset: offset, byteCount: count)
      }
      #expect(error?.code == .invalidArgument)
      #expect(error?.message.contains("of 0 bytes: a length of 0 starts nothing") == true)
      #expect(error?.message.contains("split") == false)
    }
    #expect(device.trace.isEmpty)
  }

  @Test(arguments: [8, 14, 16, 20], DMADirection.allCases)
  func `The length register limits a transfer`(width: Int, direction: DMADirection) throws {
    let core = AXIDMAConfiguration(lengthWidth: width)
    let most = 1 << width - 1
    #expect(try refusal(of: direction, core, count: most, of: most + 1) == nil)
    let message = try refusal(of: direction, core, count: most + 1, of: most + 1)
    #expect(message?.contains("this DMA moves at most \(most) bytes at a time; split it") == true)
  }

  @Test(arguments: [1, 2, 4, 8, 16, 128], DMADirection.allCases)
  func `Cores without realignment need aligned addresses`(alignment: Int, direction: DMADirection)
    throws
  {
    // The other channel takes any byte, and does not count.
    let sends = direction == .memoryToStream
    let core = AXIDMAConfiguration(
      sendAlignment: sends ? alignment : 1, receiveAlignment: sends ? 1 : alignment)
    for offset in [0, 1, alignment / 2, alignment - 1, alignment, 3 * alignment] {
      let message = try refusal(of: direction, core, offset: offset, count: 5, of: 512)
      if offset % alignment == 0 {
        #expect(message == nil)
      } else {
        #expect(message?.contains("multiple of \(alignment)") == true)
      }
    }
  }

  /// The last byte counts, not the first one, nor the one after.
  @Test(arguments: [32, 33, 36, 40, 63], DMADirection.allCases)
  func `The last byte must be in reach`(width: Int, direction: DMADirection) throws {
    let core = AXIDMAConfiguration(addressWidth: width)
    let end: UInt64 = 1 << UInt64(width)
    #expect(try refusal(of: direction, core, at: end - 64, count: 64, of: 128) == nil)
    #expect(try refusal(of: direction, core, at: end - 1, count: 1, of: 2) == nil)
    for (address, offset, count) in [
      (end - 64, 0, 65), (end - 1, 0, 2), (end - 64, 64, 1), (end, 0, 1), (end - 64, 0, 128),
    ] {
      let message = try refusal(
        of: direction, core, at: address, offset: offset, count: count, of: 128)
      let last = BusAddress(address + UInt64(offset + count - 1))
      #expect(message?.contains("\(width) address bits") == true)
      #expect(message?.contains("the last byte at \(last)") == true)
    }
  }

  @Test func `All address bits reach everything`() throws {
    let core = AXIDMAConfiguration(addressWidth: 64)
    #expect(
      try refusal(of: .memoryToStream, core, at: .max - 4095, count: 4095, of: 4095) == nil)
    // The address space has an end all the same.
    #expect(
      try refusal(of: .memoryToStream, core, at: .max - 127, offset: 100, count: 28, of: 128) == nil
    )
  }

  @Test(
    arguments: [(32, 16, 64), (32, 256, 1024), (64, 16, 128), (512, 2, 128), (1024, 4, 512)],
    DMADirection.allCases)
  func `A Micro DMA moves one burst`(
    limits: (width: Int, beats: Int, bytes: Int), direction: DMADirection
  )
    throws
  {
    let name = direction == .memoryToStream ? "mm2s" : "s2mm"
    let other = direction == .memoryToStream ? "s2mm" : "mm2s"
    let core = try AXIDMAConfiguration(
      IPBlock(
        name: "dma", type: AXIDMARegisters.ipType, base: base,
        parameters: [
          .init("c_micro_dma", 1), .init("c_\(name)_burst_size", limits.beats),
          .init("c_m_axi_\(name)_data_width", limits.width),
          .init("c_\(other)_burst_size", 8), .init("c_m_axi_\(other)_data_width", 32),
        ]))
    #expect(core.largestTransfer(direction) == limits.bytes)
    #expect(
      core.largestTransfer(direction == .memoryToStream ? .streamToMemory : .memoryToStream) == 32)
    #expect(try refusal(of: direction, core, count: limits.bytes, of: 8192) == nil)
    let message = try refusal(of: direction, core, count: limits.bytes + 1, of: 8192)
    #expect(
      message?.contains("this Micro DMA moves at most \(limits.bytes) bytes at a time; split it")
        == true)
    // One burst may not cross 4 KiB (AXI, "Burst length"); the full core would cut it there.
    let alignment = limits.width / 8
    #expect(
      try refusal(of: direction, core, offset: 4096 - alignment, count: alignment, of: 8192) == nil)
    let crossing = try refusal(
      of: direction, core, offset: 4096 - alignment, count: alignment + 1, of: 8192)
    #expect(crossing?.contains("multiple of 4096") == true)
    var full = core
    (full.sendBurst, full.receiveBurst) = (nil, nil)
    #expect(
      try refusal(of: direction, full, offset: 4096 - alignment, count: alignment + 1, of: 8192)
        == nil)
  }

  /// Parameters that no core has are refused and do not end in a trap.
  @Test(
    arguments: [
      ("c_sg_length_width", 7), ("c_sg_length_width", 27), ("c_sg_length_width", Int.max),
      ("c_sg_length_width", -1), ("c_addr_width", 31), ("c_addr_width", 65), ("c_addr_width", -64),
      ("c_m_axi_mm2s_data_width", 0), ("c_m_axi_s2mm_data_width", -32),
      ("c_m_axi_s2mm_data_width", 2048), ("c_m_axi_mm2s_data_width", Int.max),
      ("c_mm2s_burst_size", 0), ("c_s2mm_burst_size", -16), ("c_mm2s_burst_size", Int.max),
      ("c_s2mm_burst_size", Int.min),
    ])
  func `Impossible parameters are refused`(name: String, value: Int) throws {
    let block = IPBlock(
      name: "dma_b", type: AXIDMARegisters.ipType, base: base,
      parameters: [.init("c_micro_dma", 1), .init(name, value)])
    let error = failure { () throws(DeviceError) in _ = try AXIDMAConfiguration(block) }
    #expect(error?.code == .invalidArgument)
    #expect(error?.message.hasPrefix("dma_b: ") == true)
  }

  @Test(
    arguments: [
      AXIDMAConfiguration(lengthWidth: 64), AXIDMAConfiguration(addressWidth: 0),
      AXIDMAConfiguration(sendAlignment: 0), AXIDMAConfiguration(receiveAlignment: -4),
      AXIDMAConfiguration(receiveBurst: 0), AXIDMAConfiguration(hasSend: false, hasReceive: false),
    ])
  func `Impossible configurations are refused`(core: AXIDMAConfiguration) {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    let error = failure { () throws(DeviceError) in
      _ = try AXIDMA(device, at: base, configuration: core)
    }
    #expect(error?.code == .invalidArgument && device.trace.isEmpty)
  }
}
