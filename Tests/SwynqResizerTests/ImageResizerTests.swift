// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

@Suite struct ImageResizerTests {
  /// A device whose core is idle, a resizer on it, and an empty trace.
  func make() throws -> (ScriptedDevice, ImageResizer<ScriptedDevice>) {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    try device.answer("resize_accel_0.CTRL", with: "AP_IDLE")
    let resizer = try ImageResizer(device)
    device.clearTrace()
    return (device, resizer)
  }

  /// Scripts `frames` transfers that finish, of `bytes` bytes received.
  func script(_ device: ScriptedDevice, bytes: UInt32) throws {
    try device.answer("axi_dma_0.MM2S_DMASR", with: "Idle|IOC_Irq")
    try device.answer("axi_dma_0.S2MM_DMASR", with: "Idle|IOC_Irq")
    try device.answer("axi_dma_0.S2MM_LENGTH", with: .init(bytes))
  }

  @Test func `One frame takes no more accesses than it needs`() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    var target = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    try script(device, bytes: 24)
    try device.raise("axi_dma_0.mm2s_introut", "axi_dma_0.s2mm_introut")
    let result = try resizer.resize(source, into: &target)
    #expect(
      device.trace == [
        "write resize_accel_0.src_rows 4", "write resize_accel_0.src_cols 8",
        "write resize_accel_0.dst_rows 2", "write resize_accel_0.dst_cols 4",
        "write axi_dma_0.MM2S_SA \(source.address)", "write axi_dma_0.MM2S_LENGTH 96",
        "write resize_accel_0.CTRL AP_START",
        "write axi_dma_0.S2MM_DA \(target.address)", "write axi_dma_0.S2MM_LENGTH 24",
        "wait for axi_dma_0.mm2s_introut or axi_dma_0.s2mm_introut", "read axi_dma_0.MM2S_DMASR",
        "write axi_dma_0.MM2S_DMASR IOC_Irq",
        "wait for axi_dma_0.s2mm_introut", "read axi_dma_0.S2MM_DMASR",
        "write axi_dma_0.S2MM_DMASR IOC_Irq",
        "read axi_dma_0.S2MM_LENGTH",
      ])
    #expect(result.source == .init(width: 8, height: 4))
    #expect(result.destination == .init(width: 4, height: 2))
    #expect(result.bytesRead == 96 && result.bytesWritten == 24)
    #expect(result.clocks! > 0)
    #expect(result.duration == .nanoseconds(10) * Int(result.clocks!))
    #expect(
      device.memoryTrace == [
        "device will read 0..<96 of buffer 1", "device will write 0..<24 of buffer 2",
        "device did write 0..<24 of buffer 2",
      ])
  }

  @Test func `Cacheable buffers are flushed and invalidated`() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self, caching: .cacheable)
    var target = try device.allocate(shape: [2, 4, 3], of: UInt8.self, caching: .cacheable)
    try script(device, bytes: 24)
    try device.raise("axi_dma_0.mm2s_introut", "axi_dma_0.s2mm_introut")
    try resizer.resize(source, into: &target)
    #expect(
      device.memoryTrace == [
        "flush 0..<96 of buffer 1", "invalidate 0..<24 of buffer 2",
        "device will read 0..<96 of buffer 1",
        "device will write 0..<24 of buffer 2", "device did write 0..<24 of buffer 2",
        "invalidate 0..<24 of buffer 2",
      ])
  }

  @Test(
    arguments: [
      ([4, 8], [2, 4, 3]), ([4, 8, 4], [2, 4, 3]), ([4, 8, 3], [24]), ([4, 8, 3], [2, 4, 1]),
      ([2161, 1, 3], [2, 4, 3]), ([4, 8, 3], [1, 3841, 3]),
    ])
  func `Wrong shapes are refused before anything starts`(source: [Int], target: [Int]) throws {
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

  @Test func `Frames overlap`() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    let first = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    let second = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    try script(device, bytes: 24)
    try resizer.enqueue(source, into: first)
    device.clearTrace()
    try resizer.enqueue(source, into: second)
    // The hardware is busy, but the core must not stop after the first.
    #expect(device.trace == ["write resize_accel_0.CTRL AP_START|AUTO_RESTART"])
    #expect(resizer.pendingFrames == 2)

    device.clearTrace()
    try device.raise(
      "axi_dma_0.mm2s_introut", "axi_dma_0.s2mm_introut", "axi_dma_0.mm2s_introut",
      "axi_dma_0.s2mm_introut")
    try resizer.next()
    #expect(
      device.trace == [
        // The first is read: the second is read at once, while the first is still written.
        "wait for axi_dma_0.mm2s_introut or axi_dma_0.s2mm_introut", "read axi_dma_0.MM2S_DMASR",
        "write axi_dma_0.MM2S_DMASR IOC_Irq",
        "write axi_dma_0.MM2S_SA \(source.address)", "write axi_dma_0.MM2S_LENGTH 96",
        // The first is written: the second may be written, and is the last.
        "wait for axi_dma_0.mm2s_introut or axi_dma_0.s2mm_introut", "read axi_dma_0.S2MM_DMASR",
        "write axi_dma_0.S2MM_DMASR IOC_Irq",
        "read axi_dma_0.S2MM_LENGTH",
        "write axi_dma_0.S2MM_DA \(second.address)", "write axi_dma_0.S2MM_LENGTH 24",
        "write resize_accel_0.CTRL 0",
      ])
    device.clearTrace()
    // The core has restarted before it was told to stop, and is brought to rest.
    try device.answer("resize_accel_0.CTRL", with: "AP_START", "AP_IDLE")
    try resizer.next()
    #expect(
      device.trace.suffix(3) == [
        "read resize_accel_0.CTRL", "write resize_accel_0.src_rows 0",
        "poll resize_accel_0.CTRL until AP_IDLE=1",
      ])
    #expect(resizer.pendingFrames == 0)
    #expect(failure { () throws(DeviceError) in try resizer.next() }?.code == .notRunning)
  }

  @Test func `Other sizes wait for the frames before`() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    let small = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    let large = try device.allocate(shape: [8, 16, 3], of: UInt8.self)
    try script(device, bytes: 24)
    try resizer.enqueue(source, into: small)
    device.clearTrace()
    try resizer.enqueue(source, into: large)
    #expect(device.trace.isEmpty)
    try device.raise("axi_dma_0.mm2s_introut", "axi_dma_0.s2mm_introut")
    try resizer.next()
    // Begun as soon as the first was through, with its own sizes.
    #expect(device.trace.contains("write resize_accel_0.dst_rows 8"))
    #expect(device.trace.suffix(3).first == "write resize_accel_0.CTRL AP_START")
    try device.answer("axi_dma_0.S2MM_LENGTH", with: 384)
    try device.raise("axi_dma_0.mm2s_introut", "axi_dma_0.s2mm_introut")
    #expect(try resizer.next().destination == .init(width: 16, height: 8))
  }

  @Test func `A short image is an error and reset mends it`() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    let target = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    try script(device, bytes: 21)
    try device.raise("axi_dma_0.mm2s_introut", "axi_dma_0.s2mm_introut")
    try resizer.enqueue(source, into: target)
    let error = failure { () throws(DeviceError) in try resizer.next() }
    #expect(error?.code == .unexpectedResult && error?.value == 21)
    let again = failure { () throws(DeviceError) in try resizer.enqueue(source, into: target) }
    #expect(again?.message.contains("reset()") == true)
    device.clearTrace()
    try resizer.reset()
    #expect(
      device.trace == [
        "write resize_accel_0.CTRL 0", "write axi_dma_0.MM2S_DMACR Reset",
        "poll axi_dma_0.MM2S_DMACR until Reset=0", "read resize_accel_0.CTRL",
        "write axi_dma_0.S2MM_DMACR RS|IOC_IrqEn|Err_IrqEn",
        "poll axi_dma_0.S2MM_DMASR until Halted=0",
        "write axi_dma_0.MM2S_DMACR RS|IOC_IrqEn|Err_IrqEn",
        "poll axi_dma_0.MM2S_DMASR until Halted=0",
      ])
    try device.answer("axi_dma_0.S2MM_LENGTH", with: 24)
    try device.raise("axi_dma_0.mm2s_introut", "axi_dma_0.s2mm_introut")
    try resizer.enqueue(source, into: target)
    try resizer.next()
  }

  @Test func `A timeout can be waited for again`() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    var target = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    try script(device, bytes: 24)
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
    try device.raise("axi_dma_0.mm2s_introut", "axi_dma_0.s2mm_introut")
    try resizer.next()
  }

  @Test func `Source and destination must be apart`() throws {
    let (device, resizer) = try make()
    let buffer = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    var error = failure { () throws(DeviceError) in try resizer.enqueue(buffer, into: buffer) }
    #expect(error?.code == .invalidArgument && error?.message.contains("share memory") == true)
    // The first byte of one is the last of the other.
    device.nextBufferAddress = buffer.address + (buffer.byteCount - 1)
    let overlapping = try DeviceBuffer<UInt8>(on: device, shape: [4, 8, 3], alignment: 1)
    error = failure { () throws(DeviceError) in try resizer.enqueue(buffer, into: overlapping) }
    #expect(error?.code == .invalidArgument)
    error = failure { () throws(DeviceError) in try resizer.enqueue(overlapping, into: buffer) }
    #expect(error?.code == .invalidArgument)
    #expect(device.trace.isEmpty && resizer.pendingFrames == 0)
    // Neighbours are apart.
    device.nextBufferAddress = buffer.address + buffer.byteCount
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
  func `Frames without their transfers are lost`(waiting: WaitStrategy, how: String) throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    try device.answer("resize_accel_0.CTRL", with: "AP_IDLE")
    let resizer = try ImageResizer(device, waiting: waiting)
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    let target = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    try script(device, bytes: 24)
    try resizer.enqueue(source, into: target)
    switch how {
    case "reset": try resizer.dma.reset()
    case "stop":
      try device.answer("axi_dma_0.S2MM_DMASR", with: "Halted")
      try resizer.dma.receive.stop()
    default:
      try device.raise("axi_dma_0.s2mm_introut")
      try resizer.dma.receive.wait()
    }
    try script(device, bytes: 24)
    for _ in 0..<2 {
      device.clearTrace()
      let error = failure { () throws(DeviceError) in try resizer.next() }
      #expect(error?.code == .notRunning && device.trace.isEmpty)
      #expect(error?.message.contains("call reset() on the resizer") == true)
      let enqueued = failure { () throws(DeviceError) in try resizer.enqueue(source, into: target) }
      #expect(enqueued?.code == .notRunning && device.trace.isEmpty)
    }
    try resizer.reset()
    #expect(failure { () throws(DeviceError) in try resizer.next() }?.code == .notRunning)
    try device.raise("axi_dma_0.mm2s_introut", "axi_dma_0.s2mm_introut")
    try resizer.enqueue(source, into: target)
    try resizer.next()
  }

  /// The same if the first to notice is the next frame.
  @Test func `Frames without their transfers take no others`() throws {
    let (device, resizer) = try make()
    let source = try device.allocate(shape: [4, 8, 3], of: UInt8.self)
    let target = try device.allocate(shape: [2, 4, 3], of: UInt8.self)
    try script(device, bytes: 24)
    try resizer.enqueue(source, into: target)
    try resizer.dma.reset()
    device.clearTrace()
    let error = failure { () throws(DeviceError) in try resizer.enqueue(source, into: target) }
    #expect(error?.code == .notRunning && device.trace.isEmpty && resizer.pendingFrames == 1)
  }
}
