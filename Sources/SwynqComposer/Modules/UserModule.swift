// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
internal import SwynqHandoff
internal import SwynqOverlayBuilder

/// RTL of the user's that stands for a block: the top module of a list of files.
struct UserModule {
  let header: ModuleHeader
  /// The lines of a list of files that compile it.
  private(set) var entries: [String]
  /// Verilog that was made of VHDL, with its name.
  private(set) var generated: (name: String, text: String)?

  /// Reads the list and finds the top module.
  ///
  /// - Parameters:
  ///   - list: The list of files.
  ///   - top: The module's name; nil for the one that no other instantiates.
  ///   - block: The block that it stands for.
  ///   - generics: What VHDL is synthesized with.
  ///   - output: The folder that the overlay's own list is going to be in.
  /// - Throws: `notFound`, `inputOutput`, `malformedFile` for files; `invalidArgument` for a list that
  ///   does not say which module is meant; `incompatible` if GHDL is missing or refuses the VHDL.
  init(
    list: String, top: String?, for block: BlockDesign.Module, generics: [String: String],
    output: String
  ) throws(DeviceError) {
    let files: ListedSources
    do throws(BuildFailure) {
      files = try ListedSources(list, environment: ProcessInfo.processInfo.environment)
    } catch {
      throw DeviceError(.invalidArgument, "the RTL of \(block.path): \(error.description)")
    }
    let vhdl = files.arguments.filter(Self.isVHDL)
    if vhdl.isEmpty {
      entries = ["-F \(Self.quoted(RelativePath.from(output, to: list)))"]
      header = try Self.top(of: files, named: top, list: list, for: block)
      return
    }
    let synthesis = try VHDLSynthesis(files: vhdl, top: top, for: block, generics: generics)
    generated = (name: "\(block.instance)_vhdl.v", text: synthesis.text)
    entries =
      files.arguments.filter { !Self.isVHDL($0) }.map {
        $0.hasPrefix("-") || $0.hasPrefix("+")
          ? Self.quoted($0) : Self.quoted(RelativePath.from(output, to: $0))
      } + ["\(block.instance)_vhdl.v"]
    header = synthesis.header
  }

  private static func isVHDL(_ path: String) -> Bool {
    let lower = path.lowercased()
    return lower.hasSuffix(".vhd") || lower.hasSuffix(".vhdl")
  }

  /// A path in a list of files, where blanks need quotation marks.
  private static func quoted(_ text: String) -> String {
    text.contains(where: { " \t\"\\#".contains($0) })
      ? "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"" : text
  }

  private static func top(
    of files: ListedSources, named top: String?, list: String, for block: BlockDesign.Module
  ) throws(DeviceError) -> ModuleHeader {
    var macros: [String: String] = [:]
    var includes: [String] = []
    var sources: [String] = []
    var words = files.arguments[...]
    while let word = words.popFirst() {
      if word.hasPrefix("+define+") {
        for definition in word.dropFirst(8).split(separator: "+") {
          let parts = definition.split(separator: "=", maxSplits: 1)
          macros[String(parts[0])] = parts.count > 1 ? String(parts[1]) : ""
        }
      } else if word.hasPrefix("-D") {
        let parts = word.dropFirst(2).split(separator: "=", maxSplits: 1)
        if let name = parts.first { macros[String(name)] = parts.count > 1 ? String(parts[1]) : "" }
      } else if word.hasPrefix("+incdir+") {
        includes.append(String(word.dropFirst(8)))
      } else if word == "-v" {
        if let file = words.popFirst() { sources.append(file) }
      } else if word == "-y" {
        _ = words.popFirst()
      } else if !word.hasPrefix("-"), !word.hasPrefix("+"), isVerilog(word) {
        sources.append(word)
      }
    }
    var reader = SourceTokens(macros: macros, includes: includes)
    for source in sources { try reader.read(source) }
    let modules = ModuleHeader.modules(in: reader.tokens)
    return try choose(modules, named: top, list: list, for: block)
  }

  /// Verilator takes what does not look like an option for a source; values of options do not.
  private static func isVerilog(_ path: String) -> Bool {
    [".v", ".sv", ".vh", ".svh", ".vlt"].contains { path.lowercased().hasSuffix($0) }
  }

  /// The module that stands for the block.
  static func choose(
    _ modules: [ModuleHeader], named top: String?, list: String, for block: BlockDesign.Module
  ) throws(DeviceError) -> ModuleHeader {
    if let top {
      if let module = modules.first(where: { $0.name == top }) { return module }
      throw DeviceError(
        .invalidArgument,
        "the RTL of \(block.path): \(list) has no module \(top); it has: \(names(modules))")
    }
    guard !modules.isEmpty else {
      throw DeviceError(.invalidArgument, "the RTL of \(block.path): \(list) has no module")
    }
    let instantiated = modules.reduce(into: Set<String>()) { $0.formUnion($1.instances) }
    let tops = modules.filter { !instantiated.contains($0.name) }
    if tops.count == 1 { return tops[0] }
    for name in [block.core, block.instance] {
      let matching = modules.filter { $0.name.lowercased() == name.lowercased() }
      if matching.count == 1 { return matching[0] }
    }
    throw DeviceError(
      .invalidArgument,
      "the RTL of \(block.path): \(list) has \(tops.count) modules that no other instantiates: "
        + "\(names(tops)); say which stands for the block, as in \(block.instance)=\(list):MODULE")
  }

  private static func names(_ modules: [ModuleHeader]) -> String {
    let names = modules.prefix(20).map(\.name).joined(separator: ", ")
    return modules.count > 20 ? names + ", ..." : names.isEmpty ? "none" : names
  }
}

/// Paths as a list of files in some folder names them.
enum RelativePath {
  /// The path of `file` as seen from `folder`; with `..` where that is shorter than from the root.
  static func from(_ folder: String, to file: String) -> String {
    let start = components(folder)
    let end = components(file)
    var shared = 0
    while shared < min(start.count, end.count - 1), start[shared] == end[shared] { shared += 1 }
    guard shared > 0 else { return "/" + end.joined(separator: "/") }
    return (Array(repeating: "..", count: start.count - shared) + end[shared...])
      .joined(separator: "/")
  }

  private static func components(_ path: String) -> [String] {
    let absolute =
      path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    var parts: [String] = []
    for part in absolute.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(String(part)) }
    }
    return parts
  }
}
