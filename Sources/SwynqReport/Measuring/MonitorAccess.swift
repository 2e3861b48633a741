// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores

/// A cycle monitor, or the reason why there is none, and where its clock stands to the device's.
struct MonitorAccess<Bus: Device> {
  private let monitor: CycleMonitor<Bus>?
  /// Why there is no monitor; nil if there is one.
  let absence: String?
  /// The device's clock less the monitor's; nil if either is missing.
  let offset: Int64?

  /// Frames that a snapshot tells of at most.
  var framesKept: Int { monitor?.framesKept ?? 0 }

  /// Looks for a monitor. An overlay that says it has one and does not is taken for one without.
  init(_ device: Bus) throws(DeviceError) {
    do throws(DeviceError) {
      monitor = try CycleMonitor.find(in: device)
      absence =
        monitor == nil
        ? "the overlay \(device.overlay.name) has no cycle monitor; use one that has" : nil
    } catch {
      guard [.decodeError, .subordinateError, .incompatible].contains(error.code) else {
        throw error
      }
      monitor = nil
      absence = "the overlay's cycle monitor does not answer: \(error)"
    }
    offset = try Self.measuredOffset(monitor, device)
  }

  func clear() throws(DeviceError) { try monitor?.clear() }

  func snapshot() throws(DeviceError) -> CycleCounters? { try monitor?.snapshot() }

  /// Compares the two clocks. A read tells the clock at a fixed distance before its end, unless the
  /// register bus is stalled meanwhile: the quickest of several reads counts.
  private static func measuredOffset(
    _ monitor: CycleMonitor<Bus>?, _ device: Bus
  ) throws(DeviceError) -> Int64? {
    guard let monitor, device.clockCount != nil else { return nil }
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
