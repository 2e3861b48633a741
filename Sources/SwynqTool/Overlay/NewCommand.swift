// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import SwynqFiles

/// `swynq overlay new`: a package to begin with.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a package with a small core, its driver and a test.",
    discussion: """
      The core is a stream filter with registers, in SystemVerilog. The package builds it, and its one test \
      passes: run swift test in it. Then change the core to your own.
      """)

  @Argument(
    help: ArgumentHelp(
      "Name of the core, in small letters, digits and _; also of the folder.", valueName: "name"))
  var name: String

  @Option(
    help: ArgumentHelp(
      "Folder to make. (default: one of the core's name, here)", valueName: "folder"),
    completion: .directory)
  var folder: String?

  @Option(
    help: ArgumentHelp(
      "A checkout of Swynq for the package to depend on. (default: the one that this program was built in)",
      valueName: "directory"), completion: .directory)
  var swynq: String?

  func validate() throws {
    let isName = name.allSatisfy {
      ("a"..."z").contains($0) || ("0"..."9").contains($0) || $0 == "_"
    }
    guard isName, let first = name.first, first.isLetter, name.count <= 64 else {
      throw ValidationError(
        "'\(name)' is no name of a core: small letters, digits and _, a letter first")
    }
    guard !PackageTemplate.taken.contains(name) else {
      throw ValidationError("'\(name)' is a word of SystemVerilog or Swift; choose another name")
    }
  }

  func run() throws {
    let place = folder ?? name
    guard !FileManager.default.fileExists(atPath: place) else {
      throw ToolFailure(
        .cannotCreate, "\(place) is there already; name another folder with --folder")
    }
    let template = PackageTemplate(name: name, dependency: try dependency(of: place))
    for file in template.files {
      let path = "\(place)/\(file.path)"
      do {
        try FileManager.default.createDirectory(
          at: URL(fileURLWithPath: path).deletingLastPathComponent(),
          withIntermediateDirectories: true)
      } catch {
        throw ToolFailure(.cannotCreate, "the folder of \(path) cannot be made")
      }
      do throws(FileError) {
        try OutputFile.write(file.text, to: path)
      } catch {
        throw ToolFailure(error)
      }
    }
    StandardOutput.write("\(place): \(template.files.count) files; run swift test in it\n")
  }

  /// The line of the package's manifest.
  private func dependency(of place: String) throws(ToolFailure) -> String {
    let manager = FileManager.default
    if let swynq {
      guard manager.fileExists(atPath: swynq + "/Package.swift") else {
        throw ToolFailure(.noInput, "\(swynq) holds no checkout of Swynq: it has no Package.swift")
      }
      return Self.checkout(URL(fileURLWithPath: swynq).standardizedFileURL.path)
    }
    if let sources = try? OverlaySources.find(nil),
      manager.fileExists(atPath: sources.root.path + "/Package.swift")
    {
      return Self.checkout(sources.root.path)
    }
    throw ToolFailure(
      .noInput,
      "the package depends on Swynq, and no checkout of it is above this program; name one with "
        + "--swynq")
  }

  private static func checkout(_ path: String) -> String {
    let quoted = path.replacingOccurrences(of: "\\", with: "\\\\")
      .replacingOccurrences(of: "\"", with: "\\\"")
    return ".package(name: \"swynq\", path: \"\(quoted)\")"
  }
}
