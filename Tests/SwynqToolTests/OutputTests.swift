// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqImage
import Testing

/// Where results go: standard output, and files of every kind.
@Suite("Output") struct OutputTests {
  @Test(
    arguments: [
      ["--help"], ["--version"], ["help", "resize"], ["resize", "--help"],
      ["--generate-completion-script", "bash"], ["info"], ["info", "--json"],
      ["report", "metrics"],
      ["report", "8x8", "--factor", "1"], ["report", "8x8", "--factor", "1", "--format", "trace"],
      ["report", "8x8", "--factor", "1", "--fail-if", "cycles>1"],
      ["report", "8x8", "--factor", "1", "-o", "/dev/stdout", "--format", "json"],
      ["sweep", "--sizes", "8x8:8x8", "--latencies", "1", "--csv"],
    ])
  func `that cannot be written to standard output has status 74`(arguments: [String]) throws {
    for redirection in ["> /dev/full", ">&-"] {
      // Nothing to /dev/stdout is buffered, so that a closed one shows before anything is run.
      let run = try Tool.runShell(
        "exec \"$0\" \(arguments.map { "'\($0)'" }.joined(separator: " ")) \(redirection)")
      #expect([74].contains(run.status) || (redirection == ">&-" && run.status == 73), "\(run)")
      #expect(run.errors.split(separator: "\n").count == 1, "\(run)")
    }
  }

  @Test(arguments: ["", "trap '' PIPE; "])
  func `to a reader that has gone ends quietly`(prefix: String) throws {
    // The tool's status is written beside the pipe, which is closed before it begins.
    let run = try Tool.runShell(
      "\(prefix){ sleep 0.3; \"$0\" info --json; echo $? >&2; } | :")
    #expect(run.errors == "141\n", "\(run)")
  }

  /// A command that writes a file, and the file's suffix.
  struct Writer: Sendable, CustomTestStringConvertible {
    let suffix: String
    let arguments: [String]
    var testDescription: String { "\(arguments.joined(separator: " ")) \(suffix)" }
  }

  /// FILE is what is written.
  static let writers = [
    Writer(suffix: ".ppm", arguments: ["resize", "in.png", "FILE", "--factor", "1", "--quiet"]),
    Writer(suffix: ".png", arguments: ["resize", "in.png", "FILE", "--factor", "1", "--quiet"]),
    Writer(
      suffix: ".json",
      arguments: ["resize", "in.png", "/dev/null.ppm", "--factor", "1", "--report", "FILE"]),
    Writer(suffix: ".json", arguments: ["report", "8x8", "--factor", "1", "-o", "FILE"]),
    Writer(suffix: ".html", arguments: ["report", "8x8", "--factor", "1", "-o", "FILE"]),
    Writer(suffix: ".trace.json", arguments: ["report", "8x8", "--factor", "1", "-o", "FILE"]),
    Writer(
      suffix: ".json",
      arguments: ["report", "compare", "old.json", "old.json", "--format", "json", "-o", "FILE"]),
    Writer(
      suffix: ".swynq",
      arguments: ["record", "FILE", "in.png", "out.ppm", "--factor", "1", "--quiet"]),
    Writer(
      suffix: ".html",
      arguments: ["sweep", "--sizes", "8x8:8x8", "--latencies", "1", "--page", "FILE"]),
    Writer(suffix: ".bin", arguments: ["load", "top.bit", "--write-bin", "FILE"]),
    Writer(
      suffix: ".fst",
      arguments: ["resize", "in.png", "out.ppm", "--factor", "1", "--quiet", "--waveform", "FILE"]),
  ]

  /// Runs a writer in a directory with all that it reads.
  private func run(
    _ writer: Writer, to file: String, in directory: String, shell: String = "exec"
  ) throws -> ToolRun {
    let arguments = writer.arguments
      // A result that nobody looks at, in the same format.
      .map { $0 == "/dev/null.ppm" ? "out.ppm" : $0 == "FILE" ? file : $0 }
      .map { "'\($0)'" }.joined(separator: " ")
    return try Tool.runShell("cd \"$1\"; \(shell) \"$0\" \(arguments)", directory)
  }

  private func withInputs(_ body: (String) throws -> Void) throws {
    try withTemporaryDirectory { directory in
      try testImage(width: 24, height: 24).write(to: "\(directory)/in.png")
      try (LoadTests.bit(byteCount: 4096)).write(to: URL(fileURLWithPath: "\(directory)/top.bit"))
      let report = try Tool.run(
        "report", "8x8", "--factor", "1", "-o", "\(directory)/old.json")
      #expect(report.status == 0, "\(report)")
      try body(directory)
    }
  }

  @Test(arguments: writers)
  func `to a disk that is full has status 74 and leaves the old file`(writer: Writer) throws {
    try withInputs { directory in
      let file = "file\(writer.suffix)"
      try Data("old".utf8).write(to: URL(fileURLWithPath: "\(directory)/\(file)"))
      let before = Set(try listing(directory))
      // A limit on the size of files stands in for a full disk: both fail a write half-way. A block
      // has 512 bytes or 1024, by the shell.
      let run = try run(writer, to: file, in: directory, shell: "ulimit -f 1; exec")
      #expect(run.status == 74, "\(run)")
      #expect(run.errors.split(separator: "\n").count == 1, "\(run)")
      #expect(try contents("\(directory)/\(file)") == Data("old".utf8))
      #expect(Set(try listing(directory)).subtracting(before).isSubset(of: ["out.ppm"]))
    }
  }

  @Test(arguments: writers)
  func `follows links and keeps modes`(writer: Writer) throws {
    try withInputs { directory in
      let (link, file) = ("link\(writer.suffix)", "real\(writer.suffix)")
      symlink(file, "\(directory)/\(link)")
      for mode in [nil, 0o604] as [mode_t?] {
        if let mode { chmod("\(directory)/\(file)", mode) }
        let run = try run(writer, to: link, in: directory)
        #expect(run.status == 0, "\(run)")
        var status = stat()
        #expect(lstat("\(directory)/\(link)", &status) == 0)
        #expect(status.st_mode & S_IFMT == S_IFLNK)
        #expect(lstat("\(directory)/\(file)", &status) == 0)
        #expect(status.st_mode & S_IFMT == S_IFREG && status.st_size > 100)
        if let mode { #expect(status.st_mode & 0o7777 == mode) }
      }
      #expect(try listing(directory).allSatisfy { !$0.hasPrefix(".") })
    }
  }

  @Test(
    arguments: writers.filter { $0.suffix != ".fst" })
  func `to a pipe goes through it, and it stays one`(writer: Writer) throws {
    try withInputs { directory in
      let file = "pipe\(writer.suffix)"
      #expect(mkfifo("\(directory)/\(file)", 0o600) == 0)
      let run = try run(
        writer, to: file, in: directory,
        shell: "cat \(file) > got & trap 'wait' EXIT;")
      #expect(run.status == 0, "\(run)")
      var status = stat()
      #expect(lstat("\(directory)/\(file)", &status) == 0)
      #expect(status.st_mode & S_IFMT == S_IFIFO)
      #expect(try contents("\(directory)/got").count > 100)
    }
  }

  @Test func `to a device is written to it; a waveform, which has to be sought in, is refused`()
    throws
  {
    try withInputs { directory in
      symlink("/dev/null", "\(directory)/null.json")
      symlink("/dev/null", "\(directory)/null.fst")
      symlink("/dev/full", "\(directory)/full.ppm")
      let report = try Tool.run("report", "8x8", "--factor", "1", "-o", "\(directory)/null.json")
      #expect(report.status == 0, "\(report)")
      let image = try Tool.run(
        "resize", "\(directory)/in.png", "\(directory)/full.ppm", "--factor", "1")
      #expect(image.status == 74, "\(image)")
      let waveform = try Tool.run(
        "resize", "\(directory)/in.png", "\(directory)/out.ppm", "--factor", "1", "--waveform",
        "\(directory)/null.fst")
      #expect(
        waveform.status == 73 && waveform.errors.contains("not a regular file"), "\(waveform)")
      var status = stat()
      for name in ["null", "full"] {
        #expect(stat("/dev/\(name)", &status) == 0)
        #expect(status.st_mode & S_IFMT == S_IFCHR)
      }
    }
  }

  @Test func `that a failed command would have replaced stays`() throws {
    try withInputs { directory in
      for file in ["a.swynq", "a.bin"] {
        try Data("old".utf8).write(to: URL(fileURLWithPath: "\(directory)/\(file)"))
      }
      try Data("junk".utf8).write(to: URL(fileURLWithPath: "\(directory)/bad.bit"))
      let load = try Tool.run("load", "\(directory)/bad.bit", "--write-bin", "\(directory)/a.bin")
      #expect(load.status == 65, "\(load)")
      let record = try Tool.run(
        "record", "\(directory)/a.swynq", "\(directory)/none.png", "\(directory)/o.png",
        "--factor", "1")
      #expect(record.status == 66, "\(record)")
      #expect(try contents("\(directory)/a.swynq") == Data("old".utf8))
      #expect(try contents("\(directory)/a.bin") == Data("old".utf8))
    }
  }

  @Test func `of eight programs at once to one file of baselines is all kept`() throws {
    try withTemporaryDirectory { directory in
      let run = try Tool.runShell(
        """
        for n in 1 2 3 4 5 6 7 8; do
          "$0" report baseline "case $n" 8x8 --factor 1 --quiet --baseline "$1/b.json" &
          pids="$pids $!"
        done
        for pid in $pids; do wait $pid || exit 9; done
        """, directory)
      #expect(run.status == 0, "\(run)")
      let object = try JSONSerialization.jsonObject(with: contents("\(directory)/b.json"))
      let names = ((object as? [String: Any])?["baselines"] as? [String: Any])?.keys
      #expect(names?.sorted() == (1...8).map { "case \($0)" })
      #expect(try listing(directory) == ["b.json"])
    }
  }

  @Test func `shows no control characters of files and arguments`() throws {
    try withInputs { directory in
      let bad = "a\u{1B}[31mb\u{9B}c\u{202E}d"
      let path = "\(directory)/named.json"
      let named = try Tool.run(
        "report", "8x8", "--factor", "1", "--name", bad + "\nforged", "-o", path)
      #expect(named.status == 0, "\(named)")
      let runs = [
        try Tool.run("report", "compare", path, path), try Tool.run("info", bad),
        try Tool.run("report", "compare", path, path, "--format", "markdown"),
        try Tool.run("report", "compare", path, path, "--format", "json"),
        try Tool.run("report", "8x8", "--factor", "1", "--name", bad, "--format", "csv"),
        try Tool.run("replay", bad), try Tool.run(bad),
        try Tool.run("report", "compare", bad, path), try Tool.run("load", bad),
      ]
      for run in runs {
        for scalar in (run.output + run.errors).unicodeScalars {
          let isShown = scalar == "\n" || scalar == "\r" || scalar.value >= 0x20
          #expect(isShown && !(0x7F..<0xA0).contains(scalar.value), "\(run)")
          #expect(!(0x202A...0x202E).contains(scalar.value), "\(run)")
        }
        #expect((run.output + run.errors).contains("\\u001b"), "\(run)")
        #expect(!run.output.split(separator: "\n").contains { $0.hasPrefix("forged") }, "\(run)")
      }
    }
  }
}
