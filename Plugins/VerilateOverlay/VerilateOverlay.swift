import Foundation
import PackagePlugin

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
      return try overlays.flatMap { overlay in
        try commands(
          for: overlay, described: description, harness: harness,
          root: context.package.directoryURL, work: context.pluginWorkDirectoryURL)
      }
    } catch let error as OverlayError {
      Diagnostics.error("\(error)", file: description.path(percentEncoded: false))
      return []
    }
  }

  /// One command per variant.
  private func commands(
    for overlay: OverlayDescription, described description: URL, harness: Harness, root: URL,
    work: URL
  ) throws -> [Command] {
    let sources = try FileList(root.appending(path: overlay.files), overlay: overlay.name)
    let checkers = try overlay.instrumentedFiles.map {
      try FileList(root.appending(path: $0), overlay: overlay.name)
    }
    // The script compares: SwiftPM does not ask the plugin again when only this file changes.
    let planned = try String(contentsOf: description, encoding: .utf8)
    return overlay.variants.map { variant in
      let output = work.appending(path: "\(overlay.name)-\(variant.rawValue).so")
      var arguments = [
        "--description", description.path(percentEncoded: false), "--expected", planned,
        "--top", overlay.top, "--variant", variant.rawValue, "--files", sources.path,
        "--output", output.path(percentEncoded: false),
      ]
      var inputs = [description, harness.script] + harness.sources + sources.inputs
      if variant == .instrumented, let checkers {
        arguments += ["--extra", checkers.path]
        inputs += checkers.inputs
      }
      for (name, value) in overlay.parameters.sorted(by: { $0.key < $1.key }) {
        arguments += ["--parameter", "\(name)=\(value)"]
      }
      return .buildCommand(
        displayName: "Verilating \(overlay.name) (\(variant.rawValue))",
        executable: harness.script, arguments: arguments, inputFiles: inputs,
        outputFiles: [output])
    }
  }
}
