// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import Swynq
internal import SwynqResizer
internal import SwynqSimulator

/// The overlay at one data width, as this package's own `overlays.json` builds it.
enum Overlay {
  /// A device with the default memory model, and the resizer that drives it.
  static func resizer(
    width: Int, options: SimulationOptions = .init()
  ) throws -> ImageResizer<SimulatedDevice> {
    try ImageResizer(
      SimulatedDevice(
        libraryPath: library(width: width), overlay: description(width: width), options: options))
  }

  /// Path of the library.
  static func library(width: Int) throws -> String {
    let name = "resizer_\(width)-fast"
    guard let url = Bundle.module.url(forResource: name, withExtension: "so") else {
      throw BenchmarkError("\(name).so is not among the benchmark's resources; build it again")
    }
    return url.path
  }

  private static func description(width: Int) -> OverlayDescription {
    var overlay = OverlayDescription.resizer
    for block in overlay.blocks.indices {
      for index in overlay.blocks[block].parameters.indices
      where overlay.blocks[block].parameters[index].name.hasSuffix("_data_width") {
        overlay.blocks[block].parameters[index].value = width
      }
    }
    return overlay
  }
}
