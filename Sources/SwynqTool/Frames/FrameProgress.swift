// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqSimulator

/// The line that says how far a simulated device is with its frames.
final class FrameProgress {
  private let device: SimulatedDevice?
  private let start: UInt64
  private let byteCount: Int
  private var line = Progress()

  /// A line about a device that is going to move `byteCount` bytes. A board is done too soon for one.
  init(_ device: SimulatedDevice?, of byteCount: Int, shown: Bool) {
    self.device = shown ? device : nil
    start = device?.clocks ?? 0
    self.byteCount = byteCount
  }

  /// Shows the line anew; nil if none is to be shown.
  var update: (() -> Void)? {
    guard let device else { return nil }
    return { [self] in
      line.show(clocks: device.clocks - start, fraction: moved(by: device))
    }
  }

  /// Takes the line away.
  func clear() { line.clear() }

  /// The share of the image data that has crossed the memory port.
  private func moved(by device: SimulatedDevice) -> Double {
    guard let counters = try? device.statistics else { return 0 }
    let beats = counters.readBeats + counters.writeBeats
    return Double(beats) * Double(device.information.dataWidth / 8) / Double(byteCount)
  }
}
