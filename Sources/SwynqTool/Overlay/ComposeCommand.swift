// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqComposer
internal import SwynqReport

/// `swynq overlay compose`: from a handoff and RTL to an overlay.
struct ComposeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compose",
    abstract: "Composes an overlay of a design's hardware handoff.",
    discussion: """
      Writes a SystemVerilog top with the design's instances, addresses and interrupts, the list of its \
      files, and overlays.json, which the plugin VerilateOverlay and the simulator take. The processing \
      system becomes the top's ports. The same input gives the same files.

      Interconnects, resets, clocking wizards and wires need nothing, nor do cores with an open model, such \
      as axi_dma and axi_gpio. Any other block needs RTL, Verilog or VHDL (through GHDL), or a stand-in: its \
      registers as the design lists them, streams passed on, all else idle.
      """)

  @Argument(
    help: ArgumentHelp(
      "A hardware handoff of Vivado.", valueName: "design.hwh"),
    completion: .file(extensions: ["hwh"]))
  var design: String

  @Option(
    help: ArgumentHelp(
      "RTL for a block: a list of files whose top module has the block's ports. With a colon, the module "
        + "is named. May be given for several blocks.", valueName: "instance=files.f[:module]"))
  var module: [String] = []

  @Option(
    help: ArgumentHelp(
      "Set a parameter otherwise than the design. May be given several times.",
      valueName: "instance.name=value"))
  var parameter: [String] = []

  @Flag(help: "Make a stand-in of each block that has no RTL.")
  var standIns = false

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Folder to write to; it is made if need be.", valueName: "folder"),
    completion: .directory)
  var output: String

  @Flag(help: "Print what stands for each block as JSON.")
  var json = false

  func validate() throws {
    guard !output.isEmpty else { throw ValidationError("--output must name a folder") }
    _ = try modules()
    _ = try parameters()
  }

  func run() throws {
    let overlay = try compose()
    do throws(DeviceError) {
      try overlay.write()
    } catch {
      throw ToolFailure(output: error)
    }
    let report = ComposeReport(overlay)
    StandardOutput.write(json ? encodedJSON(report) : report.text)
  }

  private func compose() throws -> ComposedOverlay {
    let modules = try modules()
    let parameters = try parameters()
    do throws(DeviceError) {
      var composer = try OverlayComposer(handoff: design)
      composer.modules = modules
      composer.parameters = parameters
      composer.standIns = standIns
      return try composer.compose(to: output)
    } catch {
      throw ToolFailure(composing: error)
    }
  }

  private func modules() throws -> [String: OverlayComposer.RTL] {
    var modules: [String: OverlayComposer.RTL] = [:]
    for text in module {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else {
        throw ValidationError("--module \(text) is not of the form INSTANCE=FILES.f")
      }
      var files = String(parts[1])
      var top: String?
      if let colon = files.lastIndex(of: ":"),
        files[colon...].dropFirst().allSatisfy({ $0.isLetter || $0.isNumber || $0 == "_" })
      {
        top = String(files[colon...].dropFirst())
        files = String(files[..<colon])
      }
      let name = String(parts[0])
      guard modules.updateValue(.init(files: files, top: top), forKey: name) == nil else {
        throw ValidationError("--module is given twice for \(name)")
      }
    }
    return modules
  }

  private func parameters() throws -> [String: [String: String]] {
    var parameters: [String: [String: String]] = [:]
    for text in parameter {
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let point = parts[0].lastIndex(of: ".") else {
        throw ValidationError("--parameter \(text) is not of the form INSTANCE.NAME=VALUE")
      }
      let instance = String(parts[0][..<point])
      let name = String(parts[0][point...].dropFirst())
      guard
        parameters[instance, default: [:]].updateValue(String(parts[1]), forKey: name) == nil
      else {
        throw ValidationError("--parameter is given twice for \(instance).\(name)")
      }
    }
    return parameters
  }
}

extension ToolFailure {
  /// A design, RTL or parameters that do not make an overlay.
  init(composing error: DeviceError) {
    switch error.code {
    case .invalidArgument: self.init(.usage, error.description)
    case .notFound, .malformedFile: self.init(input: error)
    default: self.init(error)
    }
  }
}

/// The result of a composition, for people and as JSON.
struct ComposeReport: Encodable {
  let name: String
  let folder: String
  let files: [String]
  let blocks: [String]
  let standIns: [String]

  init(_ overlay: ComposedOverlay) {
    name = overlay.name
    folder = overlay.folder
    files = overlay.files.map(\.name)
    blocks = overlay.blocks
    standIns = overlay.standIns
  }

  var text: String {
    var lines = blocks
    lines.append("\(name): \(files.count) files in \(folder), the list is \(folder)/\(name).f")
    return lines.joined(separator: "\n") + "\n"
  }
}
