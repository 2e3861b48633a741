// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores

/// The counter of the beats on a device's buses: the overlay's cycle monitor, else the log of a device
/// that can keep one, else nothing.
struct BeatCounter<Bus: Device> {
  private let source: Source
  /// The device's clock less the counter's; nil if either is missing.
  let offset: Int64?
  /// Options of the log, if one is kept.
  let options: ActivityLogOptions

  private enum Source {
    case monitor(CycleMonitor<Bus>)
    case log(any ActivityLoggingDevice)
    case none(reason: String)
  }

  /// Looks for a monitor. An overlay that says it has one and does not is taken for one without.
  init(_ device: Bus, options: ActivityLogOptions) throws(DeviceError) {
    self.options = options
    source = try Self.source(of: device)
    switch source {
    case .monitor(let monitor): offset = try Self.measuredOffset(monitor, device)
    case .log: offset = 0
    case .none: offset = nil
    }
  }

  private static func source(of device: Bus) throws(DeviceError) -> Source {
    let reason: String
    do throws(DeviceError) {
      if let monitor = try CycleMonitor.find(in: device) { return .monitor(monitor) }
      reason = "the overlay \(device.overlay.name) has no cycle monitor; use one that has"
    } catch {
      guard [.decodeError, .subordinateError, .incompatible].contains(error.code) else {
        throw error
      }
      reason = "the overlay's cycle monitor does not answer: \(error)"
    }
    if let logging = device as? any ActivityLoggingDevice { return .log(logging) }
    return .none(reason: reason)
  }

  /// Whether a log is kept for counting.
  var keepsLog: Bool { if case .log = source { true } else { false } }

  var traits: CounterTraits {
    switch source {
    case .monitor(let monitor):
      CounterTraits(
        absence: nil, streamsAbsence: nil, offset: offset, framesKept: monitor.framesKept,
        statesWidth: true)
    case .log(let device):
      CounterTraits(
        absence: nil,
        streamsAbsence: (device as? any StreamingDevice)?.streams.isEmpty == false
          ? nil
          : "the simulator counts what crosses its ports, and no stream within the overlay; a cycle "
            + "monitor does",
        offset: offset, framesKept: 0)
    case .none(let reason):
      CounterTraits(absence: reason, streamsAbsence: nil, offset: offset, framesKept: 0)
    }
  }

  /// Begins to count anew.
  func clear() throws(DeviceError) {
    switch source {
    case .monitor(let monitor): try monitor.clear()
    case .log(let device): try device.startActivityLog(options)
    case .none: break
    }
  }

  /// The counts since the last clear; nil if nothing counts.
  func snapshot(bytesPerBeat: Int?) throws(DeviceError) -> CycleCounters? {
    switch source {
    case .monitor(let monitor): return try monitor.snapshot()
    case .log(let device):
      try device.stopActivityLog()
      return CycleCounters(try device.activityLog, bytesPerBeat: bytesPerBeat)
    case .none: return nil
    }
  }

  /// Ends what ``clear()`` has begun, after a failure.
  func abandon() { if case .log(let device) = source { try? device.stopActivityLog() } }

  /// The log that was kept for counting, if one was.
  func log() throws(DeviceError) -> ActivityLog? {
    guard case .log(let device) = source else { return nil }
    return try device.activityLog
  }

  /// Compares the two clocks. A read tells the clock at a fixed distance before its end, unless the
  /// register bus is stalled meanwhile: the quickest of several reads counts.
  private static func measuredOffset(
    _ monitor: CycleMonitor<Bus>, _ device: Bus
  ) throws(DeviceError) -> Int64? {
    guard device.clockCount != nil else { return nil }
    var least: Int64?
    for _ in 0..<4 {
      let told = try monitor.clock()
      guard let now = device.clockCount else { return nil }
      let difference = Int64(now) - Int64(told)
      least = min(least ?? difference, difference)
    }
    return least.map { $0 - clocksAfterTold }
  }

  /// Clocks from the one that ``CycleMonitor/clock()`` tells to the end of that call, on a register
  /// bus that is not stalled: a property of the RTL, which a test holds to the harness's own counters.
  private static var clocksAfterTold: Int64 { 12 }
}

/// The counter's properties, as a report states them.
struct CounterTraits {
  /// Why nothing counts; nil if something does.
  let absence: String?
  /// Why the streams are not counted; nil if they are, or nothing is.
  let streamsAbsence: String?
  /// The device's clock less the counter's; nil if either is missing.
  let offset: Int64?
  /// Frames that a snapshot tells of at most.
  let framesKept: Int
  /// Whether the counter says how wide the memory port is, and does not go by what crossed it.
  var statesWidth = false
}
