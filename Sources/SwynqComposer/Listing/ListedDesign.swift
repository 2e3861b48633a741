// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
package import SwynqOverlayBuilder

/// An overlay that `overlays.json` lists by the hardware handoff of its design:
/// `{"name": "design", "handoff": "design.hwh", "modules": {"filter_0": "rtl/filter.f"}}`.
package struct ListedDesign {
  private let handoff: String
  private let modules: [String: OverlayComposer.RTL]
  private let parameters: [String: [String: String]]
  private let standIns: Bool

  /// Reads the entry of an overlay.
  ///
  /// - Parameters:
  ///   - fields: The entry's elements.
  ///   - place: What error messages call it.
  ///   - path: Finds the file that a path of the entry names.
  /// - Throws: What is wrong with the entry.
  private init(
    _ fields: [String: Any], place: String, path: (String) -> String
  ) throws(BuildFailure) {
    let known = ["handoff", "modules", "name", "parameters", "standIns", "variants"]
    if let key = fields.keys.sorted().first(where: { !known.contains($0) }) {
      throw BuildFailure(
        "\(place): '\(key)' is not one of \(known.joined(separator: ", ")), which an overlay with a handoff has"
      )
    }
    guard let handoff = fields["handoff"] as? String, !handoff.isEmpty else {
      throw BuildFailure("\(place): 'handoff' is not a text")
    }
    self.handoff = path(handoff)
    guard let standIns = (fields["standIns"] ?? false) as? Bool else {
      throw BuildFailure("\(place): 'standIns' is neither true nor false")
    }
    self.standIns = standIns
    modules = try Self.modules(fields["modules"] ?? [String: Any](), place, path)
    parameters = try Self.parameters(fields["parameters"] ?? [String: Any](), place)
  }

  /// `"filter_0": "rtl/filter.f"`, or with the name of the module
  /// `"filter_0": {"files": "rtl/filter.f", "top": "filter"}`.
  private static func modules(
    _ listed: Any, _ place: String, _ path: (String) -> String
  ) throws(BuildFailure) -> [String: OverlayComposer.RTL] {
    guard let listed = listed as? [String: Any] else {
      throw BuildFailure(
        "\(place): 'modules' is not an object such as {\"filter_0\": \"rtl/filter.f\"}")
    }
    var modules: [String: OverlayComposer.RTL] = [:]
    for (instance, value) in listed {
      let choice = value as? [String: Any] ?? ["files": value]
      guard let files = choice["files"] as? String, !files.isEmpty,
        choice["top"] == nil || choice["top"] is String,
        choice.keys.allSatisfy({ $0 == "files" || $0 == "top" })
      else {
        throw BuildFailure(
          "\(place): modules: '\(instance)' is neither a list of files nor an object with 'files' and 'top'"
        )
      }
      modules[instance] = .init(files: path(files), top: choice["top"] as? String)
    }
    return modules
  }

  /// `"filter_0.TapCount": 7`.
  private static func parameters(
    _ listed: Any, _ place: String
  ) throws(BuildFailure) -> [String: [String: String]] {
    guard let listed = listed as? [String: Any] else {
      throw BuildFailure(
        "\(place): 'parameters' is not an object such as {\"filter_0.TapCount\": 7}")
    }
    var parameters: [String: [String: String]] = [:]
    for (name, value) in listed {
      guard let point = name.lastIndex(of: "."), point != name.startIndex,
        point != name.index(before: name.endIndex)
      else {
        throw BuildFailure("\(place): parameters: '\(name)' is not of the form INSTANCE.NAME")
      }
      let text: String
      switch value {
      case let value as String: text = value
      case let value as Int: text = String(value)
      default:
        throw BuildFailure("\(place): parameters: '\(name)' is neither a text nor a whole number")
      }
      parameters[String(name[..<point]), default: [:]][String(name[point...].dropFirst())] = text
    }
    return parameters
  }

  /// Composes the overlay that an `overlays.json` lists by a handoff, and writes it into a folder.
  ///
  /// - Parameters:
  ///   - name: The overlay's name in the list.
  ///   - description: The file.
  ///   - roots: What its paths may be relative to: the first folder in which the file is.
  ///   - folder: Where to write to.
  ///   - planned: The inputs as the plan of a build saw them; nil: unknown.
  ///   - report: Takes warnings.
  /// - Returns: The name of the overlay, which is that of the design.
  /// - Throws: What is wrong with the entry, the design, or the RTL for it.
  @discardableResult package static func compose(
    _ name: String, listedIn description: String, roots: [String], to folder: String,
    planned: String? = nil, report: (String) -> Void
  ) throws(BuildFailure) -> String {
    let fields = try OverlayBuild.entry(of: name, in: description)
    let design = try ListedDesign(fields, place: "\(description): overlay '\(name)'") { path in
      let places = roots.map { path.hasPrefix("/") ? path : "\($0)/\(path)" }
      return places.first { FileManager.default.fileExists(atPath: $0) } ?? places.first ?? path
    }
    let lists = design.modules.sorted { $0.key < $1.key }.map(\.value.files)
    try OverlayBuild.check(lists, against: planned, report: report)
    do throws(DeviceError) {
      var composer = try OverlayComposer(handoff: design.handoff)
      composer.modules = design.modules
      composer.parameters = design.parameters
      composer.standIns = design.standIns
      let overlay = try composer.compose(to: folder)
      try overlay.write()
      return overlay.name
    } catch {
      throw BuildFailure(error.description)
    }
  }
}
