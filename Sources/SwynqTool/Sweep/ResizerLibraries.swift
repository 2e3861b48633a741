// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import SwynqOverlayBuilder

/// Parameters of the resizer overlay's build.
struct OverlayParameters: Hashable {
  /// Bits of the memory port and the streams.
  let dataWidth: Int
  /// Beats of the longest burst.
  let maxBurst: Int

  /// Those of the library that comes with the package.
  static let shipped = OverlayParameters(dataWidth: 64, maxBurst: 16)
}

/// Simulator libraries of the resizer overlay with other parameters than the package ships.
struct ResizerLibraries {
  private let cache: OverlayCache
  private let build: OverlayBuild
  private let fingerprint: String

  /// - Parameters:
  ///   - directory: As for `OverlayCache`.
  ///   - sources: As for `OverlayCache`.
  /// - Throws: As `OverlayCache`.
  init(directory: String?, sources: String?) throws(ToolFailure) {
    cache = try OverlayCache(directory: directory, sources: sources)
    var build = OverlayBuild(
      top: "resizer_overlay", lists: [cache.sources.list], variant: .fast,
      output: cache.directory.appendingPathComponent("resizer_overlay").path,
      harness: cache.sources.harness, report: { _ in })
    build.hasRegisteredOutputs = true
    self.build = build
    fingerprint = try cache.fingerprint(of: build)
  }

  /// The path of a library, built if it is not there yet.
  ///
  /// - Throws: As `OverlayCache.library`.
  func library(_ parameters: OverlayParameters) throws(ToolFailure) -> String {
    let (width, burst) = (parameters.dataWidth, parameters.maxBurst)
    var build = build
    build.parameters = [.init("DataWidth", "\(width)"), .init("MaxBurst", "\(burst)")]
    return try cache.library(
      build, named: "resizer_overlay-\(width)-\(burst)-\(fingerprint)",
      "the overlay with \(width) bits and bursts of \(burst)")
  }
}
