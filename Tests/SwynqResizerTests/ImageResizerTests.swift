// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

@Suite struct ImageResizerTests {
  /// A device whose core is idle, a resizer on it, and an empty trace.
  func make() throws -> (FakeDevice, ImageResizer<FakeDevice>) {
    let device = FakeDevice(overlay: .resizer)
    device.values[At.coreControl] = [CoreControl.idle]
    let resizer = try ImageResizer(device)
    device.trace = []
    return (device, resizer)
  }

  /// Scripts `frames` transfers that finish, of `bytes` bytes received.
  func script(_ device: FakeDevice, bytes: UInt32) {
    device.values[At.sendStatus] = [Status.done]
    device.values[At.receiveStatus] = [Status.done]
    device.values[At.receiveLength] = [bytes]
  }

  @Test func oneFrameTakesNoMoreAccessesThanItNeeds() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    var target = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    script(device, bytes: 24)
    device.interrupts = [.line(0), .line(1)]
    let result = try resizer.resize(source, into: &target)
    #expect(
      device.trace == [
        .write(At.sourceRows, 4), .write(At.sourceColumns, 8),
        .write(At.destinationRows, 2), .write(At.destinationColumns, 4),
        .write(At.sendAddress, source.address.low32), .write(At.sendLength, 96),
        .write(At.coreControl, CoreControl.start),
        .write(At.receiveAddress, target.address.low32), .write(At.receiveLength, 24),
        .wait([.line(0), .line(1)]), .read(At.sendStatus), .write(At.sendStatus, Status.completion),
        .wait(.line(1)), .read(At.receiveStatus), .write(At.receiveStatus, Status.completion),
        .read(At.receiveLength),
      ])
    #expect(result.source == .init(width: 8, height: 4))
    #expect(result.destination == .init(width: 4, height: 2))
    #expect(result.bytesRead == 96 && result.bytesWritten == 24)
    #expect(result.clocks! > 0)
    #expect(result.duration == .nanoseconds(10) * Int(result.clocks!))
    #expect(
      device.announcements == [
        "device will read 0..<96", "device will write 0..<24", "device did write 0..<24",
      ])
  }

  @Test func cacheableBuffersAreFlushedAndInvalidated() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self, caching: .cacheable)
    var target = try device.allocate(shape: [2, 4, 3], of: UInt8.self, caching: .cacheable)
    script(device, bytes: 24)
    device.interrupts = [.line(0), .line(1)]
    try resizer.resize(source, into: &target)
    #expect(
      device.announcements == [
        "flush 0..<96", "invalidate 0..<24", "device will read 0..<96",
        "device will write 0..<24", "device did write 0..<24", "invalidate 0..<24",
      ])
  }

  @Test(
    arguments: [
      ([4, 8], [2, 4, 3]), ([4, 8, 4], [2, 4, 3]), ([4, 8, 3], [24]), ([4, 8, 3], [2, 4, 1]),
      ([2161, 1, 3], [2, 4, 3]), ([4, 8, 3], [1, 3841, 3]),
    ])
  func wrongShapesAreRefusedBeforeAnythingStarts(source: [Int], target: [Int]) throws {
    let (device, resizer) = try make()
    let input = try device.allocate(shape: source, of: UInt8.self)
    var output = try device.allocate(shape: target, of: UInt8.self)
    var error: DeviceError?
    do throws(DeviceError) {
      try resizer.resize(input, into: &output)
    } catch let caught {
      error = caught
    }
    #expect(error?.code == .invalidShape || error?.code == .invalidArgument)
    #expect(device.trace.isEmpty && resizer.pendingFrames == 0)
  }

  @Test func framesOverlap() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    let first = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    let second = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    script(device, bytes: 24)
    try resizer.enqueue(source, into: first)
    device.trace = []
    try resizer.enqueue(source, into: second)
    // The hardware is busy, but the core must not stop after the first.
    #expect(device.trace == [.write(At.coreControl, CoreControl.startAgainAndAgain)])
    #expect(resizer.pendingFrames == 2)

    device.trace = []
    device.interrupts = [.line(0), .line(1), .line(0), .line(1)]
    try resizer.next()
    #expect(
      device.trace == [
        // The first is read: the second is read at once, while the first is still written.
        .wait([.line(0), .line(1)]), .read(At.sendStatus), .write(At.sendStatus, Status.completion),
        .write(At.sendAddress, source.address.low32), .write(At.sendLength, 96),
        // The first is written: the second may be written, and is the last.
        .wait([.line(0), .line(1)]), .read(At.receiveStatus),
        .write(At.receiveStatus, Status.completion),
        .read(At.receiveLength),
        .write(At.receiveAddress, second.address.low32), .write(At.receiveLength, 24),
        .write(At.coreControl, CoreControl.stop),
      ])
    device.trace = []
    // The core has restarted before it was told to stop, and is brought to rest.
    device.values[At.coreControl] = [CoreControl.start, CoreControl.idle]
    try resizer.next()
    #expect(
      device.trace.suffix(3) == [
        .read(At.coreControl), .write(At.sourceRows, 0),
        .poll(At.coreControl, mask: CoreControl.idle, until: CoreControl.idle),
      ])
    #expect(resizer.pendingFrames == 0)
    #expect(failure { () throws(DeviceError) in try resizer.next() }?.code == .notRunning)
  }

  @Test func otherSizesWaitForTheFramesBefore() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    let small = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    let large = try device.allocate(shape: [8, 16, 3], of: UInt8.self)
    script(device, bytes: 24)
    try resizer.enqueue(source, into: small)
    device.trace = []
    try resizer.enqueue(source, into: large)
    #expect(device.trace.isEmpty)
    device.interrupts = [.line(0), .line(1)]
    try resizer.next()
    // Begun as soon as the first was through, with its own sizes.
    #expect(device.trace.contains(.write(At.destinationRows, 8)))
    #expect(device.trace.suffix(3).first == .write(At.coreControl, CoreControl.start))
    device.values[At.receiveLength] = [384]
    device.interrupts = [.line(0), .line(1)]
    #expect(try resizer.next().destination == .init(width: 16, height: 8))
  }

  @Test func aShortImageIsAnErrorAndResetMendsIt() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    let target = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    script(device, bytes: 21)
    device.interrupts = [.line(0), .line(1)]
    try resizer.enqueue(source, into: target)
    let error = failure { () throws(DeviceError) in try resizer.next() }
    #expect(error?.code == .unexpectedResult && error?.value == 21)
    let again = failure { () throws(DeviceError) in try resizer.enqueue(source, into: target) }
    #expect(again?.message.contains("reset()") == true)
    device.trace = []
    try resizer.reset()
    #expect(
      device.trace == [
        .write(At.coreControl, CoreControl.stop), .write(At.sendControl, Control.softReset),
        .poll(At.sendControl, mask: Control.softReset, until: 0), .read(At.coreControl),
        .write(At.receiveControl, Control.runWithInterrupts),
        .poll(At.receiveStatus, mask: Status.halted, until: 0),
        .write(At.sendControl, Control.runWithInterrupts),
        .poll(At.sendStatus, mask: Status.halted, until: 0),
      ])
    device.values[At.receiveLength] = [24]
    device.interrupts = [.line(0), .line(1)]
    try resizer.enqueue(source, into: target)
    try resizer.next()
  }

  @Test func aTimeoutCanBeWaitedForAgain() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    var target = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    script(device, bytes: 24)
    var calls = 0
    var error: DeviceError?
    do throws(DeviceError) {
      try resizer.resize(source, into: &target, timeout: .milliseconds(5)) { calls += 1 }
    } catch let caught {
      error = caught
    }
    #expect(error?.code == .timeout)
    #expect((4...6).contains(calls))
    do throws(DeviceError) {
      try resizer.resize(source, into: &target)
    } catch let caught {
      error = caught
    }
    #expect(error?.code == .busy)
    device.interrupts = [.line(0), .line(1)]
    try resizer.next()
  }

  @Test func sourceAndDestinationMustBeApart() throws {
    let (device, resizer) = try make()
    let buffer = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    var error = failure { () throws(DeviceError) in try resizer.enqueue(buffer, into: buffer) }
    #expect(error?.code == .invalidArgument && error?.message.contains("share memory") == true)
    // The first byte of one is the last of the other.
    device.nextAddress = buffer.address.rawValue + UInt64(buffer.byteCount) - 1
    let overlapping = try DeviceBuffer<UInt8>(on: device, shape: [4, 8, 3], alignment: 1)
    error = failure { () throws(DeviceError) in try resizer.enqueue(buffer, into: overlapping) }
    #expect(error?.code == .invalidArgument)
    error = failure { () throws(DeviceError) in try resizer.enqueue(overlapping, into: buffer) }
    #expect(error?.code == .invalidArgument)
    #expect(device.trace.isEmpty && resizer.pendingFrames == 0)
    // Neighbours are apart.
    device.nextAddress = buffer.address.rawValue + UInt64(buffer.byteCount)
    let neighbour = try DeviceBuffer<UInt8>(on: device, shape: [4, 8, 3], alignment: 1)
    let other = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    try resizer.enqueue(buffer, into: neighbour)
    // What is being written holds no image yet.
    error = failure { () throws(DeviceError) in try resizer.enqueue(neighbour, into: other) }
    #expect(error?.code == .busy && resizer.pendingFrames == 1)
    // What is being read may be read again.
    try resizer.enqueue(buffer, into: other)
    #expect(resizer.pendingFrames == 2)
  }

  /// What was on its way is lost when somebody else resets the DMA, or waits for its channels.
  @Test(arguments: [WaitStrategy.interrupt, .polling], ["reset", "stop", "wait"])
  func framesWithoutTheirTransfersAreLost(waiting: WaitStrategy, how: String) throws {
    let device = FakeDevice(overlay: .resizer)
    device.values[At.coreControl] = [CoreControl.idle]
    let resizer = try ImageResizer(device, waiting: waiting)
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    let target = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    script(device, bytes: 24)
    try resizer.enqueue(source, into: target)
    switch how {
    case "reset": try resizer.dma.reset()
    case "stop":
      device.values[At.receiveStatus] = [Status.halted]
      try resizer.dma.receive.stop()
    default:
      device.interrupts = [.line(1)]
      try resizer.dma.receive.wait()
    }
    script(device, bytes: 24)
    for _ in 0..<2 {
      device.trace = []
      let error = failure { () throws(DeviceError) in try resizer.next() }
      #expect(error?.code == .notRunning && device.trace.isEmpty)
      #expect(error?.message.contains("call reset() on the resizer") == true)
      let enqueued = failure { () throws(DeviceError) in try resizer.enqueue(source, into: target) }
      #expect(enqueued?.code == .notRunning && device.trace.isEmpty)
    }
    try resizer.reset()
    #expect(failure { () throws(DeviceError) in try resizer.next() }?.code == .notRunning)
    device.interrupts = [.line(0), .line(1)]
    try resizer.enqueue(source, into: target)
    try resizer.next()
  }

  /// The same if the first to notice is the next frame.
  @Test func framesWithoutTheirTransfersTakeNoOthers() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    let target = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    script(device, bytes: 24)
    try resizer.enqueue(source, into: target)
    try resizer.dma.reset()
    device.trace = []
    let error = failure { () throws(DeviceError) in try resizer.enqueue(source, into: target) }
    #expect(error?.code == .notRunning && device.trace.isEmpty && resizer.pendingFrames == 1)
  }
}
