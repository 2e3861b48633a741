// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// `swynq` where no build is: installed, and copied alone.
@Suite("swynq away from its build")
struct InstallTests {
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// The directory of this build's program and resources.
  static let build = URL(fileURLWithPath: Tool.path).deletingLastPathComponent().path

  /// Runs a program in an environment that leads nowhere near the build.
  static func run(_ program: String, in directory: String, _ arguments: String...) throws -> ToolRun
  {
    try Tool.runShell(
      "cd \"$1\" && program=$2 && shift 2 && env -i PATH=/usr/bin:/bin \"$program\" \"$@\"",
      [directory, program] + arguments)
  }

  @Test func `works from where Scripts/install puts it`() throws {
    try withTemporaryDirectory { directory in
      let prefix = "\(directory)/usr local"
      let install = try Tool.runShell(
        "'\(Self.repository)/Scripts/install' --prefix '\(prefix)' --from '\(Self.build)'")
      #expect(install.status == 0 && install.output == "", "\(install)")
      for file in [
        "bin/swynq", "lib/swynq/resizer_overlay-fast.so",
        "lib/swynq/resizer_overlay-instrumented.so",
        "share/man/man1/swynq.1", "share/bash-completion/completions/swynq",
        "share/zsh/site-functions/_swynq", "share/fish/vendor_completions.d/swynq.fish",
      ] {
        #expect(try !contents("\(prefix)/\(file)").isEmpty, "\(file)")
      }
      let swynq = "\(prefix)/bin/swynq"
      let demo = try Self.run(swynq, in: directory, "demo", "--waveform", "demo.fst")
      #expect(demo.status == 0 && demo.output.contains("verified"), "\(demo)")
      // The pages' templates are within the program.
      let page = try Self.run(
        swynq, in: directory, "report", "64x64", "--factor", "2", "-o", "a.html")
      #expect(page.status == 0, "\(page)")
      #expect(
        String(decoding: try contents("\(directory)/a.html"), as: UTF8.self).contains("</html>"))
      // Through a link, as package managers set them.
      symlink(swynq, "\(directory)/link")
      #expect(try Self.run("./link", in: directory, "info").status == 0)
    }
  }

  @Test func `alone says that its libraries are missing`() throws {
    try withTemporaryDirectory { directory in
      let copy = "\(directory)/swynq"
      try Tool.copyProgram(to: copy)
      let info = try Self.run(copy, in: directory, "info")
      #expect(info.status == 69 && info.output == "", "\(info)")
      #expect(info.errors.contains("Scripts/install") && info.errors.filter(\.isNewline).count == 1)
      // Beside it is a place for them.
      try FileManager.default.copyItem(
        atPath: "\(Self.build)/swynq_SwynqSimulator.resources/resizer_overlay-fast.so",
        toPath: "\(directory)/resizer_overlay-fast.so")
      #expect(try Self.run(copy, in: directory, "info").status == 0)
    }
  }

  @Test func `takes a library of the working directory by its name alone`() throws {
    try withTemporaryDirectory { directory in
      try FileManager.default.copyItem(
        atPath: "\(Self.build)/swynq_SwynqSimulator.resources/resizer_overlay-fast.so",
        toPath: "\(directory)/new-fast.so")
      let verify = try Self.run(
        Tool.path, in: directory, "verify", "--device", "simulator:new-fast.so", "--random", "0")
      #expect(verify.status == 0, "\(verify)")
    }
  }

  @Test(
    arguments: [
      (["--prefix"], 64, "--prefix"), ([], 64, "--prefix"), (["--prefx", "/x"], 64, "--prefx"),
      (["--prefix", "/tmp", "--from", "/none"], 66, "/none/swynq"),
      (["--prefix", "/dev/null/x", "--from", build], 73, "/dev/null/x"),
    ] as [([String], Int32, String)])
  func `is not installed by halves`(arguments: [String], status: Int32, word: String) throws {
    let install = try Tool.runShell(
      "exec '\(Self.repository)/Scripts/install' \"$@\" < /dev/null", arguments)
    #expect(install.status == status && install.output == "", "\(install)")
    #expect(install.errors.contains("install: ") && install.errors.contains(word), "\(install)")
  }
}
