// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// One call of a driver on its device, and when it happened.
public struct DriverEvent: Sendable {
  /// The driver's call.
  public package(set) var call: DeviceCall
  /// The device's answer.
  public package(set) var outcome: Outcome
  /// The device's clock before the call; nil if the device does not count clocks.
  public package(set) var startClock: UInt64?
  /// The device's clock after the call; nil if the device does not count clocks.
  public package(set) var endClock: UInt64?
  /// Device time before the call.
  public package(set) var startTime: Duration
  /// Device time after the call.
  public package(set) var endTime: Duration

  /// The outcome of a call.
  public enum Outcome: Sendable {
    /// The value read or polled.
    case value(UInt32)
    /// The interrupt lines that are high.
    case lines(InterruptLines)
    /// Memory at an address.
    case memory(BusAddress)
    /// Done, with nothing to return.
    case done
    /// It failed.
    case failure(DeviceError)
  }

  /// A call with this outcome, from a start to an end.
  package init(
    call: DeviceCall, outcome: Outcome, startClock: UInt64?, endClock: UInt64?,
    startTime: Duration, endTime: Duration
  ) {
    self.call = call
    self.outcome = outcome
    self.startClock = startClock
    self.endClock = endClock
    self.startTime = startTime
    self.endTime = endTime
  }

  /// Clocks that passed in the call; nil if the device does not count clocks.
  public var clocks: UInt64? {
    guard let startClock, let endClock else { return nil }
    return endClock - startClock
  }
}

extension DriverEvent.Outcome {
  /// The answer without what it holds on to: memory stays its owner's.
  init(_ answer: DeviceAnswer) {
    self =
      switch answer {
      case .value(let value): .value(value)
      case .lines(let lines): .lines(lines)
      case .memory(let memory): .memory(memory.address)
      case .done: .done
      case .failure(let error): .failure(error)
      }
  }
}
