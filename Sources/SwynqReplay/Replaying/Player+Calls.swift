// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores

extension Player {
  /// Carries a recorded call out and compares the answer.
  func perform(_ call: RecordedCall) {
    switch call.operation {
    case .read(let place, let pointer): read(place, pointer, call)
    case .write(let place, let value, let pointer): write(place, value, pointer, call)
    case .poll(let place, let mask, let expected, let timeout):
      poll(place, mask, expected, .nanoseconds(timeout), call)
    case .wait(let names, let timeout): wait(names, .nanoseconds(timeout), call)
    case .allocate(let number, let byteCount, let alignment, let cacheable):
      allocate(number, byteCount, alignment, cacheable, call)
    case .flush(let number, let offset, let byteCount):
      synchronize(number, offset, byteCount, call, "flush") { (memory, range) throws(DeviceError) in
        try memory.flush(range)
      }
    case .invalidate(let number, let offset, let byteCount):
      synchronize(number, offset, byteCount, call, "invalidate") {
        (memory, range) throws(DeviceError) in try memory.invalidate(range)
      }
    case .release: break
    }
  }

  private func allocate(
    _ number: Int, _ byteCount: Int, _ alignment: Int, _ cacheable: Bool, _ call: RecordedCall
  ) {
    // How much memory there is depends on the device: a failure is not repeated.
    if case .failure = call.answer { return }
    attempt("allocation of buffer \(number), \(byteCount) bytes", call) { () throws(DeviceError) in
      buffers[number] = Buffer(
        memory: try device.allocate(
          byteCount: byteCount, alignment: alignment,
          caching: cacheable ? .cacheable : .nonCacheable
        ),
        expected: ShadowedBuffer(number: number, byteCount: byteCount))
    }
  }

  private func synchronize(
    _ number: Int, _ offset: Int, _ byteCount: Int, _ call: RecordedCall, _ what: String,
    _ body: (DeviceMemory, Range<Int>) throws(DeviceError) -> Void
  ) {
    guard let buffer = buffers[number], offset >= 0, byteCount >= 0,
      byteCount <= buffer.expected.byteCount - offset
    else { return }
    attempt("\(what) of buffer \(number)", call) { () throws(DeviceError) in
      try body(buffer.memory, offset..<offset + byteCount)
    }
  }

  private func write(
    _ place: BusPlace, _ value: UInt32, _ pointer: BufferPointer?, _ call: RecordedCall
  ) {
    let name = registers.name(of: place)
    attempt("write of \(name)", call) { () throws(DeviceError) in
      try device.write32(address(place), translated(value, pointer, at: place))
    }
    // A reset clears what the alarms were about.
    let rule = registers.behaviour(at: place)
    if case .control(let reset) = rule.role, value & reset != 0 {
      for (register, alarm) in alarms where register.block == place.block {
        reportAlarm(alarm, at: register)
      }
    }
  }

  /// The value that stands for `value` on this device: the address of the same byte, if it is one.
  func translated(
    _ value: UInt32, _ pointer: BufferPointer?, at place: BusPlace
  ) throws(DeviceError) -> UInt32 {
    guard let pointer, let buffer = buffers[pointer.buffer] else { return value }
    precondition((0...buffer.expected.byteCount).contains(pointer.offset), "the reader has checked")
    let address = buffer.memory.address + pointer.offset
    if pointer.isHigh { return address.high32 }
    guard address.high32 == 0 || hasHighPart(place) else {
      throw DeviceError(
        .unsupported,
        "buffer \(pointer.buffer) is beyond 4 GiB, where \(registers.name(of: place)) cannot "
          + "point; give the device memory below that", address: address)
    }
    return address.low32
  }

  private func hasHighPart(_ place: BusPlace) -> Bool {
    let block = overlay.blocks.first { $0.name == place.block }
    return (block?.parameter("c_addr_width") ?? 32) > 32
  }

  private func wait(_ names: [String], _ timeout: Duration, _ call: RecordedCall) {
    var recorded: [String] = []
    if case .interrupts(let names) = call.answer { recorded = names }
    let what = "wait for \(names.joined(separator: ", "))"
    var seen: InterruptLines = []
    attempt(what, call, agreesAhead: true) { () throws(DeviceError) in
      var missing = try lines(recorded)
      let patient = allowance(timeout, isAnswered: !missing.isEmpty)
      // Without recorded interrupts this is a wait that timed out, or failed.
      repeat {
        let wanted = missing.isEmpty ? try lines(names) : missing
        let high = try noting { () throws(DeviceError) in
          try device.waitForInterrupt(wanted, timeout: patient)
        }
        seen.formUnion(high)
        missing.subtract(high)
      } while !missing.isEmpty
    } ifTimedOut: {
      guard !recorded.isEmpty else { return nil }
      return ReplayDifference(
        .interrupts, call: report.callCount, place: what,
        expected: recorded.joined(separator: ", "),
        found: seen.isEmpty ? "none" : overlay.names(of: seen).joined(separator: ", "))
    }
  }

  private func lines(_ names: [String]) throws(DeviceError) -> InterruptLines {
    var lines: InterruptLines = []
    for name in names {
      guard let line = overlay.line(named: name) else {
        throw DeviceError(
          .unsupported,
          "interrupt \(name) is not connected on this device; record with drivers that poll")
      }
      lines.formUnion(line)
    }
    return lines
  }

  func address(_ place: BusPlace) throws(DeviceError) -> BusAddress {
    guard let address = place.address(in: overlay) else {
      throw DeviceError(.notFound, "overlay \(overlay.name) has no \(place)")
    }
    return address
  }

  /// Runs `body` and compares the error that it throws, or none, with the recorded one, by code.
  ///
  /// - Parameters:
  ///   - agreesAhead: Whether success is no difference where the recording timed out: the device was
  ///     faster.
  ///   - ifTimedOut: What to report for a timeout that was not recorded.
  func attempt(
    _ what: String, _ call: RecordedCall, agreesAhead: Bool = false,
    _ body: () throws(DeviceError) -> Void, ifTimedOut: () -> ReplayDifference? = { nil }
  ) {
    var recorded: (code: DeviceError.Code, text: String)?
    if case .failure(let code, let message) = call.answer {
      recorded = (DeviceError.Code(rawValue: code), message)
    }
    var found: DeviceError?
    do throws(DeviceError) { try body() } catch { found = error }
    if found?.code == recorded?.code { return }
    if found == nil, recorded?.code == .timeout, agreesAhead {
      report.earlierAnswers += 1
      return
    }
    if found?.code == .timeout, let difference = ifTimedOut() { return report(difference) }
    report(
      ReplayDifference(
        .error, call: report.callCount, place: what,
        expected: recorded.map { "\($0.code) (\($0.text))" } ?? "no error",
        found: found.map { "\($0.code) (\($0))" } ?? "no error"))
  }
}
