// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// An observer that notes every call of a driver, with the clocks before and after.
///
/// It takes no clock of the device itself:
///
/// ```swift
/// let trace = DriverTrace<SimulatedDevice>()
/// let resizer = try ImageResizer(ObservedDevice(device, observer: trace))
/// try resizer.resize(photo, into: &small)
/// for event in trace.events { print(event.call, event.clocks ?? 0) }
/// ```
public final class DriverTrace<Bus: Device>: DeviceObserver {
  /// The calls so far, in their order.
  public private(set) var events: [DriverEvent] = []

  /// Whether calls are noted at the moment.
  public var isRecording: Bool

  private var startClock: UInt64?
  private var startTime: Duration = .zero

  /// A trace that has noted nothing yet.
  ///
  /// - Parameter recording: Whether it begins at once.
  public init(recording: Bool = true) { isRecording = recording }

  /// Forgets all calls so far.
  public func removeAll() { events.removeAll() }

  /// Notes when a call begins.
  public func willPerform(_ call: DeviceCall, on device: Bus) {
    guard isRecording else { return }
    startClock = device.clockCount
    startTime = device.now
  }

  /// Notes how and when it ended.
  public func didPerform(_ call: DeviceCall, answer: DeviceAnswer, on device: Bus) {
    guard isRecording else { return }
    events.append(
      DriverEvent(
        call: call, outcome: .init(answer), startClock: startClock, endClock: device.clockCount,
        startTime: startTime, endTime: device.now))
  }
}
