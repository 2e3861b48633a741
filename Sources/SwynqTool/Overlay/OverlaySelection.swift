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
  /// - Parameter output: The library's path; nil for a name in the working directory that nothing is written to.
  func build(
    variant: OverlayBuild.Variant, output: String?, report: @escaping @Sendable (String) -> Void
  ) throws(ToolFailure) -> OverlayBuild {
    let harness = try OverlaySources.find(sources).harness
    do {
      var build: OverlayBuild
      if let description {
        let name = try only(description)
        build = try OverlayBuild(
          description: description, name: name, roots: Self.roots(of: description),
          variant: variant,
          output: output ?? Self.unwritten, harness: harness, report: report)
      } else {
        build = OverlayBuild(
          top: top ?? "", lists: [files ?? ""], variant: variant, output: output ?? Self.unwritten,
          harness: harness, report: report)
        build.description = ports
      }
      for text in parameter {
        let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        build.parameters.removeAll { $0.name == parts[0] }
        build.parameters.append(.init(String(parts[0]), String(parts[1])))
      }
      return build
    } catch let failure as BuildFailure {
      throw ToolFailure(failure)
    } catch {
      throw ToolFailure(.badData, "\(error)")
    }
  }

  /// A name beside which the tools keep their temporary files.
  private static var unwritten: String {
    FileManager.default.temporaryDirectory.appendingPathComponent("swynq-overlay.so").path
  }

  private func only(_ description: String) throws -> String {
    if let name { return name }
    let names = try OverlayBuild.overlays(in: description)
    guard names.count == 1 else {
      throw ToolFailure(
        .usage,
        names.isEmpty
          ? "\(description) lists no overlay"
          : "\(description) lists several overlays; name one with --name: "
            + names.joined(separator: ", "))
    }
    return names[0]
  }

  /// Folders that a description's paths may be relative to: its package's, if it is in one; its own; and
  /// the working directory, from which `overlay compose` writes them.
  private static func roots(of description: String) -> [String] {
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
