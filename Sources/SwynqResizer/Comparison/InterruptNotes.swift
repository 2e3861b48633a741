// SPDX-License-Identifier: Apache-2.0
import Swynq

/// Remembers which interrupt lines a driver saw high.
final class InterruptNotes<Bus: Device>: DeviceObserver {
  private(set) var seen: InterruptLines = []

  func willPerform(_ call: DeviceCall, on device: Bus) {}

  func didPerform(_ call: DeviceCall, answer: DeviceAnswer, on device: Bus) {
    if case .lines(let lines) = answer { seen.formUnion(lines) }
  }
}
