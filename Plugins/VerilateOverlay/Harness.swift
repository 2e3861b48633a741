// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import PackagePlugin

/// The C++ harness, which lies in `sim/` of the package that this plugin is part of. A target of
/// another package may use the plugin, so that package is looked for.
struct Harness {
  /// The folder `sim`.
  let directory: URL
  /// The sources that are compiled besides the RTL.
  let sources: [URL]

  /// Throws `OverlayError` if neither the package nor one that it depends on holds the harness.
  init(near package: Package) throws {
    var waiting = [package]
    var seen: Set<Package.ID> = []
    while let candidate = waiting.popLast() {
      guard seen.insert(candidate.id).inserted else { continue }
      let directory = candidate.directoryURL.appending(path: "sim")
      let header = directory.appending(path: "include/swynq_sim.h")
      if FileManager.default.fileExists(atPath: header.path(percentEncoded: false)) {
        self.directory = directory
        sources = [header] + Self.files(in: directory.appending(path: "src"))
        return
      }
      waiting += candidate.dependencies.map(\.package)
    }
    throw OverlayError(
      description: "no package here holds the simulation harness, sim/include/swynq_sim.h")
  }

  private static func files(in directory: URL) -> [URL] {
    let names =
      (try? FileManager.default.contentsOfDirectory(
        atPath: directory.path(percentEncoded: false))) ?? []
    return names.sorted()
      .filter { $0.hasSuffix(".h") || $0.hasSuffix(".cpp") }
      .map { directory.appending(path: $0) }
  }
}
