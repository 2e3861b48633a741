// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import PackagePlugin

/// Compiles RTL into shared libraries, which become resources of the target.
///
/// The target's `overlays.json` lists the overlays (``OverlayDescription``). Each of their variants
/// becomes a resource `<name>-<variant>.so`, found with
/// `Bundle.module.url(forResource: "<name>-fast", withExtension: "so")` and loaded with `dlopen`;
/// its C interface is `sim/include/swynq_sim.h`.
@main struct VerilateOverlay: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let description = target.directoryURL.appending(path: "overlays.json")
    guard FileManager.default.fileExists(atPath: description.path(percentEncoded: false)) else {
      Diagnostics.error(
        "target '\(target.name)' uses VerilateOverlay but has no overlays.json in its directory")
      return []
    }
    do {
      let overlays = try OverlayDescription.read(description)
      let harness = try Harness(near: context.package)
      let tool = try context.tool(named: "swynq-overlay-build").url
      return try overlays.flatMap { overlay in
        try commands(
          for: overlay, described: description, tool: tool, harness: harness,
          root: context.package.directoryURL, work: context.pluginWorkDirectoryURL)
      }
    } catch let error as FileListError {
      Diagnostics.error("\(error)", file: description.path(percentEncoded: false))
      return []
    } catch let error as OverlayError {
      Diagnostics.error("\(error)", file: description.path(percentEncoded: false))
      return []
    }
  }

  /// One command per variant.
  private func commands(
    for overlay: OverlayDescription, described description: URL, tool: URL, harness: Harness,
    root: URL, work: URL
  ) throws -> [Command] {
    func list(_ path: String) throws -> (path: String, list: FileList) {
      let path = root.appending(path: path).standardizedFileURL.path(percentEncoded: false)
      return (path, try FileList(path, environment: ProcessInfo.processInfo.environment))
    }
    let sources = try list(overlay.files)
    let checkers = try overlay.instrumentedFiles.map(list)
    // The tool compares: SwiftPM does not ask the plugin again when only this file changes.
    let planned = try String(contentsOf: description, encoding: .utf8)
    return overlay.variants.map { variant in
      let output = work.appending(path: "\(overlay.name)-\(variant.rawValue).so")
      let lists = [sources] + (variant != .fast ? checkers.map { [$0] } ?? [] : [])
      var arguments = [
        "--description", description.path(percentEncoded: false), "--expected", planned,
        "--planned", lists.map(\.list.fingerprint).joined(separator: "-"),
        "--harness", harness.directory.path(percentEncoded: false),
        "--top", overlay.top, "--variant", variant.rawValue,
        "--output", output.path(percentEncoded: false),
      ]
      arguments += ["--ports", description.path(percentEncoded: false), "--name", overlay.name]
      if overlay.registeredOutputs { arguments.append("--registered-outputs") }
      for list in lists { arguments += ["--files", list.path] }
      for (name, value) in overlay.parameters.sorted(by: { $0.key < $1.key }) {
        arguments += ["--parameter", "\(name)=\(value)"]
      }
      return .buildCommand(
        displayName: "Verilating \(overlay.name) (\(variant.rawValue))",
        executable: tool, arguments: arguments,
        inputFiles: [description] + harness.sources
          + lists.flatMap { $0.list.inputs }.map { URL(filePath: $0) },
        outputFiles: [output, output.appendingPathExtension("check")])
    }
  }
}
