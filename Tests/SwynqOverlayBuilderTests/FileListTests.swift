// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import SwynqOverlayBuilder

@Suite("A file list")
struct FileListTests {
  /// A list, in the syntax of `-F`, over the files of ``withSources(_:)``.
  private static let lists = [
    "a.v", "a.v b.v", "a.v\nb.v\n", "a.v\r\nb.v\r\n", "\t a.v \t b.v", "./a.v sub/../b.v",
    // comments
    "// all\na.v // one\nb.v", "a.v //b.v", "sub//c.v", "# all\n  # more\na.v", "/* a.v */ b.v",
    "/* a.v\nb.v */ sub/c.v", "a/**/.v", "a.v /* b.v */ sub/c.v",
    "+define+ONE=#1+TWO=2 a.v", "+define+ONE=x#y\na.v",
    // quotes
    "\"a b.v\"", "a\\ b.v", "+define+ONE='\"x y\"' a.v", "+define+ONE=\\\"text\\\" a.v",
    "+define+ONE=\"two words\" a.v", "+define+ONE=4'd2 a.v", "-DONE=8'hff -DTWO a.v",
    // variables
    "$SWYNQ_TEST_DIRECTORY/c.v", "${SWYNQ_TEST_DIRECTORY}/c.v", "$(SWYNQ_TEST_DIRECTORY)/c.v",
    "+define+ONE=$SWYNQ_TEST_DIRECTORY a.v",
    // directories and libraries
    "+incdir+sub d.v", "+incdir+other +incdir+sub d.v", "-Isub d.v",
    "+incdir+$SWYNQ_TEST_DIRECTORY d.v",
    "-y sub +libext+.v a.v", "-v sub/c.v a.v", "-y sub -y other +libext+.v+.sv a.v",
    "+1800-2012ext+v a.v", "-sv a.v", "--sv a.v", "-Wno-WIDTH a.v", "-UONE a.v", "-F more.f a.v",
    "--timescale 1ns/1ps a.v", "-F sub/deep.f",
  ]

  @Test(arguments: lists)
  func `means what Verilator takes it for`(text: String) throws {
    try withSources { directory in
      try text.write(toFile: directory + "/list.f", atomically: true, encoding: .utf8)
      var environment = ProcessInfo.processInfo.environment
      environment["SWYNQ_TEST_DIRECTORY"] = "sub"
      func preprocessed(_ arguments: [String]) throws -> (succeeded: Bool, output: String) {
        try ChildProcess.run(
          [environment["VERILATOR"] ?? "verilator", "-E", "-P"] + arguments,
          environment: environment, log: directory + "/log")
      }
      let verilator = try preprocessed(["-F", directory + "/list.f"])
      try #require(verilator.succeeded, "\(verilator.output)")
      let list = try FileList(directory + "/list.f", environment: environment)
      let ours = try preprocessed(list.arguments)
      #expect(ours.succeeded && ours.output == verilator.output, "\(list.arguments)")
      #expect(list.inputs.allSatisfy { FileManager.default.fileExists(atPath: $0) })
    }
  }

  @Test
  func
    `takes each of the directories of one +incdir+, as other tools do and Verilator 5.006 does not`()
    throws
  {
    try withSources { directory in
      try "+incdir+other+sub d.v".write(
        toFile: directory + "/list.f", atomically: true, encoding: .utf8)
      let list = try FileList(directory + "/list.f", environment: [:])
      let names = ["+incdir+\(directory)/other", "+incdir+\(directory)/sub", directory + "/d.v"]
      #expect(list.arguments == names)
    }
  }

  @Test func `has its paths relative to itself, in lists named by -f as well`() throws {
    try withSources { directory in
      try "-f sub/deep.f".write(toFile: directory + "/list.f", atomically: true, encoding: .utf8)
      let list = try FileList(directory + "/list.f", environment: [:])
      #expect(list.arguments == [directory + "/sub/c.v"])
      #expect(list.inputs == ["/list.f", "/sub/deep.f", "/sub/c.v"].map { directory + $0 })
      #expect(list.directories == [directory, directory + "/sub"])
    }
  }

  @Test func `has what include and library directories hold among its inputs`() throws {
    try withSources { directory in
      try "+incdir+other -y sub\n-v b.v\nd.v code.cpp".write(
        toFile: directory + "/list.f", atomically: true, encoding: .utf8)
      let list = try FileList(directory + "/list.f", environment: [:])
      let names = ["list.f", "other/e.vh", "sub/c.v", "sub/deep.f", "sub/e.vh", "b.v", "d.v"]
      #expect(list.inputs == (names + ["code.cpp"]).map { directory + "/" + $0 })
      #expect(list.programs == [directory + "/code.cpp"])
      let before = list.fingerprint
      try "".write(toFile: directory + "/other/new.vh", atomically: true, encoding: .utf8)
      #expect(try FileList(directory + "/list.f", environment: [:]).fingerprint != before)
    }
  }

  private static let refused: [(String, [String])] = [
    ("missing.v", ["list.f:1", "'missing.v'", "does not exist"]),
    ("a.v\n\n b.v\n  sub/missing.v", ["list.f:4", "'sub/missing.v'"]),
    ("sub", ["'sub'", "no file"]), ("+incdir+missing a.v", ["'missing'", "does not exist"]),
    ("+incdir+sub+missing a.v", ["'missing'"]), ("-Imissing a.v", ["'missing'"]),
    ("-y missing a.v", ["'missing'"]), ("-v missing.v a.v", ["'missing.v'"]),
    ("+incdir+a.v", ["'a.v'", "no directory"]), ("-y", ["-y needs a value"]),
    ("-F", ["-F needs a value"]), ("$NONE/a.v", ["$NONE", "not set"]), ("${sub/a.v", ["'}'"]),
    ("a.v /* b.v", ["never closed"]), ("\"a.v", ["never closed"]), ("lib.a", ["compiled already"]),
    ("--exe a.v", ["--exe", "decided by the build"]), ("-Mdir x a.v", ["-Mdir"]),
    ("--top-module x", ["--top-module"]), ("-CFLAGS -O0", ["-CFLAGS"]),
    ("--trace a.v", ["--trace"]),
    ("-F list.f", ["includes itself"]), ("-f none.f", ["'none.f'"]), ("pipe", ["no file"]),
    ("-F pipe", ["no file"]), ("-F /dev/zero", ["no file"]),
  ]

  @Test(arguments: refused)
  func `is refused with its line and a reason`(text: String, words: [String]) throws {
    try withSources { directory in
      #expect(mkfifo(directory + "/pipe", 0o600) == 0)
      try text.write(toFile: directory + "/list.f", atomically: true, encoding: .utf8)
      try expectRefusal(directory, words)
    }
  }

  @Test func `that is hostile is refused in bounded time`() throws {
    try withSources { directory in
      // Each list names the next twice: 2^40 words.
      for level in 0..<40 {
        try "-F \(level + 1).f\n-F \(level + 1).f\n".write(
          toFile: "\(directory)/\(level).f", atomically: true, encoding: .utf8)
      }
      try "a.v".write(toFile: directory + "/40.f", atomically: true, encoding: .utf8)
      try "-F 0.f".write(toFile: directory + "/list.f", atomically: true, encoding: .utf8)
      try expectRefusal(directory, ["more than"])
      for (contents, words) in [
        (Data((0..<4096).map { UInt8(truncatingIfNeeded: $0 &* 37) }), ["not UTF-8"]),
        (Data("a.v\0b.v".utf8), ["not UTF-8"]), (Data(count: 17 << 20), ["larger than 16 MiB"]),
        (Data(String(repeating: "x ", count: 100_001).utf8), ["more than 100000 words"]),
      ] {
        try contents.write(to: URL(fileURLWithPath: directory + "/list.f"))
        try expectRefusal(directory, words)
      }
    }
  }

  private func expectRefusal(_ directory: String, _ words: [String]) throws {
    let error = #expect(throws: FileListError.self) {
      _ = try FileList(directory + "/list.f", environment: ["sub": "sub"])
    }
    let text = error?.description ?? ""
    #expect(!text.contains("\n"))
    for word in words { #expect(text.contains(word), "\(word) in \(text)") }
  }

  private func withSources(_ body: (String) throws -> Void) throws {
    let manager = FileManager.default
    let directory = manager.temporaryDirectory.appendingPathComponent("list-\(UUID())").path
    defer { try? manager.removeItem(atPath: directory) }
    for folder in ["sub", "other"] {
      try manager.createDirectory(
        atPath: "\(directory)/\(folder)", withIntermediateDirectories: true)
    }
    let tell = "`ifdef ONE\n1 `ONE\n`endif\n`ifdef TWO\n2 `TWO\n`endif\n"
    for (name, text) in [
      "a.v": "module a; endmodule\n" + tell, "b.v": "module b; endmodule\n" + tell,
      "a b.v": "module ab; endmodule\n", "d.v": "`include \"e.vh\"\n",
      "sub/e.vh": "module e; endmodule\n",
      "sub/c.v": "module c; endmodule\n", "other/e.vh": "module other; endmodule\n", "lib.a": "",
      "more.f": "b.v", "sub/deep.f": "c.v", "code.cpp": "",
    ] {
      try text.write(toFile: "\(directory)/\(name)", atomically: true, encoding: .utf8)
    }
    try body(directory)
  }
}
