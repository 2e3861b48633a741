// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import SwynqComposer
internal import SwynqOverlayBuilder

/// An overlay that an `overlays.json` lists.
struct ListedOverlay {
  let description: String
  let name: String

  /// The overlay of this name; without one the only overlay of the file.
  ///
  /// - Throws: `usage` if it lists several, naming them; `badData` for a file that lists none.
  init(_ description: String, name: String?) throws(ToolFailure) {
    self.description = description
    if let name {
      self.name = name
      return
    }
    let names: [String]
    do throws(BuildFailure) {
      names = try OverlayBuild.overlays(in: description)
    } catch {
      throw ToolFailure(error)
    }
    guard names.count == 1 else {
      throw ToolFailure(
        .usage,
        names.isEmpty
          ? "\(description) lists no overlay"
          : "\(description) lists several overlays; name one with --name, or as \(description):NAME: "
            + names.joined(separator: ", "))
    }
    self.name = names[0]
  }

  /// Its build.
  ///
  /// - Parameters:
  ///   - output: The library to write.
  ///   - harness: Swynq's folder `sim`.
  ///   - composed: Where the overlay is written to if it is listed by a handoff.
  func build(
    variant: OverlayBuild.Variant, output: String, harness: String, composed: String,
    report: @escaping @Sendable (String) -> Void
  ) throws(ToolFailure) -> OverlayBuild {
    do throws(BuildFailure) {
      return try OverlayBuild(
        listedIn: description, name: name, roots: roots, variant: variant, output: output,
        harness: harness, composed: composed, report: report)
    } catch {
      throw ToolFailure(error)
    }
  }

  /// Folders that a description's paths may be relative to: its package's, if it is in one; its own; and
  /// the working directory, from which `overlay compose` writes them.
  private var roots: [String] {
    let folder = URL(fileURLWithPath: description).deletingLastPathComponent().standardizedFileURL
    var roots = [folder.path, FileManager.default.currentDirectoryPath]
    var directory = folder
    while directory.path != "/" {
      let manifest = directory.appendingPathComponent("Package.swift").path
      if FileManager.default.fileExists(atPath: manifest) {
        roots.insert(directory.path, at: 0)
        break
      }
      directory.deleteLastPathComponent()
    }
    return roots
  }
}

extension ToolFailure {
  /// RTL, tools or a description that do not make a library.
  init(_ failure: BuildFailure) {
    let said = failure.output.isEmpty ? "" : "\n" + failure.output
    self.init(.badData, "\(failure)\(said)")
  }
}
