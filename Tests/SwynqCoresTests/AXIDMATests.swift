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
        .write(At.sendControl, 0x4), .poll(At.sendControl, mask: 0x4, until: 0),
      ])
  }

  @Test func transferWritesLengthLast() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [100], of: UInt8.self)
    device.values[At.sendStatus] = [0x1, 0x0, 0x1002]
    device.interrupts = [.line(0)]
    try dma.send.transfer(buffer, byteOffset: 3, byteCount: 50)
    #expect(dma.send.isBusy && !dma.receive.isBusy)
    #expect(try dma.send.wait() == 50)
    #expect(!dma.send.isBusy)
    #expect(
      device.trace == [
        .write(At.sendControl, 0x5001), .poll(At.sendStatus, mask: 0x1, until: 0),
        .write(At.sendAddress, buffer.address.low32 + 3), .write(At.sendLength, 50),
        .wait(.line(0)), .read(At.sendStatus), .write(At.sendStatus, 0x1000),
      ])
    #expect(device.announcements == ["device will read 3..<53"])
  }

  @Test func secondTransferNeedsNoStart() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    device.values[At.sendStatus] = [0x0, 0x1002]
    for _ in 0..<2 {
      device.interrupts = [.line(0)]
      device.trace = []
      try dma.send.transfer(buffer)
      try dma.send.wait()
    }
    #expect(
      device.trace == [
        .write(At.sendAddress, buffer.address.low32), .write(At.sendLength, 64),
        .wait(.line(0)), .read(At.sendStatus), .write(At.sendStatus, 0x1000),
      ])
  }

  @Test func receiveReportsTheBytesThatCame() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    device.values[At.receiveStatus] = [0x0, 0x1002]
    device.values[At.receiveLength] = [40]
    device.interrupts = [.line(1)]
    try dma.receive.transfer(buffer)
    #expect(try dma.receive.wait() == 40)
    #expect(device.announcements == ["device did write 0..<40"])
    #expect(device.trace.last == .read(At.receiveLength))
  }

  @Test func pollingLeavesInterruptsAlone() throws {
    let (device, dma) = try make(.polling)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    device.values[At.sendStatus] = [0x0, 0x0, 0x0, 0x1002]
    try dma.send.transfer(buffer)
    try dma.send.wait()
    #expect(
      device.trace == [
        .write(At.sendControl, 0x0001), .poll(At.sendStatus, mask: 0x1, until: 0),
        .write(At.sendAddress, buffer.address.low32), .write(At.sendLength, 64),
        .poll(At.sendStatus, mask: 0x2, until: 0x2), .read(At.sendStatus),
      ])
  }

  @Test func busyChannelRefusesASecondTransfer() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    device.values[At.sendStatus] = [0x0]
    try dma.send.transfer(buffer)
    device.trace = []
    let error = failure { () throws(DeviceError) in try dma.send.transfer(buffer) }
    #expect(error?.code == .busy)
    #expect(device.trace == [.read(At.sendStatus)])
    // Finished meanwhile, though nobody waited: the next one may go.
    device.values[At.sendStatus] = [0x1002]
    try dma.send.transfer(buffer)
    #expect(device.trace.last == .write(At.sendLength, 64))
  }

  @Test(
    arguments: [
      (0x4041, "DMADecErr", DMADirection.memoryToStream),
      (0x4021, "DMASlvErr", .memoryToStream),
      (0x4011, "DMAIntErr", .streamToMemory),
      (0x4031, "DMASlvErr", .streamToMemory),
      (0x5051, "DMADecErr", .streamToMemory),
    ] as [(UInt32, String, DMADirection)])
  func errorsAreDecoded(status: UInt32, name: String, direction: DMADirection) throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    let channel = direction == .memoryToStream ? dma.send : dma.receive
    let statusAddress = direction == .memoryToStream ? At.sendStatus : At.receiveStatus
    device.values[statusAddress] = [0x0, status]
    device.interrupts = [direction == .memoryToStream ? .line(0) : .line(1)]
    try channel.transfer(buffer, byteOffset: 8)
    let error = failure { () throws(DeviceError) in try channel.wait() }
    #expect(error?.code == .transferFailed)
    #expect(error?.register == "\(direction)_DMASR")
    #expect(error?.value == status)
    #expect(error?.address == buffer.address + 8)
    #expect(error?.message.contains(name) == true)
    // One cause is told: S2MM sets DMAIntErr with a failed write too.
    #expect(error?.message.contains("DMAIntErr") == (name == "DMAIntErr"))
    #expect(error?.message.contains("reset") == true)

    // Nothing goes until the reset, and no register is touched.
    device.trace = []
    let again = failure { () throws(DeviceError) in try channel.transfer(buffer) }
    #expect(again?.code == .transferFailed)
    let waited = failure { () throws(DeviceError) in try channel.wait() }
    #expect(waited?.code == .transferFailed)
    #expect(device.trace.isEmpty)

    device.values[statusAddress] = [0x0, 0x1002]
    try dma.reset()
    try channel.transfer(buffer)
    #expect(channel.isBusy)
  }

  @Test func anErrorOfTheOtherChannelEndsTheWait() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    let other = try device.allocate(shape: [64], of: UInt8.self)
    device.values[At.sendStatus] = [0x0, 0x4041]
    try dma.receive.transfer(other)
    try dma.send.transfer(buffer)
    device.interrupts = [.line(0)]
    let error = failure { () throws(DeviceError) in try dma.receive.wait() }
    #expect(error?.code == .transferFailed && error?.register == "MM2S_DMASR")
  }

  @Test(arguments: [WaitStrategy.interrupt, .polling])
  func waitsHaveADeadline(waiting: WaitStrategy) throws {
    let (device, dma) = try make(waiting)
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    try dma.receive.transfer(buffer)
    device.values[At.receiveStatus] = [0x0]
    let start = device.now
    let error = failure { () throws(DeviceError) in
      try dma.receive.wait(timeout: .microseconds(500))
    }
    #expect(error?.code == .timeout && error?.register == "S2MM_DMASR")
    let passed = device.now - start
    #expect(passed >= .microseconds(500) && passed < .microseconds(510))
    // Still in flight: it may be waited for again.
    #expect(dma.receive.isBusy)
    device.values[At.receiveStatus] = [0x1002]
    device.values[At.receiveLength] = [64]
    device.interrupts = [.line(1)]
    #expect(try dma.receive.wait() == 64)
  }

  @Test func aSpuriousInterruptIsAcknowledgedAndWaitedOn() throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    device.values[At.sendStatus] = [0x0, 0x1000, 0x1002]
    device.interrupts = [.line(0), .line(0)]
    try dma.send.transfer(buffer)
    device.trace = []
    try dma.send.wait()
    #expect(
      device.trace == [
        .wait(.line(0)), .read(At.sendStatus), .write(At.sendStatus, 0x1000),
        .wait(.line(0)), .read(At.sendStatus), .write(At.sendStatus, 0x1000),
      ])
  }

  @Test func waitingForNothingIsAnError() throws {
    let (device, dma) = try make()
    #expect(failure { () throws(DeviceError) in try dma.send.wait() }?.code == .notRunning)
    #expect(device.trace.isEmpty)
  }

  @Test(arguments: [(0, 0), (-1, 4), (60, 5), (65, 0), (0, 65), (Int.max, 1), (0, -3)])
  func rangesOutsideTheBufferAreRefused(offset: Int, count: Int) throws {
    let (device, dma) = try make()
    let buffer = try device.allocate(shape: [64], of: UInt8.self)
    let error = failure { () throws(DeviceError) in
      try dma.send.transfer(buffer, byteOffset: offset, byteCount: count)
    }
    #expect(error?.code == .invalidArgument)
    #expect(device.trace.isEmpty && !dma.send.isBusy)
  }

  @Test func limitsOfTheCoreAreRefusedBeforeAnythingStarts() throws {
    let device = FakeDevice(overlay: .resizer)
    let dma = try AXIDMA(
      device, at: 0x4040_0000,
      configuration: .init(lengthWidth: 14, sendAlignment: 8, receiveAlignment: 4))
    let buffer = try device.allocate(shape: [1 << 15], of: UInt8.self)
    device.trace = []
    for (offset, count) in [(0, 1 << 14), (4, 64), (1, 1)] {
      let error = failure { () throws(DeviceError) in
        try dma.send.transfer(buffer, byteOffset: offset, byteCount: count)
      }
      #expect(error?.code == .invalidArgument)
    }
    #expect(device.trace.isEmpty)
    try dma.send.transfer(buffer, byteOffset: 8, byteCount: 1 << 14 - 1)
    try dma.receive.transfer(buffer, byteOffset: 4, byteCount: 64)
    #expect(dma.waiting == .polling)
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
    let narrow = try AXIDMA(device, at: 0x4040_0000)
    #expect(
      failure { () throws(DeviceError) in try narrow.send.transfer(buffer) }?.code
        == .invalidArgument)
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
    device.values[At.sendStatus] = [0x0, 0x1]
    device.trace = []
    try dma.send.stop()
    #expect(
      device.trace == [
        .write(At.sendControl, 0), .poll(At.sendStatus, mask: 0x1, until: 0x1),
      ])
    #expect(device.memoryInUse == 0)
  }

  @Test func aChannelThatStaysHaltedIsReported() throws {
    let (device, dma) = try make()
    device.values[At.sendStatus] = [0x1]
    #expect(failure { () throws(DeviceError) in try dma.send.start() }?.code == .timeout)
    device.values[At.sendStatus] = [0x4041]
    #expect(failure { () throws(DeviceError) in try dma.send.start() }?.code == .transferFailed)
  }
}
