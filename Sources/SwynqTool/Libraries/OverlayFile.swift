// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
internal import SwynqComposer
internal import SwynqFiles
internal import SwynqHandoff
internal import SwynqOverlayBuilder

/// A file that says which overlay to simulate: a library, a description, or the hardware handoff of a
/// design.
struct OverlayFile: Hashable {
  /// The file.
  let path: String
  /// The overlay in a description that lists several.
  let name: String?

  /// The kinds of files.
  private enum Kind { case library, description, handoff }

  /// The file of an argument: `build/mine.so`, `overlays.json`, `overlays.json:mine`, `design.hwh`.
  init(_ argument: String) {
    let parts = argument.split(separator: ":", omittingEmptySubsequences: false)
    if parts.count > 1, parts[parts.count - 2].hasSuffix(".json") {
      path = parts.dropLast().joined(separator: ":")
      name = String(parts[parts.count - 1])
    } else {
      path = argument
      name = nil
    }
  }

  private var kind: Kind {
    if path.hasSuffix(".json") { return .description }
    return isHandoff ? .handoff : .library
  }

  /// Whether it is a hardware handoff.
  var isHandoff: Bool { path.hasSuffix(".hwh") }

  /// The simulator library: the file itself, or one that is built of what it describes and kept for the
  /// next time.
  ///
  /// - Parameter parameters: Parameters of the top module that are to be other than described.
  /// - Throws: What is wrong with the description or the design; `usage` for parameters of what is built
  ///   already, or composed; `noDevice` if it cannot be built.
  func library(
    _ variant: OverlayBuild.Variant, parameters: [OverlayBuild.Parameter] = []
  ) throws(ToolFailure) -> String {
    guard kind == .description || parameters.isEmpty else {
      throw ToolFailure(
        .usage,
        "\(path) has no parameters to set: they are of a top module that a description (overlays.json) names"
      )
    }
    guard kind != .library else { return path }
    guard FileManager.default.isReadableFile(atPath: path) else {
      throw ToolFailure(.noInput, "\(path) is not there or cannot be read; it names an overlay")
    }
    let cache = try OverlayCache(directory: nil, sources: nil)
    let absolute = URL(fileURLWithPath: path).standardizedFileURL.path
    let mark = OverlayBuild.mark(of: "\(absolute):\(name ?? "")")
    let composed = cache.directory.appendingPathComponent("design-\(mark)").path
    let output = cache.directory.appendingPathComponent("overlay-\(mark)").path
    var build =
      kind == .handoff
      ? try self.build(of: path, variant, output, composed, cache.sources.harness)
      : try ListedOverlay(path, name: name).build(
        variant: variant, output: output, harness: cache.sources.harness, composed: composed,
        report: { _ in })
    build.parameters.removeAll { old in parameters.contains { $0.name == old.name } }
    build.parameters += parameters
    let name = build.name ?? build.top
    return try cache.library(
      build, named: "\(name)-\(variant.rawValue)-\(try cache.fingerprint(of: build))",
      "the overlay \(name) of \(path)"
    ) {
      StandardError.write(
        "swynq: building the overlay \(name) of \(path)\n".printable(keepingLines: true))
    }
  }

  private func build(
    of handoff: String, _ variant: OverlayBuild.Variant, _ output: String, _ composed: String,
    _ harness: String
  ) throws(ToolFailure) -> OverlayBuild {
    let overlay: ComposedOverlay
    do throws(DeviceError) {
      overlay = try OverlayComposer(handoff: handoff).compose(to: composed)
      try overlay.write()
    } catch {
      guard error.code == .notFound else { throw ToolFailure(input: error) }
      throw ToolFailure(
        .badData,
        error.message
          + "; list the design in an overlays.json with \"handoff\" and \"modules\" or \"standIns\", and name that"
      )
    }
    do throws(BuildFailure) {
      return try OverlayBuild(
        description: "\(composed)/overlays.json", name: overlay.name, roots: [composed],
        variant: variant, output: output, harness: harness, report: { _ in })
    } catch {
      throw ToolFailure(error)
    }
  }
}

extension OverlayFile: CustomStringConvertible {
  /// As it is written.
  var description: String { name.map { "\(path):\($0)" } ?? path }
}
