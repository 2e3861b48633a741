// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqComposer
import Testing

/// Composed overlays as text. `SWYNQ_RECORD_GOLDEN=FOLDER` writes the texts anew, into the folder of the
/// test's resources.
@Suite("A composed overlay")
struct GoldenTests {
  /// The files that differ from design to design.
  private func files(_ design: Design) throws -> [ComposedOverlay.File] {
    try design.composed().files.filter { !$0.name.hasPrefix("swynq_") }
  }

  @Test(arguments: Design.allCases)
  func `is the text that it was`(_ design: Design) throws {
    if let folder = ProcessInfo.processInfo.environment["SWYNQ_RECORD_GOLDEN"] {
      let path = "\(folder)/Golden/\(design.rawValue)"
      try? FileManager.default.removeItem(atPath: path)
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for file in try files(design) {
        try file.text.write(toFile: "\(path)/\(file.name)", atomically: true, encoding: .utf8)
      }
      return
    }
    for file in try files(design) {
      let path = Resources.path("Golden/\(design.rawValue)/\(file.name)")
      let expected = try String(contentsOfFile: path, encoding: .utf8)
      let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false)
      let known = expected.split(separator: "\n", omittingEmptySubsequences: false)
      let first = zip(lines, known).enumerated().first { $1.0 != $1.1 }
      #expect(
        file.text == expected,
        "\(file.name), line \((first?.offset ?? min(lines.count, known.count)) + 1)")
    }
  }

  @Test(arguments: Design.allCases)
  func `is the same text each time`(_ design: Design) throws {
    let first = try design.composed()
    let second = try design.composed()
    #expect(first.files.map(\.name) == second.files.map(\.name))
    #expect(first.files.map(\.text) == second.files.map(\.text))
  }

  @Test(
    .enabled(if: Program.find("verilator") != nil),
    arguments: Design.allCases)
  func `passes Verilator's lint`(_ design: Design) throws {
    let folder = try TemporaryFolder()
    var composer = try OverlayComposer(handoff: design.path)
    composer.standIns = true
    let overlay = try composer.compose(to: folder.path)
    try overlay.write()
    let verilator = try #require(Program.find("verilator"))
    let run = try Program.run(
      verilator,
      ["--lint-only", "--top-module", overlay.name, "-F", "\(folder.path)/\(overlay.name).f"])
    #expect(run.succeeded, "\(run.output.prefix(2000))")
  }

  @Test func `is written as a whole, with its list and description`() throws {
    let folder = try TemporaryFolder()
    var composer = try OverlayComposer(handoff: Design.streamFilter.path)
    composer.standIns = true
    let overlay = try composer.compose(to: folder.path + "/new/build")
    try overlay.write()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/new/build")
    #expect(Set(names) == Set(overlay.files.map(\.name)))
    #expect(names.contains("stream_filter.f") && names.contains("overlays.json"))
  }
}
