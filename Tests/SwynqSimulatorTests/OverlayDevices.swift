// SPDX-License-Identifier: Apache-2.0
import Foundation
import Swynq
import SwynqResizer
import SwynqSimulator
import Testing

/// A device on one of this target's overlays.
func overlayDevice(
  _ name: String, options: SimulationOptions = .init()
) throws -> SimulatedDevice {
  let library = try #require(Bundle.module.url(forResource: "\(name)-fast", withExtension: "so"))
  return try SimulatedDevice(libraryPath: library.path, overlay: .resizer, options: options)
}

/// A device on the resizer with that many bits; at 64 the one that comes with the package.
func overlayDevice(
  width: Int, options: SimulationOptions = .init()
) throws -> SimulatedDevice {
  width == 64
    ? try SimulatedDevice(overlay: .resizer, options: options)
    : try overlayDevice("resizer_overlay_\(width)", options: options)
}
