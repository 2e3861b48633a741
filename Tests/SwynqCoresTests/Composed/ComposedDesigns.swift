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
  /// The overlay on a simulated device.
  static func device(
    _ change: (inout SimulationOptions) -> Void = { _ in }
  ) throws -> SimulatedDevice {
    try ComposedDesign.device(library, change)
  }

  private static let library = Result { try ComposedDesign.build("vendor-cores") }
}

/// A block design of more of them: a timer with its pins outside, a stream FIFO whose packets come back,
/// and a CDMA on the memory, each with an interrupt line of its own.
enum MappedCores {
  /// The overlay on a simulated device.
  static func device(
    _ change: (inout SimulationOptions) -> Void = { _ in }
  ) throws -> SimulatedDevice {
    try ComposedDesign.device(library, change)
  }

  private static let library = Result { try ComposedDesign.build("mapped-cores") }
}

/// Overlays that are composed of the handoffs in `Designs`.
enum ComposedDesign {
  static func device(
    _ library: Result<String, any Error>, _ change: (inout SimulationOptions) -> Void
  ) throws -> SimulatedDevice {
    var options = SimulationOptions()
    change(&options)
    return try SimulatedDevice(libraryPath: library.get(), options: options)
  }

  /// Composes and builds a design. Its files go when the tests end.
  static func build(_ name: String) throws -> String {
    let folder = "\(root)/\(name)"
    let overlay = try OverlayComposer(handoff: design(name).path).compose(to: folder)
    try overlay.write()
    let library = "\(folder)/\(overlay.name)-fast.so"
    try OverlayBuild(
      description: "\(folder)/overlays.json", name: overlay.name, roots: [folder], variant: .fast,
      output: library, harness: harness, report: { _ in }
    ).run()
    return library
  }

  /// Composes a design in which a parameter that is 0 has another value.
  static func compose(_ name: String, setting parameter: String, to value: Int) throws {
    let text = try String(contentsOf: design(name), encoding: .utf8)
    let changed = text.replacingOccurrences(
      of: "NAME=\"\(parameter)\" VALUE=\"0\"", with: "NAME=\"\(parameter)\" VALUE=\"\(value)\"")
    guard changed != text else { throw DeviceError(.notFound, "no parameter \(parameter) is 0") }
    let folder = "\(root)/\(name)-\(parameter)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let handoff = "\(folder)/design.hwh"
    try changed.write(toFile: handoff, atomically: true, encoding: .utf8)
    _ = try OverlayComposer(handoff: handoff).compose(to: folder)
  }

  private static func design(_ name: String) -> URL {
    Bundle.module.bundleURL.appendingPathComponent("Designs/\(name).hwh")
  }

  private static let root: String = {
    atexit { try? FileManager.default.removeItem(atPath: ComposedDesign.path) }
    return path
  }()

  private static let path = FileManager.default.temporaryDirectory.appendingPathComponent(
    "swynq-composed-cores-\(getpid())"
  ).path

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
