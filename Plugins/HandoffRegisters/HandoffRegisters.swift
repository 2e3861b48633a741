// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import PackagePlugin

/// Writes Swift source with the registers of each hardware handoff (`.hwh`) in the target's directory: of
/// `design.hwh` the file `design+Registers.swift`, as `swynq overlay registers` does.
@main struct HandoffRegisters: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let target = target as? any SourceModuleTarget else { return [] }
    let tool = try context.tool(named: "swynq-handoff-build").url
    let handoffs = try FileManager.default.contentsOfDirectory(
      at: target.directoryURL, includingPropertiesForKeys: nil
    ).filter { $0.pathExtension == "hwh" }.sorted { $0.path < $1.path }
    if handoffs.isEmpty {
      Diagnostics.error(
        "target '\(target.name)' uses HandoffRegisters but has no hardware handoff (.hwh) in its directory"
      )
    }
    return handoffs.map { handoff in
      let name = handoff.deletingPathExtension().lastPathComponent
      let output = context.pluginWorkDirectoryURL.appending(path: "\(name)+Registers.swift")
      return .buildCommand(
        displayName: "Writing the registers of \(handoff.lastPathComponent)", executable: tool,
        arguments: [
          "registers", "--handoff", handoff.path(percentEncoded: false),
          "--output", output.path(percentEncoded: false),
        ],
        inputFiles: [handoff], outputFiles: [output])
    }
  }
}
