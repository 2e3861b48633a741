// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

/// What a channel that stopped on an error says, and what is left of it afterwards.
@Suite struct AXIDMAErrorTests {
  /// A status with error bits, and what its account must and must not hold.
  struct Failure: CustomTestStringConvertible, Sendable {
    let direction: DMADirection
    let errors: [RegisterField]
    let says: [String]
    var saysNot: [String] = []
    /// The status word that PG021's bits make of it, for those that are named by it.
    var word: UInt32?

    var status: UInt32 {
      ([DMAStatus.halted, DMAStatus.error] + errors).reduce(0) { $0 | $1.mask }
    }
    var testDescription: String {
      "\(direction): \(errors.map(\.name).joined(separator: ", "))"
    }
  }

  static let failures = [
    Failure(
      direction: .memoryToStream, errors: [DMAStatus.decodeError],
      says: ["MM2S", "DMADecErr", "a read", "DECERR", "Check that the overlay maps memory"],
      saysNot: ["DMAIntErr", "packet"], word: 0x4041),
    Failure(
      direction: .memoryToStream, errors: [DMAStatus.subordinateError],
      says: ["MM2S", "DMASlvErr", "a read", "SLVERR"], saysNot: ["DECERR"], word: 0x4021),
    Failure(
      direction: .memoryToStream, errors: [DMAStatus.internalError],
      says: ["MM2S", "DMAIntErr"], saysNot: ["packet"]),
    Failure(
      direction: .streamToMemory, errors: [DMAStatus.internalError],
      says: ["S2MM", "DMAIntErr", "longer than the 56 bytes", "larger buffer"],
      saysNot: ["SLVERR", "DECERR", "a write"], word: 0x4011),
    // A failed write sets DMAIntErr, too, and is not about the packet.
    Failure(
      direction: .streamToMemory, errors: [DMAStatus.internalError, DMAStatus.subordinateError],
      says: ["S2MM", "DMAIntErr and DMASlvErr", "a write", "SLVERR"],
      saysNot: ["packet", "larger buffer"], word: 0x4031),
    Failure(
      direction: .streamToMemory, errors: [DMAStatus.internalError, DMAStatus.decodeError],
      says: ["S2MM", "DMAIntErr and DMADecErr", "a write", "DECERR", "for this DMA's S2MM port"],
      saysNot: ["packet", "larger buffer"], word: 0x4051),
    Failure(
      direction: .streamToMemory,
      errors: [DMAStatus.internalError, DMAStatus.subordinateError, DMAStatus.decodeError],
      says: ["DMAIntErr and DMASlvErr and DMADecErr", "SLVERR", "DECERR"], saysNot: ["packet"],
      word: 0x4071),
    Failure(
      direction: .streamToMemory, errors: [DMAStatus.completion, DMAStatus.decodeError],
      says: ["DMADecErr", "a write"], saysNot: ["IOC_Irq"], word: 0x5041),
    Failure(
      direction: .memoryToStream,
      errors: [DMAStatus.descriptorInternalError, DMAStatus.descriptorDecodeError],
      says: ["SGIntErr and SGDecErr", "scatter-gather"]),
  ]

  @Test(arguments: failures, [WaitStrategy.interrupt, .polling])
  func `Every bit is named`(failed: Failure, waiting: WaitStrategy) throws {
    if let word = failed.word { #expect(failed.status == word) }
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    let dma = try AXIDMA(device, waiting: waiting)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    let sends = failed.direction == .memoryToStream
    let channel = sends ? dma.send : dma.receive
    let status: RegisterPlace = "axi_dma_0.\(failed.direction)_DMASR"
    try device.answer(status, with: 0, .init(failed.status))
    try device.raise(sends ? "axi_dma_0.mm2s_introut" : "axi_dma_0.s2mm_introut")
    try channel.transfer(buffer, byteOffset: 8)
    let error = failure { () throws(DeviceError) in try channel.wait() }
    #expect(error?.code == .transferFailed)
    #expect(error?.register == "\(failed.direction)_DMASR")
    #expect(error?.value == failed.status)
    #expect(error?.address == buffer.address + 8)
    let message = try #require(error?.message)
    for text in failed.says + ["reset the DMA"] { #expect(message.contains(text), "\(message)") }
    for text in failed.saysNot { #expect(!message.contains(text), "\(message)") }

    // Nothing goes until the reset, and no register is touched.
    device.clearTrace()
    let again = failure { () throws(DeviceError) in try channel.transfer(buffer) }
    let started = failure { () throws(DeviceError) in try channel.start() }
    let waited = failure { () throws(DeviceError) in try channel.wait() }
    #expect([again, started, waited].allSatisfy { $0?.code == .transferFailed })
    #expect(device.trace.isEmpty)

    try device.answer(status, with: 0, "Idle|IOC_Irq")
    try dma.reset()
    try channel.transfer(buffer)
    #expect(channel.isBusy)
  }

  @Test func `An error of the other channel ends the wait`() throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    let dma = try AXIDMA(device)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    let other = try device.allocate(shape: [64], of: UInt8.self)
    try device.answer("axi_dma_0.MM2S_DMASR", with: 0, "Halted|DMADecErr|Err_Irq")
    try dma.receive.transfer(other)
    try dma.send.transfer(buffer)
    try device.raise("axi_dma_0.mm2s_introut")
    let error = failure { () throws(DeviceError) in try dma.receive.wait() }
    #expect(error?.code == .transferFailed && error?.register == "MM2S_DMASR")
  }
}
