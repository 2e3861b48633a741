// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Swynq
internal import SwynqCores
internal import SwynqFiles
internal import SwynqHandoff
internal import SwynqResizer

/// `swynq overlay registers`: from a handoff to Swift source.
struct RegistersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "registers",
    abstract: "Writes Swift source with the registers of a design's blocks.",
    discussion: """
      Each register becomes a type with a property for each of its fields, so that code that sets a field \
      which can only be read, or writes such a register, does not compile. Registers are those that the \
      handoff describes, or else those of a core that Swynq has a driver for. The same design gives the same \
      text. The plugin HandoffRegisters does the same when a target is built.
      """)

  @Argument(
    help: ArgumentHelp("A hardware handoff of Vivado.", valueName: "design.hwh"),
    completion: .file(extensions: ["hwh"]))
  var design: String

  @Option(
    help: ArgumentHelp(
      "A block, by its name in the design. May be given several times. (default: all)",
      valueName: "name"))
  var block: [String] = []

  /// Who sees the declarations, by the words of the command line.
  enum Access: String, ExpressibleByArgument, CaseIterable {
    case `internal`, package, `public`
  }

  @Option(help: "Access level of the declarations.")
  var access = Access.internal

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("File to write. (default: print)", valueName: "file.swift"),
    completion: .file(extensions: ["swift"]))
  var output: String?

  func run() throws {
    var overlay = try self.overlay()
    if !block.isEmpty {
      do throws(DeviceError) {
        for name in block { _ = try overlay.block(named: name) }
      } catch {
        throw ToolFailure(.usage, "--block \(error.message)".printable())
      }
      overlay.blocks.removeAll { !block.contains($0.name) }
    }
    var source = RegisterSource(overlay, origin: lastComponent(of: design))
    source.access = .init(rawValue: access.rawValue) ?? .internal
    guard source.undescribed.count < overlay.blocks.count else {
      throw ToolFailure(
        .badData,
        "\(design) describes no registers"
          + (block.isEmpty ? "" : " of \(block.joined(separator: ", "))"))
    }
    for name in source.undescribed {
      StandardError.write(
        "swynq: warning: \(design) describes no registers of \(name)\n".printable(
          keepingLines: true))
    }
    guard let output else { return StandardOutput.write(source.text) }
    do throws(FileError) {
      try OutputFile.write(source.text, to: output)
    } catch {
      throw ToolFailure(output: .init(.inputOutput, error.description))
    }
  }

  private func overlay() throws(ToolFailure) -> OverlayDescription {
    var overlay = try readHandoff(design).overlay
    for index in overlay.blocks.indices {
      overlay.blocks[index].describedRegisters = Cores.resizer.describedRegisters(
        of: overlay.blocks[index])
    }
    return overlay
  }

  private func lastComponent(of path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
