// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SwynqComposer
internal import SwynqFiles
internal import SwynqHandoff

/// An error in the arguments.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}

/// The command line. For plugins alone, so parsed by hand: a parser's package would have to be compiled
/// before anything that is built of a handoff.
struct Arguments {
  private let command: String
  private var values: [String: String] = [:]

  private static let usage = """
    usage: swynq-handoff-build registers --handoff DESIGN.hwh --output FILE.swift
           swynq-handoff-build compose --description overlays.json --expected TEXT --planned FINGERPRINTS
                                       --name NAME --root DIRECTORY --output DIRECTORY
    """

  init(_ words: some Sequence<String>) throws {
    var words = Array(words)[...]
    command = words.popFirst() ?? ""
    let known =
      switch command {
      case "registers": ["--handoff", "--output"]
      case "compose":
        ["--description", "--expected", "--planned", "--name", "--root", "--output"]
      default: throw UsageError(description: Self.usage)
      }
    while let word = words.popFirst() {
      guard known.contains(word), let value = words.popFirst() else {
        throw UsageError(description: Self.usage)
      }
      values[word] = value
    }
  }

  func run() throws {
    if command == "registers" { try writeRegisters() } else { try compose() }
  }

  private func required(_ option: String) throws -> String {
    guard let value = values[option], !value.isEmpty else {
      throw UsageError(description: "\(option) is missing\n\(Self.usage)")
    }
    return value
  }

  private func writeRegisters() throws {
    let handoff = try required("--handoff")
    let source = RegisterSource(
      try HardwareHandoff(path: handoff).overlay,
      origin: URL(fileURLWithPath: handoff).lastPathComponent)
    for block in source.undescribed {
      say("warning: \(handoff) describes no registers of \(block)")
    }
    try OutputFile.write(source.text, to: try required("--output"))
  }

  private func compose() throws {
    let description = try required("--description")
    if let expected = values["--expected"],
      (try? String(contentsOfFile: description, encoding: .utf8)) != expected
    {
      throw UsageError(
        description:
          "\(description) has changed since the build was planned; run 'touch Package.swift' "
          + "and build again")
    }
    try ListedDesign.compose(
      required("--name"), listedIn: description, roots: [required("--root")],
      to: required("--output"), planned: values["--planned"], report: say)
  }
}
