// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import Foundation
internal import SwynqFiles
internal import SwynqOverlayBuilder
internal import SwynqReport

/// `swynq overlay coverage`: which lines, branches and bits of the RTL the runs reached.
struct CoverageCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "coverage",
    abstract: "Tells how much of the RTL a program's runs reached.",
    discussion: """
      A library of the variant coverage counts lines, branches and bits that change. Each process writes its \
      counts into the folder that SWYNQ_COVERAGE names; this command adds them up.

        SWYNQ_COVERAGE=coverage swift test
        swynq overlay coverage coverage --html coverage/pages
      """)

  @Argument(
    help: ArgumentHelp("Folders and files of counts.", valueName: "folder"), completion: .file())
  var paths: [String]

  @Option(
    help: ArgumentHelp("Lines and branches as an lcov tracefile.", valueName: "file"),
    completion: .file())
  var lcov: String?

  @Option(
    help: ArgumentHelp("Pages of the sources, made by genhtml.", valueName: "folder"),
    completion: .directory)
  var html: String?

  @Flag(help: "List all that no run reached.")
  var missed = false

  @Flag(help: "Print JSON.")
  var json = false

  func validate() throws {
    if json, missed { throw ValidationError("--json and --missed exclude each other") }
  }

  func run() throws {
    var coverage = Coverage()
    for path in try paths.flatMap(files(at:)) { try CoverageFile.add(path, to: &coverage) }
    let files = coverage.files
    if let lcov { try write(files, to: lcov) }
    if let html { try makePages(files, in: html) }
    if missed {
      StandardOutput.write(files.flatMap(\.missed).map { $0.printable() + "\n" }.joined())
    } else {
      StandardOutput.write(json ? encodedJSON(files) : table(files))
    }
  }

  /// The file itself, or the files of counts in a folder, in alphabetical order.
  private func files(at path: String) throws -> [String] {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue
    else { return [path] }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    let found = names.filter { $0.hasSuffix(".dat") }.sorted().map { "\(path)/\($0)" }
    guard !found.isEmpty else {
      throw ToolFailure(
        .noInput,
        "\(path.printable()): there are no counts (*.dat); set SWYNQ_COVERAGE to this folder and run a "
          + "program that uses a library of the variant coverage")
    }
    return found
  }

  private func write(_ files: [FileCoverage], to path: String) throws {
    try reportingFileErrors { () throws(FileError) in
      try OutputFile.write("TN:\n" + files.map(\.lcov).joined(), to: path)
    }
  }

  private func makePages(_ files: [FileCoverage], in folder: String) throws {
    let trace = "\(folder).info"
    try write(files, to: trace)
    defer { try? FileManager.default.removeItem(atPath: trace) }
    do throws(BuildFailure) {
      try CoveragePages.make(of: trace, in: folder)
    } catch {
      throw ToolFailure(error)
    }
  }

  private func table(_ files: [FileCoverage]) -> String {
    let withCovers = files.contains { $0.covers.total > 0 }
    var table = TextTable(["", "lines", "branches", "bits"] + (withCovers ? ["covers"] : []))
    let here = FileManager.default.currentDirectoryPath + "/"
    func add(_ name: String, _ shares: [CoverageShare]) {
      table.add([name] + shares.prefix(withCovers ? 4 : 3).map(\.text))
    }
    for file in files {
      let name = file.path.hasPrefix(here) ? String(file.path.dropFirst(here.count)) : file.path
      add(name, [file.lines, file.branches, file.toggles, file.covers])
    }
    func sum(_ share: KeyPath<FileCoverage, CoverageShare>) -> CoverageShare {
      files.map { $0[keyPath: share] }.reduce(CoverageShare(), +)
    }
    add("all", [sum(\.lines), sum(\.branches), sum(\.toggles), sum(\.covers)])
    return table.text().joined(separator: "\n") + "\n"
  }
}
