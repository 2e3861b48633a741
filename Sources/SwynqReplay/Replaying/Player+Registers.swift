// SPDX-License-Identifier: Apache-2.0

import Swynq
internal import SwynqCores

extension Player {
  func read(_ place: BusPlace, _ pointer: BufferPointer?, _ call: RecordedCall) {
    var answer: UInt32?
    attempt("read of \(registers.name(of: place))", call) { () throws(DeviceError) in
      answer = try device.read32(address(place))
    }
    guard let answer, case .value(let recorded) = call.answer else { return }
    do throws(DeviceError) {
      try agree(place, on: try translated(recorded, pointer, at: place), found: answer)
    } catch {
      report(
        ReplayDifference(
          .error, call: report.callCount, place: "read of \(registers.name(of: place))",
          expected: "no error", found: "\(error.code) (\(error))"))
    }
  }

  func poll(
    _ place: BusPlace, _ mask: UInt32, _ expected: UInt32, _ timeout: Duration,
    _ call: RecordedCall
  ) {
    // A bit that a read has cleared here ahead of time is not to be waited for.
    if case .value = call.answer, expected == mask, credit[place, default: 0] & mask == mask {
      credit[place, default: 0] &= ~mask
      return
    }
    var isAnswered = false
    if case .value = call.answer { isAnswered = true }
    let patient = allowance(timeout, isAnswered: isAnswered)
    var answer: UInt32?
    let name = registers.name(of: place)
    attempt("poll of \(name)", call, agreesAhead: true) { () throws(DeviceError) in
      answer = try noting { () throws(DeviceError) in
        try device.poll32(address(place), mask: mask, until: expected, timeout: patient)
      }
    } ifTimedOut: {
      guard case .value(let recorded) = call.answer else { return nil }
      return ReplayDifference(
        .register, call: report.callCount, place: "poll of \(name)",
        expected: hexadecimal(recorded, minimumDigits: 8),
        found: "nothing of the kind within \(patient)", register: name)
    }
    guard let answer, case .value(let recorded) = call.answer else { return }
    do throws(DeviceError) {
      try agree(place, on: recorded, found: answer)
    } catch {
      report(
        ReplayDifference(
          .error, call: report.callCount, place: "poll of \(name)", expected: "no error",
          found: "\(error.code) (\(error))"))
    }
  }

  /// Compares a register with its recorded value, by its rule: waits for bits that are behind, counts
  /// those that are ahead.
  private func agree(
    _ place: BusPlace, on recorded: UInt32, found first: UInt32
  ) throws(DeviceError) {
    let rule = registers.behaviour(at: place)
    let deadline = device.now + options.patience
    let address = try address(place)
    var found = first | (credit[place, default: 0] & rule.clearedByReading)
    var behind = Self.behind(found, recorded, rule)
    while behind != 0, device.now < deadline {
      let again = try device.read32(address)
      // Bits that reading clears add up; all others are as they are now.
      found = again | (found & rule.clearedByReading)
      behind = Self.behind(found, recorded, rule)
    }
    let timely = rule.progress | rule.alarms | rule.volatile
    guard behind == 0, (found ^ recorded) & ~timely == 0 else {
      let name = registers.name(of: place)
      return report(
        ReplayDifference(
          .register, call: report.callCount, place: "read of \(name)",
          expected: hexadecimal(recorded, minimumDigits: 8),
          found: hexadecimal(found, minimumDigits: 8), register: name))
    }
    let ahead = (found ^ recorded) & rule.progress
    if ahead != 0 { report.earlierAnswers += 1 }
    credit[place] = ahead & rule.clearedByReading
    note(alarms: found & ~recorded & rule.alarms, confirmed: recorded & rule.alarms, at: place)
  }

  /// The bits that are not yet as recorded, but may still become so.
  private static func behind(_ found: UInt32, _ recorded: UInt32, _ rule: RegisterBehaviour)
    -> UInt32
  {
    // Who knows what the bits of an unknown register are waiting for?
    if rule.role == .unknown { return found ^ recorded }
    // A bit that is at its end here is at most ahead.
    let unfinished = (found ^ recorded) & rule.progress & (found ^ rule.terminal)
    return unfinished | (recorded & ~found & rule.alarms)
  }

  private func note(alarms bits: UInt32, confirmed: UInt32, at place: BusPlace) {
    let before = alarms[place]
    let left = ((before?.bits ?? 0) | bits) & ~confirmed
    alarms[place] = left == 0 ? nil : (left, before?.call ?? report.callCount)
  }
}
