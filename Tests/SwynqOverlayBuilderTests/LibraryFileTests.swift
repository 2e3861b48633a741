// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import SwynqOverlayBuilder

@Suite("A library's file")
struct LibraryFileTests {
  @Test(
    arguments: [("", "cbf29ce484222325"), ("123456789", "a6cd6bd677081abf")])
  func `is hashed by words of eight bytes, then by bytes`(text: String, expected: String) {
    #expect(LibraryFile.hash(Data(text.utf8)) == expected)
  }

  @Test func `is intact only with the check of its own contents`() throws {
    try withTemporaryDirectory { directory in
      let library = directory + "/overlay.so"
      let contents = Data("a library".utf8)
      try contents.write(to: URL(fileURLWithPath: directory + "/partial"))
      try LibraryFile.publish(directory + "/partial", as: library, checked: true)
      #expect(try names(directory) == ["overlay.so", "overlay.so.check"])
      #expect(LibraryFile.isIntact(library))
      for damaged in [contents.dropLast(), contents + Data([0]), Data("A library".utf8), Data()] {
        try damaged.write(to: URL(fileURLWithPath: library))
        #expect(!LibraryFile.isIntact(library), "\(damaged)")
      }
      try contents.write(to: URL(fileURLWithPath: library))
      #expect(LibraryFile.isIntact(library))
      try FileManager.default.removeItem(atPath: library + ".check")
      #expect(!LibraryFile.isIntact(library))
    }
  }

  @Test func `replaces what an earlier build left that is no more, and nothing else`() throws {
    try withTemporaryDirectory { directory in
      let output = directory + "/overlay.so"
      // Process 1 lives; no process has the largest number.
      let living = [
        "overlay.so.work.1", "overlay.so.work.x", "other.so.work.99999999", "overlay.so.check",
      ]
      let dead = ["overlay.so.work.99999999", "overlay.so.partial.99999999"]
      for name in living + dead {
        try FileManager.default.createDirectory(
          atPath: "\(directory)/\(name)/model", withIntermediateDirectories: true)
      }
      let work = try WorkDirectory(output: output, chosen: nil)
      #expect(try names(directory) == (living + ["overlay.so.work.\(getpid())"]).sorted())
      work.clean()
      #expect(try names(directory) == living.sorted())
    }
  }

  private func names(_ directory: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
  }

  private func withTemporaryDirectory(_ body: (String) throws -> Void) throws {
    let directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("library-\(UUID())").path
    defer { try? FileManager.default.removeItem(atPath: directory) }
    try FileManager.default.createDirectory(
      atPath: directory, withIntermediateDirectories: true)
    try body(directory)
  }
}

@Suite("A command in a variable")
struct ExecutableTests {
  @Test(
    arguments: [
      ("g++", ["g++"]), ("ccache  g++ ", ["ccache", "g++"]), ("", []),
      ("-DA='b c' -DD=\"e\\\"f\"", ["-DA=b c", "-DD=e\"f"]), ("a\\ b ''", ["a b", ""]),
    ])
  func `is split as a shell would`(text: String, expected: [String]) throws {
    #expect(try Executable.words(text, variable: "CXX") == expected)
  }

  @Test func `is one word if it is an executable whose path holds blanks`() throws {
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("a b \(UUID())").path
    defer { unlink(path) }
    #expect(
      FileManager.default.createFile(
        atPath: path, contents: Data("#!/bin/sh\n".utf8), attributes: [.posixPermissions: 0o755]))
    #expect(try Executable.words(path, variable: "CXX") == [path])
  }

  @Test func `with an open quote is refused`() {
    #expect(throws: BuildFailure.self) { try Executable.words("g++ 'x", variable: "CXX") }
  }
}
