// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqComposer
import SwynqOverlayBuilder
import SwynqSimulator

/// A block design of the vendor's cores, composed of its handoff and built when the first test needs
/// it: a DMA whose stream comes back through a FIFO, a GPIO with two channels, a block RAM, and two
/// interrupt controllers one behind the other.
enum VendorCores {
  static let design = Bundle.module.bundleURL.appendingPathComponent("Designs/vendor-cores.hwh")
    .path

  /// The overlay on a simulated device.
  static func device(
    _ change: (inout SimulationOptions) -> Void = { _ in }
  ) throws -> SimulatedDevice {
    var options = SimulationOptions()
    change(&options)
    return try SimulatedDevice(libraryPath: library.get(), options: options)
  }

  private static let library = Result { try build() }

  private static let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
    "swynq-vendor-cores-\(getpid())"
  ).path

  private static func build() throws -> String {
    atexit { try? FileManager.default.removeItem(atPath: VendorCores.folder) }
    let overlay = try OverlayComposer(handoff: design).compose(to: folder)
    try overlay.write()
    let library = "\(folder)/\(overlay.name)-fast.so"
    try OverlayBuild(
      description: "\(folder)/overlays.json", name: overlay.name, roots: [folder], variant: .fast,
      output: library, harness: harness, report: { _ in }
    ).run()
    return library
  }

  /// The folder `sim` of this package.
  private static let harness = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "../../../sim").standardizedFileURL.path
}

/// Does something to a device just before the driver waits, or polls, for the n-th time: what comes
/// from outside while a driver waits.
final class Meanwhile<Bus: Device>: DeviceObserver {
  private var waits = 0
  private let number: Int
  private let action: (Bus) -> Void

  init(wait number: Int = 1, _ action: @escaping (Bus) -> Void) {
    self.number = number
    self.action = action
  }

  func willPerform(_ call: DeviceCall, on device: Bus) {
    switch call {
    case .waitForInterrupt, .poll:
      waits += 1
      if waits == number { action(device) }
    default: break
    }
  }

  func didPerform(_ call: DeviceCall, answer: DeviceAnswer, on device: Bus) {}
}
