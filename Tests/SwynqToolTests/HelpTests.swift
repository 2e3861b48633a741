// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The help of every command, and what shells and the manual make of it.
@Suite("Help")
struct HelpTests {
  /// A command, as `--experimental-dump-help` describes it.
  struct Command: Decodable {
    let commandName: String
    let subcommands: [Command]?
    let arguments: [Argument]?

    struct Argument: Decodable {
      let kind: String
      let abstract: String?
      let valueName: String?
      let names: [Name]?
      let completionKind: [String: Completion]?
      let defaultValue: String?
      let shouldDisplay: Bool
    }

    struct Name: Decodable {
      let kind: String
      let name: String
    }

    struct Completion: Decodable {
      let values: [String]?
      let extensions: [String]?
    }

    /// Every command with its words, such as `report run`.
    func all(_ path: [String] = []) -> [(path: [String], command: Command)] {
      [(path, self)]
        + (subcommands ?? []).filter { $0.commandName != "help" }
        .flatMap { $0.all(path + [$0.commandName]) }
    }
  }

  static func commands() throws -> [(path: [String], command: Command)] {
    struct Dump: Decodable { let command: Command }
    return try Tool.run("--experimental-dump-help").json(Dump.self).command.all()
  }

  @Test func `says each default once, and what an option is rather than what it does to you`()
    throws
  {
    for (path, command) in try Self.commands() {
      let help = try Tool.run(path + ["--help"])
      #expect(help.status == 0 && help.errors == "", "\(help)")
      for argument in command.arguments ?? [] {
        let text = argument.abstract ?? ""
        let name =
          "\(path.joined(separator: " ")) \(argument.names?.last?.name ?? argument.valueName ?? "")"
        #expect(!text.isEmpty && text.hasSuffix(".") || text.hasSuffix(")"), "\(name): \(text)")
        for start in ["What ", "Where ", "How ", "The ", "It "] {
          #expect(!text.hasPrefix(start), "\(name): \(text)")
        }
        let isDefaultTwice = argument.defaultValue != nil && text.contains("default:")
        #expect(!isDefaultTwice, "\(name): \(text)")
      }
    }
  }

  @Test func `lets the shell complete files, directories and choices`() throws {
    let files = ["file", "dir", "input", "output", "design", "recording", "before", "after"]
    let choices = ["device", "memory", "registers", "format", "threshold"]
    var kinds: [String: Int] = [:]
    for (path, command) in try Self.commands() {
      for argument in command.arguments ?? [] where argument.kind != "flag" {
        let value = argument.valueName ?? ""
        let isFile = files.contains { value.hasPrefix($0) }
        let kind = argument.completionKind?.keys.first
        kinds[kind ?? "none", default: 0] += 1
        if isFile || value.hasSuffix("-root") {
          #expect(kind == "file" || kind == "directory", "\(path) \(value): \(kind ?? "none")")
        }
        if choices.contains(value) { #expect(kind == "list", "\(path) \(value)") }
      }
    }
    #expect(kinds["file", default: 0] > 20 && kinds["list", default: 0] > 20, "\(kinds)")
    for shell in ["bash", "zsh", "fish"] {
      let script = try Tool.run("--generate-completion-script", shell)
      #expect(script.status == 0 && script.output.contains("simulator"), "\(shell)")
    }
  }

  @Test func `is complete in the manual`() throws {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("Scripts/make-manual").path
    let manual = try Tool.runShell("python3 '\(script)' \"$0\"")
    #expect(manual.status == 0 && manual.errors == "", "\(manual.errors)")
    #expect(manual.output.hasPrefix(".TH SWYNQ 1"))
    for (path, command) in try Self.commands() {
      let words = (["swynq"] + path).joined(separator: " ")
      #expect(path.isEmpty || manual.output.contains(".SS \(words)\n"), "\(words)")
      for argument in command.arguments ?? [] where argument.shouldDisplay {
        for name in argument.names ?? [] where !["help", "version", "h"].contains(name.name) {
          let written = name.name.replacingOccurrences(of: "-", with: "\\-")
          #expect(manual.output.contains("\\-\(written)\\fR"), "\(words) \(name.name)")
        }
      }
    }
    // A line that troff would take for a request of its own loses its text.
    let requests = [".TH", ".SH", ".SS", ".TP", ".PP", ".nf", ".fi", ".RS", ".RE", ".br"]
    for line in manual.output.split(separator: "\n") where line.hasPrefix(".") {
      #expect(requests.contains { line == $0 || line.hasPrefix("\($0) ") }, "\(line)")
    }
  }
}
