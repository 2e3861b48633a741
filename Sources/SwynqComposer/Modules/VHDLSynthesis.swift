// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
internal import SwynqFiles
internal import SwynqHandoff

/// VHDL turned into Verilog by GHDL (`ghdl --synth --out=verilog`, 2.0 or newer).
struct VHDLSynthesis {
  /// The Verilog of the top entity and all below it.
  let text: String
  let header: ModuleHeader

  private static let largestFile = 16 << 20
  private static let largestOutput = 256 << 20
  /// The seconds that GHDL may take.
  private static let limit: Double = 300

  /// Synthesizes the top entity of some files.
  ///
  /// - Throws: As ``UserModule``.
  init(
    files: [String], top: String?, for block: BlockDesign.Module, generics: [String: String]
  ) throws(DeviceError) {
    let entity: String
    if let top { entity = top } else { entity = try Self.top(of: files, for: block) }
    let program = ProcessInfo.processInfo.environment["GHDL"] ?? "ghdl"
    var arguments = ["--synth", "--std=08", "-frelaxed", "--out=verilog"]
    arguments += generics.sorted { $0.key < $1.key }.map { "-g\($0.key)=\($0.value)" }
    arguments += files + ["-e", entity]
    let run = try Self.run(program, arguments, for: block)
    guard run.succeeded else {
      let line =
        run.errors.split(separator: "\n").first { $0.contains("error") }
        ?? run.errors.split(separator: "\n").first ?? "it said nothing"
      throw DeviceError(
        .incompatible,
        "GHDL does not synthesize \(entity), the RTL of \(block.path): \(String(line).printable())")
    }
    var reader = SourceTokens(macros: [:], includes: [])
    try reader.read(text: run.output, path: "the output of GHDL")
    let modules = ModuleHeader.modules(in: reader.tokens)
    guard let header = modules.first(where: { $0.name.lowercased() == entity.lowercased() }) else {
      throw DeviceError(
        .incompatible, "the output of GHDL for \(block.path) holds no module \(entity)")
    }
    text = run.output
    self.header = header
  }

  // MARK: - Entities

  private static func top(
    of files: [String], for block: BlockDesign.Module
  ) throws(DeviceError) -> String {
    var entities: [String] = []
    var used: Set<String> = []
    for path in files {
      let bytes: [UInt8]
      do throws(FileError) {
        bytes = try InputFile.contents(of: path, limit: largestFile)
      } catch {
        throw DeviceError(error.code == .noSuchFile ? .notFound : .inputOutput, error.description)
      }
      let words = Self.words(String(decoding: bytes, as: UTF8.self))
      for (index, word) in words.enumerated() where index + 2 < words.count {
        if word == "entity", words[index + 2] == "is" { entities.append(words[index + 1]) }
        if word == "component" { used.insert(words[index + 1]) }
        if word == "entity", words[index + 1].contains(".") {
          used.insert(String(words[index + 1].split(separator: ".").last ?? ""))
        }
      }
    }
    let tops = entities.filter { !used.contains($0) }
    if tops.count == 1 { return tops[0] }
    if let named = entities.first(where: {
      $0 == block.core.lowercased() || $0 == block.instance.lowercased()
    }) {
      return named
    }
    throw DeviceError(
      .invalidArgument,
      "the RTL of \(block.path) has \(tops.count) entities that no other instantiates"
        + (tops.isEmpty ? "" : ": " + tops.prefix(20).joined(separator: ", "))
        + "; say which stands for the block, as in \(block.instance)=FILES.f:ENTITY")
  }

  /// The words of VHDL in lower case, without comments; a name keeps its points.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      let code = line.firstRange(of: "--").map { line[..<$0.lowerBound] } ?? line
      words += code.lowercased().split {
        !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".")
      }.map(String.init)
    }
    return words
  }

  // MARK: - Running

  private static func run(
    _ program: String, _ arguments: [String], for block: BlockDesign.Module
  ) throws(DeviceError) -> (succeeded: Bool, output: String, errors: String) {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "swynq-ghdl-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let output = folder.appendingPathComponent("output.v")
    let errors = folder.appendingPathComponent("errors")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.currentDirectoryURL = URL(
      fileURLWithPath: FileManager.default.currentDirectoryPath)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for file in [output, errors] {
        guard FileManager.default.createFile(atPath: file.path, contents: nil) else {
          throw CocoaError(.fileWriteUnknown)
        }
      }
      process.standardInput = FileHandle.nullDevice
      process.standardOutput = try FileHandle(forWritingTo: output)
      process.standardError = try FileHandle(forWritingTo: errors)
      try process.run()
    } catch {
      throw DeviceError(
        .inputOutput, "GHDL cannot be started for \(block.path): \(error.localizedDescription)")
    }
    let start = ContinuousClock.now
    while process.isRunning {
      if ContinuousClock.now - start > .seconds(limit) {
        process.terminate()
        process.waitUntilExit()
        throw DeviceError(
          .timeout, "GHDL took more than \(Int(limit)) seconds for the RTL of \(block.path)")
      }
      usleep(5_000)
    }
    guard process.terminationStatus != 127 else {
      throw DeviceError(
        .incompatible,
        "the RTL of \(block.path) is VHDL, which GHDL turns into Verilog, and there is no program "
          + "\(program); install it ('apt-get install ghdl'), or set GHDL")
    }
    func contents(_ file: URL) throws(DeviceError) -> String {
      do throws(FileError) {
        return String(
          decoding: try InputFile.contents(of: file.path, limit: largestOutput), as: UTF8.self)
      } catch {
        throw DeviceError(.inputOutput, error.description)
      }
    }
    return (
      process.terminationStatus == 0, try contents(output), try contents(errors)
    )
  }
}
