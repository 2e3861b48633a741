// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import SwynqOverlayBuilder

/// Which overlay: one that a description lists, or a top module and the list of its files.
struct OverlaySelection: ParsableArguments {
  @Argument(
    help: ArgumentHelp(
      "A description of overlays, whose paths are relative to its package, its folder or here. (default: name "
        + "--top and --files)", valueName: "overlays.json"),
    completion: .file(extensions: ["json"]))
  var description: String?

  @Option(
    help: ArgumentHelp(
      "An overlay of the description. (default: the only one)", valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp("Top module of the overlay.", valueName: "module"))
  var top: String?

  @Option(
    help: ArgumentHelp("A list of the overlay's files.", valueName: "files.f"),
    completion: .file(extensions: ["f"]))
  var files: String?

  @Option(
    help: ArgumentHelp(
      "A description of the ports, where their names do not say enough.", valueName: "overlays.json"
    ),
    completion: .file(extensions: ["json"]))
  var ports: String?

  @Option(
    help: ArgumentHelp(
      "Set a parameter of the top module. May be given several times.", valueName: "name=value"))
  var parameter: [String] = []

  @Option(
    help: ArgumentHelp(
      "Folder of Swynq's sources. (default: those that came with the program)",
      valueName: "directory"), completion: .directory)
  var sources: String?

  func validate() throws {
    guard description == nil || (top == nil && files == nil && ports == nil) else {
      throw ValidationError(
        "a description and --top, --files or --ports name two overlays; leave one out")
    }
    guard description != nil || (top != nil && files != nil) else {
      throw ValidationError(
        "no overlay is named: name a description, or a top module and its files with --top and --files"
      )
    }
    guard description != nil || name == nil else {
      throw ValidationError("--name is for an overlay of a description; name the description, too")
    }
    for text in parameter where !text.dropFirst().contains("=") {
      throw ValidationError("--parameter \(text) is not of the form NAME=VALUE")
    }
  }

  /// The build of the overlay into a library.
  ///
  /// - Parameter output: The library's path.
  func build(
    variant: OverlayBuild.Variant, output: String, report: @escaping @Sendable (String) -> Void
  ) throws(ToolFailure) -> OverlayBuild {
    let harness = try OverlaySources.find(sources).harness
    do {
      var build: OverlayBuild
      if let description {
        build = try ListedOverlay(description, name: name).build(
          variant: variant, output: output, harness: harness,
          composed: Self.composed(for: output), report: report)
      } else {
        build = OverlayBuild(
          top: top ?? "", lists: [files ?? ""], variant: variant, output: output,
          harness: harness, report: report)
        build.description = ports
      }
      for text in parameter {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        build.parameters.removeAll { $0.name == parts[0] }
        build.parameters.append(.init(String(parts[0]), String(parts[1])))
      }
      return build
    } catch let failure as ToolFailure {
      throw failure
    } catch {
      throw ToolFailure(.badData, "\(error)")
    }
  }

  /// The findings of Verilator and the harness about the overlay, of which nothing remains.
  func lint() throws(ToolFailure) -> OverlayLint {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "swynq-lint-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      return try build(
        variant: .fast, output: folder.appendingPathComponent("overlay.so").path, report: { _ in }
      ).lint()
    } catch let failure as BuildFailure {
      throw ToolFailure(failure)
    } catch let failure as ToolFailure {
      throw failure
    } catch {
      throw ToolFailure(.cannotCreate, "the folder \(folder.path) cannot be made")
    }
  }

  /// The folder of an overlay that is composed of a handoff: beside the library, for whoever looks up lines of
  /// its RTL.
  private static func composed(for output: String) -> String {
    (output.hasSuffix(".so") ? String(output.dropLast(3)) : output) + "-design"
  }
}
