// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores

/// A replay under way.
final class Player<Bus: Device> {
  let device: Bus
  let overlay: OverlayDescription
  let registers: KnownRegisters
  let options: ReplayOptions
  var report: ReplayReport

  /// A live buffer: what it is on this device, and what the recording says that it holds.
  struct Buffer {
    let memory: DeviceMemory
    let expected: ShadowedBuffer
  }
  var buffers: [Int: Buffer] = [:]

  /// Bits that a read has cleared here before the recording showed them.
  var credit: [BusPlace: UInt32] = [:]
  /// Error bits that were seen here and are not yet confirmed by the recording.
  var alarms: [BusPlace: (bits: UInt32, call: Int)] = [:]

  /// Device time that waits and polls have taken in vain so far.
  private var waited = Duration.zero

  private let startClock: UInt64?
  private let startTime: Duration
  private let recordedStart: UInt64?

  init(_ device: Bus, _ header: RecordingHeader, _ options: ReplayOptions, _ cores: Cores) {
    self.device = device
    self.options = options
    overlay = device.overlay
    registers = KnownRegisters(device.overlay, cores)
    report = ReplayReport(recordedDevice: header.device)
    startClock = device.clockCount
    startTime = device.now
    recordedStart = header.startClock
  }

  func play(_ event: RecordedEvent) {
    switch event {
    case .put(let bytes): put(bytes)
    case .got(let bytes):
      if let buffer = buffers[bytes.buffer], fits(bytes, buffer) {
        buffer.expected.update(bytes.bytes, at: bytes.offset)
      }
    case .compare(let check): compare(check)
    case .call(let call):
      if case .release(let buffer) = call.operation {
        buffers[buffer] = nil
        return
      }
      report.callCount += 1
      perform(call)
      if let recordedStart, let clock = call.clock {
        report.recordedClocks = clock &- recordedStart
      }
      report.recordedDuration = .nanoseconds(call.time)
    }
  }

  /// The time to wait for a recorded answer: as long as the driver would have, at least the patience
  /// if there was an answer, and at most what is left of the time for waits in vain.
  func allowance(_ recorded: Duration, isAnswered: Bool) -> Duration {
    let wanted = isAnswered ? max(recorded, options.patience) : recorded
    return min(wanted, max(options.timeout - waited, isAnswered ? options.patience : .zero))
  }

  /// Runs a wait or poll, and counts its time if it was in vain.
  func noting<Value>(_ wait: () throws(DeviceError) -> Value) throws(DeviceError) -> Value {
    let start = device.now
    do throws(DeviceError) { return try wait() } catch {
      if error.code == .timeout { waited += device.now - start }
      throw error
    }
  }

  /// Takes the time, and reports error bits that the recording never showed.
  func end() {
    if let startClock, let clock = device.clockCount { report.clocks = clock - startClock }
    report.duration = device.now - startTime
    for (place, alarm) in alarms { reportAlarm(alarm, at: place) }
  }

  /// Brings the DMAs to rest, so that buffers can go.
  func quiesce() {
    for (place, mask) in registers.resets {
      do throws(DeviceError) {
        let address = try address(place)
        try device.write32(address, mask)
        try device.poll32(address, mask: mask, until: 0, timeout: .milliseconds(10))
      } catch {
        // Memory that is never given back is the lesser evil.
        for buffer in buffers.values { _ = Unmanaged.passRetained(buffer.memory) }
      }
    }
    buffers = [:]
  }

  private func put(_ bytes: BufferBytes) {
    guard let buffer = buffers[bytes.buffer], fits(bytes, buffer) else { return }
    UnsafeMutableRawBufferPointer(
      rebasing: buffer.memory.bytes[bytes.offset..<bytes.offset + bytes.bytes.count]
    ).copyBytes(from: bytes.bytes)
    buffer.expected.update(bytes.bytes, at: bytes.offset)
  }

  private func fits(_ bytes: BufferBytes, _ buffer: Buffer) -> Bool {
    bytes.offset >= 0 && bytes.bytes.count <= buffer.expected.byteCount - bytes.offset
  }

  private func compare(_ check: BufferCheck) {
    guard let buffer = buffers[check.buffer] else { return }
    let busy = check.except.compactMap { pair in
      pair.count == 2 && pair[0] <= pair[1] ? pair[0]..<pair[1] : nil
    }
    for range in buffer.expected.everything(except: busy) {
      if let offset = buffer.expected.firstDifference(in: buffer.memory.bytes, within: range) {
        return reportByte(offset, buffer, check)
      }
      report.comparedBytes += range.count
    }
  }

  private func reportByte(_ offset: Int, _ buffer: Buffer, _ check: BufferCheck) {
    var place = "byte \(offset) of buffer \(check.buffer)"
    var pixel: PixelPlace?
    // Of a damaged file the numbers may be any.
    if let image = check.image, image.width > 0, image.offset >= 0, offset >= image.offset,
      offset - image.offset < image.byteCount
    {
      let found = PixelPlace(offset: offset - image.offset, width: image.width)
      place += ", \(found)"
      pixel = found
    }
    report(
      ReplayDifference(
        .bytes, call: report.callCount, place: place, expected: "\(buffer.expected[offset])",
        found: "\(buffer.memory.bytes[offset])", buffer: check.buffer, byteOffset: offset,
        pixel: pixel))
  }

  func report(_ difference: ReplayDifference) {
    report.difference = report.difference ?? difference
  }

  func reportAlarm(_ alarm: (bits: UInt32, call: Int), at place: BusPlace) {
    let name = registers.name(of: place)
    report(
      ReplayDifference(
        .register, call: alarm.call, place: "read of \(name)", expected: "no error bits",
        found: "bits \(hexadecimal(alarm.bits, minimumDigits: 8))", register: name))
  }
}
