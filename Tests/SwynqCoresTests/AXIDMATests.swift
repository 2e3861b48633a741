// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

@Suite struct AXIDMATests {
  /// A device with a DMA that has been taken over, and an empty trace.
  func make(_ waiting: WaitStrategy = .interrupt) throws -> (FakeDevice, AXIDMA<FakeDevice>) {
    let device = FakeDevice(overlay: .resizer)
    let dma = try AXIDMA(device, waiting: waiting)
    device.trace = []
    return (device, dma)
  }

  @Test func takingOverResets() throws {
    let device = FakeDevice(overlay: .resizer)
    _ = try AXIDMA(device)
    #expect(
      device.trace == [
        .write(At.sendControl, Control.softReset),
        .poll(At.sendControl, mask: Control.softReset, until: 0),
      ])
  }

  @Test func transferWritesLengthLast() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [100], of: UInt8.self)
    device.values[At.sendStatus] = [Status.halted, Status.running, Status.done]
    device.interrupts = [.line(0)]
    try dma.send.transfer(buffer, byteOffset: 3, byteCount: 50)
    #expect(dma.send.isBusy && !dma.receive.isBusy)
    #expect(try dma.send.wait() == 50)
    #expect(!dma.send.isBusy)
    #expect(
      device.trace == [
        .write(At.sendControl, Control.runWithInterrupts),
        .poll(At.sendStatus, mask: Status.halted, until: 0),
        .write(At.sendAddress, buffer.address.low32 + 3), .write(At.sendLength, 50),
        .wait(.line(0)), .read(At.sendStatus), .write(At.sendStatus, Status.completion),
      ])
    #expect(device.announcements == ["device will read 3..<53"])
  }

  @Test func secondTransferNeedsNoStart() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    device.values[At.sendStatus] = [Status.running, Status.done]
    for _ in 0..<2 {
      device.interrupts = [.line(0)]
      device.trace = []
      try dma.send.transfer(buffer)
      try dma.send.wait()
    }
    #expect(
      device.trace == [
        .write(At.sendAddress, buffer.address.low32), .write(At.sendLength, 64),
        .wait(.line(0)), .read(At.sendStatus), .write(At.sendStatus, Status.completion),
      ])
  }

  @Test func receiveReportsTheBytesThatCame() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    device.values[At.receiveStatus] = [Status.running, Status.done]
    device.values[At.receiveLength] = [40]
    device.interrupts = [.line(1)]
    try dma.receive.transfer(buffer)
    #expect(try dma.receive.wait() == 40)
    #expect(device.announcements == ["device will write 0..<64", "device did write 0..<40"])
    #expect(device.trace.last == .read(At.receiveLength))
  }

  @Test func pollingLeavesInterruptsAlone() throws {
    let (device, dma) = try make(.polling)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    device.values[At.sendStatus] = [Status.running, Status.running, Status.running, Status.done]
    try dma.send.transfer(buffer)
    try dma.send.wait()
    #expect(
      device.trace == [
        .write(At.sendControl, Control.run), .poll(At.sendStatus, mask: Status.halted, until: 0),
        .write(At.sendAddress, buffer.address.low32), .write(At.sendLength, 64),
        .poll(At.sendStatus, mask: Status.idle, until: Status.idle), .read(At.sendStatus),
      ])
  }

  @Test func busyChannelRefusesASecondTransfer() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    device.values[At.sendStatus] = [Status.running]
    try dma.send.transfer(buffer)
    device.trace = []
    let error = failure { () throws(DeviceError) in try dma.send.transfer(buffer) }
    #expect(error?.code == .busy)
    #expect(device.trace == [.read(At.sendStatus)])
    // Finished meanwhile, though nobody waited: the next one may go.
    device.values[At.sendStatus] = [Status.done]
    try dma.send.transfer(buffer)
    #expect(device.trace.last == .write(At.sendLength, 64))
  }

  @Test(arguments: [WaitStrategy.interrupt, .polling])
  func waitsHaveADeadline(waiting: WaitStrategy) throws {
    let (device, dma) = try make(waiting)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try dma.receive.transfer(buffer)
    device.values[At.receiveStatus] = [Status.running]
    let start = device.now
    let error = failure { () throws(DeviceError) in
      try dma.receive.wait(timeout: .microseconds(500))
    }
    #expect(error?.code == .timeout && error?.register == "S2MM_DMASR")
    let passed = device.now - start
    #expect(passed >= .microseconds(500) && passed < .microseconds(510))
    // Still in flight: it may be waited for again.
    #expect(dma.receive.isBusy)
    device.values[At.receiveStatus] = [Status.done]
    device.values[At.receiveLength] = [64]
    device.interrupts = [.line(1)]
    #expect(try dma.receive.wait() == 64)
  }

  @Test func aSpuriousInterruptIsAcknowledgedAndWaitedOn() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    device.values[At.sendStatus] = [Status.running, Status.completion, Status.done]
    device.interrupts = [.line(0), .line(0)]
    try dma.send.transfer(buffer)
    device.trace = []
    try dma.send.wait()
    #expect(
      device.trace == [
        .wait(.line(0)), .read(At.sendStatus), .write(At.sendStatus, Status.completion),
        .wait(.line(0)), .read(At.sendStatus), .write(At.sendStatus, Status.completion),
      ])
  }

  @Test func waitingForNothingIsAnError() throws {
    let (device, dma) = try make()
    #expect(failure { () throws(DeviceError) in try dma.send.wait() }?.code == .notRunning)
    #expect(device.trace.isEmpty)
  }

  @Test func highAddressesNeedTheirRegister() throws {
    let device = FakeDevice(overlay: .resizer)
    device.nextAddress = 0x8_0000_1000
    let dma = try AXIDMA(device, at: 0x4040_0000, configuration: .init(addressWidth: 36))
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try dma.send.start()
    device.trace = []
    try dma.send.transfer(buffer)
    #expect(
      device.trace == [
        .write(At.sendAddress, 0x1000), .write(At.sendAddressHigh, 0x8),
        .write(At.sendLength, 64),
      ])
  }

  /// Whoever waits for what is lost is told so, and does not wait.
  @Test(arguments: [WaitStrategy.interrupt, .polling])
  func afterAResetThereIsNothingToWaitFor(waiting: WaitStrategy) throws {
    let (device, dma) = try make(waiting)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try dma.send.transfer(buffer)
    try dma.receive.transfer(buffer)
    try dma.reset()
    for channel in [dma.send, dma.receive] {
      #expect(!channel.isBusy)
      device.trace = []
      let error = failure { () throws(DeviceError) in try channel.wait() }
      #expect(error?.code == .notRunning && device.trace.isEmpty)
      // And the next transfer starts the channel anew.
      try channel.transfer(buffer)
      #expect(device.trace.count == 4)
    }
  }

  @Test func aResetEndsWhatTheDeviceMayHaveWritten() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try dma.receive.transfer(buffer, byteOffset: 8, byteCount: 40)
    device.announcements = []
    try dma.reset()
    #expect(device.announcements == ["device did write 8..<48"])
    try dma.send.transfer(buffer)
    device.announcements = []
    try dma.reset()
    #expect(device.announcements.isEmpty)
  }

  @Test func scatterGatherCoresAndMissingLinesAreRefused() throws {
    var overlay = OverlayDescription.resizer
    overlay.blocks[0].parameters = [.init("c_include_sg", 1)]
    let scattered = FakeDevice(overlay: overlay)
    #expect(
      failure { () throws(DeviceError) in _ = try AXIDMA(scattered) }?.code == .unsupported)
    overlay.blocks[0].parameters = []
    overlay.blocks[0].interrupts = []
    let silent = FakeDevice(overlay: overlay)
    #expect(
      failure { () throws(DeviceError) in _ = try AXIDMA(silent, waiting: .interrupt) }?.code
        == .invalidArgument)
    let dma = try AXIDMA(silent)
    #expect(dma.waiting == .polling)
    // What the handoff does not state has PG021's defaults.
    #expect(
      dma.configuration
        == .init(lengthWidth: 14, addressWidth: 32, sendAlignment: 4, receiveAlignment: 4))
  }

  @Test func stopWaitsForHaltedAndGivesTheMemoryBack() throws {
    let (device, dma) = try make()
    do {
      let buffer = try device.allocate(shape: [64], of: UInt8.self)
      try dma.send.transfer(buffer)
    }
    #expect(device.memoryInUse == 1)
    device.values[At.sendStatus] = [Status.running, Status.halted]
    device.trace = []
    try dma.send.stop()
    #expect(
      device.trace == [
        .write(At.sendControl, Control.stop),
        .poll(At.sendStatus, mask: Status.halted, until: Status.halted),
      ])
    #expect(device.memoryInUse == 0)
  }

  @Test func aChannelThatStaysHaltedIsReported() throws {
    let (device, dma) = try make()
    device.values[At.sendStatus] = [Status.halted]
    #expect(failure { () throws(DeviceError) in try dma.send.start() }?.code == .timeout)
    device.values[At.sendStatus] = [Status.failed(DMAStatus.decodeError)]
    #expect(failure { () throws(DeviceError) in try dma.send.start() }?.code == .transferFailed)
  }
}
