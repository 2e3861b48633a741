import Swynq
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

@Suite struct ImageResizerTests {
  /// A device whose core is idle, a resizer on it, and an empty trace.
  func make() throws -> (FakeDevice, ImageResizer<FakeDevice>) {
    let device = FakeDevice(overlay: .resizer)
    device.values[At.coreControl] = [0x4]
    let resizer = try ImageResizer(device)
    device.trace = []
    return (device, resizer)
  }

  /// Scripts `frames` transfers that finish, of `bytes` bytes received.
  func script(_ device: FakeDevice, bytes: UInt32) {
    device.values[At.sendStatus] = [0x1002]
    device.values[At.receiveStatus] = [0x1002]
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
        .write(At.coreControl, 0x01),
        .write(At.receiveAddress, target.address.low32), .write(At.receiveLength, 24),
        .wait([.line(0), .line(1)]), .read(At.sendStatus), .write(At.sendStatus, 0x1000),
        .wait(.line(1)), .read(At.receiveStatus), .write(At.receiveStatus, 0x1000),
        .read(At.receiveLength),
      ])
    #expect(result.source == .init(width: 8, height: 4))
    #expect(result.destination == .init(width: 4, height: 2))
    #expect(result.bytesRead == 96 && result.bytesWritten == 24)
    #expect(result.clocks! > 0)
    #expect(result.duration == .nanoseconds(10) * Int(result.clocks!))
    #expect(device.announcements == ["device will read 0..<96", "device did write 0..<24"])
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
        "device did write 0..<24", "invalidate 0..<24",
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
    #expect(device.trace == [.write(At.coreControl, 0x81)])
    #expect(resizer.pendingFrames == 2)

    device.trace = []
    device.interrupts = [.line(0), .line(1), .line(0), .line(1)]
    try resizer.next()
    #expect(
      device.trace == [
        // The first is read: the second is read at once, while the first is still written.
        .wait([.line(0), .line(1)]), .read(At.sendStatus), .write(At.sendStatus, 0x1000),
        .write(At.sendAddress, source.address.low32), .write(At.sendLength, 96),
        // The first is written: the second may be written, and is the last.
        .wait([.line(0), .line(1)]), .read(At.receiveStatus), .write(At.receiveStatus, 0x1000),
        .read(At.receiveLength),
        .write(At.receiveAddress, second.address.low32), .write(At.receiveLength, 24),
        .write(At.coreControl, 0),
      ])
    device.trace = []
    // The core has restarted before it was told to stop, and is brought to rest.
    device.values[At.coreControl] = [0x1, 0x4]
    try resizer.next()
    #expect(
      device.trace.suffix(3) == [
        .read(At.coreControl), .write(At.sourceRows, 0),
        .poll(At.coreControl, mask: 0x4, until: 0x4),
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
    #expect(device.trace.suffix(3).first == .write(At.coreControl, 0x01))
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
        .write(At.coreControl, 0), .write(At.sendControl, 0x4),
        .poll(At.sendControl, mask: 0x4, until: 0), .read(At.coreControl),
        .write(At.receiveControl, 0x5001), .poll(At.receiveStatus, mask: 1, until: 0),
        .write(At.sendControl, 0x5001), .poll(At.sendStatus, mask: 1, until: 0),
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
}
