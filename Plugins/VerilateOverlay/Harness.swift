import Foundation
import PackagePlugin

/// The C++ harness and its build script, which lie in `sim/` of the package that this plugin is
/// part of. A target of another package may use the plugin, so that package is looked for.
struct Harness {
  /// `sim/build-overlay.sh`.
  let script: URL
  /// What it compiles besides the RTL.
  let sources: [URL]

  /// Throws `OverlayError` if neither the package nor one that it depends on holds the harness.
  init(near package: Package) throws {
    var waiting = [package]
    var seen: Set<Package.ID> = []
    while let candidate = waiting.popLast() {
      guard seen.insert(candidate.id).inserted else { continue }
      let directory = candidate.directoryURL.appending(path: "sim")
      let script = directory.appending(path: "build-overlay.sh")
      let header = directory.appending(path: "include/swynq_sim.h")
      let exists = FileManager.default.fileExists(atPath:)
      if exists(script.path(percentEncoded: false)) && exists(header.path(percentEncoded: false)) {
        self.script = script
        sources =
          [header, directory.appending(path: "rising-edge.awk")]
          + Self.files(in: directory.appending(path: "src"))
        return
      }
      waiting += candidate.dependencies.map(\.package)
    }
    throw OverlayError(
      description: "no package here holds the simulation harness, sim/build-overlay.sh")
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
