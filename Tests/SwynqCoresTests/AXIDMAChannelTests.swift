// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

/// Cores that were built with one channel, as most are.
@Suite struct AXIDMAChannelTests {
  /// A device whose only DMA has one channel, with its interrupt output connected.
  func device(with direction: DMADirection, isConnected: Bool = true) -> ScriptedDevice {
    let sends = direction == .memoryToStream
    var overlay = OverlayDescription.resizer
    overlay.blocks[0].parameters.removeAll { $0.name.hasPrefix("c_include_") }
    overlay.blocks[0].parameters += [
      .init("c_include_mm2s", sends ? 1 : 0), .init("c_include_s2mm", sends ? 0 : 1),
    ]
    overlay.blocks[0].interrupts.removeAll {
      !isConnected || ($0.port == "mm2s_introut") != sends
    }
    return ScriptedDevice(overlay: overlay, cores: .resizer)
  }

  @Test(arguments: DMADirection.allCases, [WaitStrategy.interrupt, .polling])
  func `The channel that is there works`(direction: DMADirection, waiting: WaitStrategy) throws {
    let device = device(with: direction)
    let sends = direction == .memoryToStream
    let interrupt = sends ? "axi_dma_0.mm2s_introut" : "axi_dma_0.s2mm_introut"
    let dma = try AXIDMA(device, waiting: waiting)
    #expect(dma.configuration.has(direction))
    // The reset goes through the register that is there.
    #expect(
      device.trace == [
        "write axi_dma_0.\(direction)_DMACR Reset",
        "poll axi_dma_0.\(direction)_DMACR until Reset=0",
      ])
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    let channel = sends ? dma.send : dma.receive
    try device.answer("axi_dma_0.\(direction)_DMASR", with: 0, "Idle|IOC_Irq")
    if !sends { try device.answer("axi_dma_0.S2MM_LENGTH", with: 64) }
    try device.raise(interrupt)
    try channel.transfer(buffer)
    #expect(try channel.wait() == 64)
    #expect(device.trace.contains("wait for \(interrupt)") == (waiting == .interrupt))
    try channel.reset()
    #expect(device.trace.allSatisfy { !$0.contains(sends ? "S2MM" : "MM2S") })
  }

  @Test(arguments: DMADirection.allCases)
  func `By default it waits on the line that is there`(direction: DMADirection) throws {
    #expect(try AXIDMA(device(with: direction)).waiting == .interrupt)
    #expect(try AXIDMA(device(with: direction, isConnected: false)).waiting == .polling)
    let error = failure { () throws(DeviceError) in
      _ = try AXIDMA(device(with: direction, isConnected: false), waiting: .interrupt)
    }
    #expect(error?.code == .invalidArgument)
    let port = direction == .memoryToStream ? "mm2s_introut" : "s2mm_introut"
    #expect(error?.message.contains("\(port) is not connected; use polling") == true)
  }

  /// A core with both channels needs both lines: nobody would see the other's errors.
  @Test(arguments: ["mm2s_introut", "s2mm_introut"])
  func `Both channels need both lines`(missing: String) throws {
    var overlay = OverlayDescription.resizer
    overlay.blocks[0].interrupts.removeAll { $0.port == missing }
    #expect(try AXIDMA(ScriptedDevice(overlay: overlay, cores: .resizer)).waiting == .polling)
    let error = failure { () throws(DeviceError) in
      _ = try AXIDMA(ScriptedDevice(overlay: overlay, cores: .resizer), waiting: .interrupt)
    }
    #expect(error?.code == .invalidArgument && error?.message.contains(missing) == true)
  }

  @Test(arguments: DMADirection.allCases)
  func `The channel that is missing is refused by name`(direction: DMADirection) throws {
    let sends = direction == .memoryToStream
    let device = device(with: sends ? .streamToMemory : .memoryToStream)
    let dma = try AXIDMA(device)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    let memory = buffer.memory
    let missing = sends ? dma.send : dma.receive
    device.clearTrace()
    let errors = [
      failure { () throws(DeviceError) in try missing.transfer(memory) },
      failure { () throws(DeviceError) in
        try missing.transfer(memory, byteOffset: 9, byteCount: 0)
      },
      failure { () throws(DeviceError) in try missing.wait() },
      failure { () throws(DeviceError) in try missing.wait(timeout: .zero) },
      failure { () throws(DeviceError) in try missing.start() },
      failure { () throws(DeviceError) in try missing.stop() },
      failure { () throws(DeviceError) in try missing.reset() },
      failure { () throws(DeviceError) in _ = try missing.status() },
      failure { () throws(DeviceError) in _ = try missing.isIdle },
      failure { () throws(DeviceError) in _ = try missing.isRunning },
      failure { () throws(DeviceError) in _ = try missing.hasError },
    ]
    for error in errors {
      #expect(error?.code == .unsupported)
      #expect(
        error?.message.contains(
          sends
            ? "cannot send: it was built without MM2S (c_include_mm2s = 0)"
            : "cannot receive: it was built without S2MM (c_include_s2mm = 0)") == true)
    }
    #expect(!missing.isBusy)
    #expect(device.trace.isEmpty)
  }

  @Test(arguments: DMADirection.allCases)
  func `The resizer needs both`(direction: DMADirection) throws {
    let error = failure { () throws(DeviceError) in
      _ = try ImageResizer(device(with: direction))
    }
    #expect(error?.code == .unsupported)
  }

  @Test(arguments: DMADirection.allCases)
  func `Only its registers are listed`(direction: DMADirection) throws {
    let block = device(with: direction).overlay.blocks[0]
    let names = try #require(Cores.standard.registers(of: block)).map(\.name)
    #expect(names.count == 9 && names.allSatisfy { $0.hasPrefix("\(direction)_") })
    #expect(
      Cores.standard.registers(of: block)?.first?.offset
        == (direction == .memoryToStream ? 0x00 : 0x30))
  }

  /// A register is as wide as the core was built.
  @Test func `Registers follow the parameters`() throws {
    var block = OverlayDescription.resizer.blocks[0]
    block.parameters = [.init("c_sg_length_width", 14), .init("c_addr_width", 40)]
    let registers = Dictionary(
      uniqueKeysWithValues: try #require(Cores.standard.registers(of: block)).map {
        ($0.name, $0.fields.map(\.mask))
      })
    #expect(registers["MM2S_LENGTH"] == [0x3FFF] && registers["S2MM_LENGTH"] == [0x3FFF])
    #expect(registers["MM2S_SA_MSB"] == [0xFFFF_FFFF] && registers["S2MM_DA_MSB"] == [0xFFFF_FFFF])
    block.parameters = []
    #expect(
      try #require(Cores.standard.registers(of: block)).first { $0.name == "S2MM_DA_MSB" }?.fields
        .isEmpty == true)
  }
}
