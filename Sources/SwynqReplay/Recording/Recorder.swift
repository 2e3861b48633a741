// SPDX-License-Identifier: Apache-2.0

public import Swynq
public import SwynqCores

/// Writes down all that a driver does with a device, and all that comes of it.
///
/// ```swift
/// let recorder = try Recorder(of: device, "board", to: "frame.swynq", knowing: .resizer)
/// let observed = ObservedDevice(device, observer: recorder)
/// try ImageResizer(observed).resize(input, into: &output)
/// try recorder.finish()
/// ```
///
/// Every call is recorded with its answer, clock and time. What the CPU puts into buffers is found by
/// comparing them with a copy whenever the device is about to look: before a DMA is started, before a
/// flush. What the device puts there is found in the same way once a transfer is seen to have ended,
/// and after an invalidate. In an overlay that has blocks of
/// cores that it does not know every buffer is compared before and after every call, because those might
/// write at any time.
///
/// A recorder must see the device from the first allocation on.
public final class Recorder<Bus: Device>: DeviceObserver {
  private let overlay: OverlayDescription
  private let registers: KnownRegisters
  private let writer: RecordingWriter
  private let start: Duration
  private let watchesEverything: Bool
  private var buffers: [Tracked] = []
  private var count = 0
  private var watch = TransferWatch()

  /// A live buffer. The memory is not kept alive: it must be given back when the driver does so.
  private struct Tracked {
    weak var memory: DeviceMemory?
    let address: BusAddress
    let shadow: ShadowedBuffer
    let isCached: Bool
  }

  /// Begins a recording.
  ///
  /// - Parameters:
  ///   - device: The device that will be observed.
  ///   - name: What it is, in words, such as `simulator` or `board`.
  ///   - path: The file. It appears, or is replaced, when the recording is finished.
  ///   - cores: The cores whose registers are known.
  /// - Throws: `cannotCreate`.
  public init(
    of device: Bus, _ name: String, to path: String, knowing cores: Cores = .standard
  ) throws(RecordingError) {
    overlay = device.overlay
    start = device.now
    registers = KnownRegisters(overlay, cores)
    watchesEverything = registers.hasUnknownBlocks
    writer = try RecordingWriter(
      path: path,
      header: RecordingHeader(
        format: RecordingFormat.name, version: RecordingFormat.version, device: name,
        overlay: overlay.name, blocks: overlay.blocks.map { .init(name: $0.name, type: $0.type) },
        clockFrequency: device.clockFrequency, startClock: device.clockCount))
  }

  /// Completes the file.
  ///
  /// - Throws: `inputOutput` if anything could not be written, be it long ago.
  public func finish() throws(RecordingError) { try writer.finish() }

  /// Bytes written so far.
  public var byteCount: Int { writer.byteCount }

  /// Notes what the CPU has done since the last call.
  public func willPerform(_ call: DeviceCall, on device: Bus) {
    noteReleases(device)
    switch call {
    case .write(let address, _):
      switch registers.behaviour(at: BusPlace(address, in: overlay)).role {
      case .startsSend, .startsReceive: return buffers.forEach(notePuts)
      default: break
      }
    case .flush(let address, _):
      buffers.filter { $0.address == address }.forEach(notePuts)
    default: break
    }
    if watchesEverything { buffers.forEach(notePuts) }
  }

  /// Notes the call, its answer, and what the device has done.
  public func didPerform(_ call: DeviceCall, answer: DeviceAnswer, on device: Bus) {
    if case .allocate = call, case .memory(let memory) = answer {
      count += 1
      buffers.append(
        Tracked(
          memory: memory, address: memory.address,
          shadow: ShadowedBuffer(number: count, byteCount: memory.byteCount),
          isCached: memory.caching == .cacheable))
    }
    record(operation(call), Self.recorded(answer, overlay), device)
    noteTransfers(call, answer)
    if watchesEverything {
      for buffer in buffers { noteGot(buffer, within: [0..<buffer.shadow.byteCount], image: nil) }
    }
  }

  private func noteTransfers(_ call: DeviceCall, _ answer: DeviceAnswer) {
    switch (call, answer) {
    case (.write(let address, let value), .done):
      let place = BusPlace(address, in: overlay)
      let rule = registers.behaviour(at: place)
      settle(
        watch.note(rule, written: value, at: place, pointer: pointer(rule, value, at: place)))
    case (.read(let address), .value(let value)), (.poll(let address, _, _, _), .value(let value)):
      let place = BusPlace(address, in: overlay)
      settle(watch.note(registers.behaviour(at: place), read: value, at: place))
    case (.invalidate(let address, let range), .done):
      for buffer in buffers where buffer.address == address && buffer.isCached {
        noteGot(buffer, within: [range], image: nil)
      }
    default: break
    }
  }

  /// Transfers have ended: what they wrote is there to be seen. So is what they should not have
  /// written, in any buffer that is not behind a cache.
  private func settle(_ ended: [TransferWatch.Window]) {
    if ended.isEmpty { return }
    for buffer in buffers where !buffer.isCached {
      let windows = ended.filter { $0.buffer == buffer.shadow.number }
      notePuts(buffer, except: windows.map(\.range))
      noteGot(buffer, within: windows.map(\.range), image: windows.last?.image)
    }
  }

  private func notePuts(_ buffer: Tracked) { notePuts(buffer, except: []) }

  private func notePuts(_ buffer: Tracked, except ended: [Range<Int>]) {
    guard let memory = buffer.memory else { return }
    let shadow = buffer.shadow
    let ranges = shadow.everything(except: watch.ranges(of: shadow.number) + ended)
    for bytes in takeChanges(memory, shadow, ranges) { writer.write(.put(bytes)) }
  }

  private func noteGot(_ buffer: Tracked, within ranges: [Range<Int>], image: BufferCheck.Image?) {
    guard let memory = buffer.memory else { return }
    let shadow = buffer.shadow
    let whole = 0..<shadow.byteCount
    for bytes in takeChanges(memory, shadow, ranges.map { $0.clamped(to: whole) }) {
      writer.write(.got(bytes))
    }
    let busy = watch.ranges(of: shadow.number).map { [$0.lowerBound, $0.upperBound] }
    writer.write(.compare(BufferCheck(buffer: shadow.number, except: busy, image: image)))
  }

  private func takeChanges(
    _ memory: DeviceMemory, _ shadow: ShadowedBuffer, _ ranges: [Range<Int>]
  ) -> [BufferBytes] {
    shadow.changes(in: memory.bytes, within: ranges).map { range in
      let bytes = [UInt8](memory.bytes[range])
      shadow.update(bytes, at: range.lowerBound)
      return BufferBytes(buffer: shadow.number, offset: range.lowerBound, bytes: bytes)
    }
  }

  private func noteReleases(_ device: Bus) {
    for buffer in buffers where buffer.memory == nil {
      record(.release(buffer: buffer.shadow.number), .done, device)
    }
    buffers.removeAll { $0.memory == nil }
  }

  private func record(
    _ operation: RecordedCall.Operation, _ answer: RecordedCall.Answer, _ device: Bus
  ) {
    writer.write(
      .call(
        RecordedCall(
          operation: operation, answer: answer, clock: device.clockCount,
          time: (device.now - start).inNanoseconds)))
  }
}

extension Recorder {
  private func operation(_ call: DeviceCall) -> RecordedCall.Operation {
    let place = { BusPlace($0, in: self.overlay) }
    switch call {
    case .read(let address):
      return .read(at: place(address), pointer: watch.pointer(at: place(address)))
    case .write(let address, let value):
      let rule = registers.behaviour(at: place(address))
      return .write(
        at: place(address), value: value, pointer: pointer(rule, value, at: place(address)))
    case .poll(let address, let mask, let expected, let timeout):
      return .poll(
        at: place(address), mask: mask, expected: expected, timeout: timeout.inNanoseconds)
    case .waitForInterrupt(let lines, let timeout):
      return .wait(interrupts: overlay.names(of: lines), timeout: timeout.inNanoseconds)
    case .allocate(let byteCount, let alignment, let caching):
      return .allocate(
        buffer: count, byteCount: byteCount, alignment: alignment, cacheable: caching == .cacheable)
    case .flush(let address, let range):
      return .flush(buffer: number(address), offset: range.lowerBound, byteCount: range.count)
    case .invalidate(let address, let range):
      return .invalidate(buffer: number(address), offset: range.lowerBound, byteCount: range.count)
    }
  }

  private func number(_ address: BusAddress) -> Int {
    buffers.first { $0.address == address }?.shadow.number ?? 0
  }

  /// The target of a value that is written to an address register. In a block of an unknown kind any
  /// value that lies in a buffer is taken for an address.
  private func pointer(
    _ rule: RegisterBehaviour, _ value: UInt32, at place: BusPlace
  ) -> BufferPointer? {
    switch rule.role {
    case .address, .unknown:
      for buffer in buffers where value >= buffer.address.low32 {
        let offset = Int(value - buffer.address.low32)
        if offset < buffer.shadow.byteCount {
          return BufferPointer(buffer: buffer.shadow.number, offset: offset, isHigh: false)
        }
      }
      return nil
    case .addressHigh:
      let low = BusPlace(block: place.block, offset: place.offset - 4)
      guard var pointer = watch.pointer(at: low) else { return nil }
      pointer.isHigh = true
      return pointer
    default: return nil
    }
  }

  private static func recorded(
    _ answer: DeviceAnswer, _ overlay: OverlayDescription
  ) -> RecordedCall.Answer {
    switch answer {
    case .value(let value): .value(value)
    case .lines(let lines): .interrupts(overlay.names(of: lines))
    case .memory, .done: .done
    case .failure(let error): .failure(code: error.code.rawValue, message: "\(error)")
    }
  }
}
