// SPDX-License-Identifier: Apache-2.0

/// Somebody who looks on while a driver works: a recorder, a profiler, a test.
///
/// An observer sees every call on an ``ObservedDevice`` before and after the device carries it out.
/// It may look at the device, such as at its ``Device/clockCount``; accesses of its own go to the
/// device itself and are not observed.
public protocol DeviceObserver<Bus>: AnyObject {
  /// The device that is observed.
  associatedtype Bus: Device

  /// The driver has made a call that the device has yet to carry out.
  func willPerform(_ call: DeviceCall, on device: Bus)

  /// The device has carried a call out, or failed to.
  func didPerform(_ call: DeviceCall, answer: DeviceAnswer, on device: Bus)
}
