// SPDX-License-Identifier: Apache-2.0
import Foundation
import Swynq
import SwynqTestSupport
import Testing

@testable import SwynqSimulator

/// The places where a program looks for the library of an overlay.
@Suite struct LocationTests {
  /// Looks for `my_overlay-fast.so` in a directory with these files, as the program `bin/swynq` of it.
  /// Gives the path found, below that directory, or the error's message.
  private func look(
    in files: [String], program: String = "bin/swynq", variable: String? = nil
  ) throws -> String {
    let root = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent(UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: root) }
    for file in files + ["bin/swynq"] {
      let path = root.appendingPathComponent(file)
      try FileManager.default.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data().write(to: path)
    }
    let link = root.appendingPathComponent("link")
    try FileManager.default.createSymbolicLink(
      at: link, withDestinationURL: root.appendingPathComponent("bin/swynq"))
    let environment = variable.map {
      [SimulatorLibrary.directoryVariable: $0.isEmpty ? "" : "\(root.path)/\($0)"]
    }
    do throws(DeviceError) {
      return try SimulatorLibrary.path(
        overlay: "my_overlay", variant: .fast, environment: environment ?? [:],
        executable: root.appendingPathComponent(program)
      ).replacing(root.path, with: "")
    } catch {
      #expect(error.code == .notFound)
      return error.message.replacing(root.path, with: "")
    }
  }

  @Test(arguments: [
    "bin/swynq_SwynqSimulator.resources/my_overlay-fast.so", "bin/my_overlay-fast.so",
    "lib/swynq/my_overlay-fast.so",
  ])
  func `Libraries lie where a build or an installation puts them`(file: String) throws {
    #expect(try look(in: [file]) == "/\(file)")
    #expect(try look(in: [file], program: "link") == "/\(file)")
    #expect(try look(in: [file], variable: "") == "/\(file)")
  }

  @Test func `The environment comes first`() throws {
    let files = ["bin/my_overlay-fast.so", "other/my_overlay-fast.so"]
    #expect(try look(in: files, variable: "other") == "/other/my_overlay-fast.so")
    let message = try look(in: files, variable: "none")
    #expect(message.contains("there is no /none/my_overlay-fast.so"))
    #expect(message.contains("unset it"))
  }

  @Test func `An error names the places and the remedy`() throws {
    let message = try look(in: ["lib/swynq/my_overlay-instrumented.so"])
    for part in ["my_overlay-fast.so", "/bin,", "/lib/swynq;", "Scripts/install", "swift build"] {
      #expect(message.contains(part), "\(message)")
    }
  }
}
