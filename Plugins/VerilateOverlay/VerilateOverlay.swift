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
      let tools = try Tools(
        build: context.tool(named: "swynq-overlay-build").url,
        compose: context.tool(named: "swynq-handoff-build").url)
      return try overlays.flatMap { overlay in
        try commands(
          for: overlay, described: description, tools: tools, harness: harness,
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

  /// The programs that the commands run.
  private struct Tools {
    let build: URL
    let compose: URL
  }

  /// One command per variant; before them, for an overlay that is listed by a handoff, one that composes it.
  private func commands(
    for overlay: OverlayDescription, described description: URL, tools: Tools, harness: Harness,
    root: URL, work: URL
  ) throws -> [Command] {
    func list(_ path: String) throws -> (path: String, list: FileList) {
      let path = root.appending(path: path).standardizedFileURL.path(percentEncoded: false)
      return (path, try FileList(path, environment: ProcessInfo.processInfo.environment))
    }
    let sources = try overlay.source.lists.map(list)
    let checkers = try overlay.source.instrumentedLists.map(list)
    // The tools compare: SwiftPM does not ask the plugin again when only this file changes.
    let planned = [
      "--description", description.path(percentEncoded: false),
      "--expected", try String(contentsOf: description, encoding: .utf8),
    ]
    func inputs(_ lists: [(path: String, list: FileList)]) -> [URL] {
      [description] + lists.flatMap { $0.list.inputs }.map { URL(filePath: $0) }
    }
    func fingerprint(_ lists: [(path: String, list: FileList)]) -> [String] {
      ["--planned", lists.map(\.list.fingerprint).joined(separator: "-")]
    }
    let folder = work.appending(path: "\(overlay.name)-design")
    let composed = folder.appending(path: "overlays.json")
    var commands: [Command] = []
    if case .design(let handoff, _) = overlay.source {
      commands.append(
        .buildCommand(
          displayName: "Composing \(overlay.name)", executable: tools.compose,
          arguments: ["compose"] + planned + fingerprint(sources) + [
            "--name", overlay.name, "--root", root.path(percentEncoded: false),
            "--output", folder.path(percentEncoded: false),
          ],
          inputFiles: inputs(sources) + [root.appending(path: handoff).standardizedFileURL],
          outputFiles: [composed]))
    }
    return commands
      + overlay.variants.map { variant in
        let output = work.appending(path: "\(overlay.name)-\(variant.rawValue).so")
        let lists = sources + (variant != .fast ? checkers : [])
        var arguments = [
          "--harness", harness.directory.path(percentEncoded: false),
          "--variant", variant.rawValue, "--output", output.path(percentEncoded: false),
        ]
        switch overlay.source {
        case .design: arguments += ["--composed", composed.path(percentEncoded: false)]
        case .files(let top, _, _):
          arguments += planned + fingerprint(lists)
          arguments += [
            "--top", top, "--ports", description.path(percentEncoded: false), "--name",
            overlay.name,
          ]
          if overlay.registeredOutputs { arguments.append("--registered-outputs") }
          for list in lists { arguments += ["--files", list.path] }
          for (name, value) in overlay.parameters.sorted(by: { $0.key < $1.key }) {
            arguments += ["--parameter", "\(name)=\(value)"]
          }
        }
        return .buildCommand(
          displayName: "Verilating \(overlay.name) (\(variant.rawValue))",
          executable: tools.build, arguments: arguments,
          inputFiles: inputs(lists) + harness.sources
            + (overlay.source.isDesign ? [composed] : []),
          outputFiles: [output, output.appendingPathExtension("check")])
      }
  }
}
