// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
internal import SwynqFiles
internal import Synchronization
internal import Testing

/// The simulated devices that a test makes, in their order.
final class FailureWitness: SimulationWitness {
  private let devices = Mutex<[WitnessedDevice]>([])
  /// For each device the waveform that it is to write; empty if none is.
  private let waveforms: [(path: String, firstClock: UInt64)]
  private let folder: String?

  /// Looks on, to know later when it failed.
  init() {
    waveforms = []
    folder = nil
  }

  /// Looks on at the same test again, whose devices are to write waveforms.
  ///
  /// - Parameters:
  ///   - witness: The one that saw the failure.
  ///   - lastClocks: Clocks before the failure.
  ///   - folder: Where to write the files.
  init(repeating witness: FailureWitness, lastClocks: UInt64, in folder: String) {
    self.folder = folder
    waveforms = witness.devices.withLock { $0 }.enumerated().map { index, device in
      let clock = device.failureClock
      return ("\(folder)/device\(index + 1).fst", clock - min(clock, lastClocks))
    }
    try? FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
  }

  func deviceWillBeMade() -> (any DeviceWitness)? {
    devices.withLock { devices in
      let index = devices.count
      let device = WitnessedDevice(waveforms.indices.contains(index) ? waveforms[index] : nil)
      devices.append(device)
      return device
    }
  }

  /// Notes the clocks of all devices, unless a failure was noted before.
  func noteFailure() { for device in devices.withLock({ $0 }) { device.noteFailure() } }

  /// The places of the evidence, for the failure's text.
  var comments: [Comment] {
    let devices = devices.withLock { $0 }
    return zip(devices, waveforms).map { device, waveform in
      if let reason = device.reason { return "no waveform was written: \(reason)" }
      return "waveform from clock \(waveform.firstClock) on: \(waveform.path)"
    } + (folder.map { ["calls: \($0)/calls.txt"] } ?? [])
  }

  /// Writes the calls of all devices.
  func writeCalls() {
    guard let folder else { return }
    let text = devices.withLock { $0 }.enumerated().map { index, device in
      "device \(index + 1), clock \(device.failureClock) at the failure\n"
        + device.calls.map { "  \($0)\n" }.joined()
    }.joined()
    do throws(FileError) {
      try OutputFile.write(text, to: "\(folder)/calls.txt")
    } catch {
      Issue.record("the calls that led to the failure could not be written: \(error.description)")
    }
  }
}

/// One of the devices of a test.
private final class WitnessedDevice: DeviceWitness {
  private struct State {
    var clocks: @Sendable () -> UInt64? = { nil }
    var calls: @Sendable () -> [String] = { [] }
    var failureClock: UInt64?
    var failureCalls: [String] = []
    var lastClock: UInt64 = 0
    var reason: String?
  }

  let waveform: (path: String, firstClock: UInt64)?
  private let state = Mutex(State())

  init(_ waveform: (path: String, firstClock: UInt64)?) { self.waveform = waveform }

  func made(
    clocks: @escaping @Sendable () -> UInt64?, calls: @escaping @Sendable () -> [String]
  ) {
    state.withLock {
      $0.clocks = clocks
      $0.calls = calls
    }
  }

  func waveformFailed(_ reason: String) { state.withLock { $0.reason = reason } }

  func willEnd(clocks: UInt64, calls: [String]) {
    state.withLock {
      $0.lastClock = clocks
      if $0.failureClock == nil { $0.failureCalls = calls }
    }
  }

  func noteFailure() {
    state.withLock {
      guard $0.failureClock == nil else { return }
      $0.failureClock = $0.clocks() ?? $0.lastClock
      let calls = $0.calls()
      if !calls.isEmpty { $0.failureCalls = calls }
    }
  }

  /// The clock count at the first failure, or at the device's end.
  var failureClock: UInt64 { state.withLock { $0.failureClock ?? $0.lastClock } }
  /// The calls up to there.
  var calls: [String] { state.withLock { $0.failureCalls } }
  /// Why there is no waveform; nil if there is.
  var reason: String? { state.withLock { $0.reason } }
}

/// The texts of issues.
final class IssueList: Sendable {
  private let list = Mutex<[String]>([])

  func add(_ text: String) { list.withLock { $0.append(text) } }

  var texts: [String] { list.withLock { $0 } }
}
