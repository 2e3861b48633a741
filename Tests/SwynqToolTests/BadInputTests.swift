// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqImage
import Testing

@Suite("Bad input")
struct BadInputTests {
  /// Runs `swynq resize` in a directory with a good image `in.png` and what `prepare` adds, and
  /// expects one line on standard error, the status, and no new file.
  func expectFailure(
    _ status: Int32, _ words: [String] = [], input: String = "in.png", output: String = "out.png",
    _ options: [String] = ["--factor", "2"], prepare: (String) throws -> Void = { _ in },
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    try withTemporaryDirectory { directory in
      try testImage(width: 16, height: 16).write(to: "\(directory)/in.png")
      try prepare(directory)
      let before = try listing(directory)
      let run = try Tool.run(
        ["resize", "\(directory)/\(input)", "\(directory)/\(output)"] + options)
      #expect(run.status == status, "\(run)", sourceLocation: sourceLocation)
      #expect(run.output == "", sourceLocation: sourceLocation)
      let lines = run.errors.split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.count == 2 && lines.last == "", "\(run)", sourceLocation: sourceLocation)
      #expect(run.errors.hasPrefix("swynq: "), "\(run)", sourceLocation: sourceLocation)
      for word in words {
        #expect(run.errors.contains(word), "\(word) in \(run)", sourceLocation: sourceLocation)
      }
      #expect(try listing(directory) == before, sourceLocation: sourceLocation)
    }
  }

  @Test(
    arguments: [
      (["--size", "0x10"], "3840x2160"), (["--size", "10x0"], "3840x2160"),
      (["--size", "3841x10"], "3840x2160"), (["--size", "10x2161"], "3840x2160"),
      (["--size", "99999999999999999999x1"], "3840x2160"), (["--size", "tenx10"], "tenx10"),
      (["--size", "10"], "WIDTHxHEIGHT"), (["--size", "10x10x10"], "WIDTHxHEIGHT"),
      (["--size", "-1x10"], "WIDTHxHEIGHT"), (["--size", ""], "WIDTHxHEIGHT"),
      (["--factor", "0"], "above 0"), (["--factor", "0.000"], "above 0"),
      (["--factor", "-2"], "above 0"), (["--factor", "two"], "two"), (["--factor", "1e3"], "1e3"),
      (["--factor", "nan"], "nan"), (["--factor", "0.001"], "16000x16000"), ([], "--factor"),
      (["--factor", "2", "--size", "8x8"], "contradict"), (["--factor"], "--factor"),
      (["--factor", "2", "--device", "toaster"], "simulator"),
      (["--factor", "2", "--stall", "951"], "950"), (["--factor", "2", "--stall", "x"], "stall"),
      (["--factor", "2", "--memory-latency", "0"], "latency"),
      (["--factor", "2", "--timeout", "0"], "timeout"),
      (["--factor", "2", "--memory-latency", "1000001"], "1000000"),
      (["--factor", "2", "--waveform", "waves.vcd"], ".fst"),
      (["--factor", "2", "--waveform-from", "5"], "--waveform-from needs --waveform"),
      (["--factor", "2", "--waveform-clocks", "5"], "--waveform-clocks needs --waveform"),
      (["--factor", "2", "--waveform", "w.fst", "--waveform-clocks", "0"], "at least 1"),
      (["--factor", "2", "--waveform", "w.fst", "--waveform-depth", "0"], "1 to 1000"),
      (["--factor", "2", "--json", "--quiet"], "contradict"),
      (["--factor", "2", "--fast"], "--fast"),
      (["--factor", "2", "third.png"], "third.png"),
    ])
  func `on the command line has status 64`(options: [String], word: String) throws {
    try expectFailure(64, [word], options)
  }

  @Test(arguments: ["a.gif", "a", "a.png.webp"])
  func `in file names has status 64`(name: String) throws {
    try expectFailure(64, [".png"], input: name)
    try expectFailure(64, [".png"], output: name)
  }

  @Test(
    arguments: [
      ("empty.png", [], "empty"), ("text.jpg", Array("not an image".utf8), "JPEG"),
      ("text.png", Array("not an image".utf8), "PNG"),
      ("text.ppm", Array("not an image".utf8), "PPM"),
      ("short.ppm", Array("P6 100 100 255\n...".utf8), "30000"),
      ("grey.ppm", Array("P5 1 1 255\n.".utf8), "P5"),
      ("wide.ppm", Array("P6 3841 1 255\n".utf8), "3840x2160"),
      ("high.ppm", Array("P6 1 2161 255\n".utf8), "2161"),
      ("flat.ppm", Array("P6 0 1 255\n".utf8), "0x1"),
    ] as [(String, [UInt8], String)])
  func `in an image has status 65`(name: String, bytes: [UInt8], word: String) throws {
    try expectFailure(65, [name, word], input: name) { directory in
      try Data(bytes).write(to: URL(fileURLWithPath: "\(directory)/\(name)"))
    }
  }

  @Test(arguments: ["jpg", "png", "ppm"])
  func `that is cut off has status 65`(suffix: String) throws {
    try expectFailure(65, ["cut.\(suffix)", "too early"], input: "cut.\(suffix)") { directory in
      let path = "\(directory)/cut.\(suffix)"
      try testImage(width: 64, height: 64).write(to: path)
      let whole = try contents(path)
      try whole.prefix(whole.count * 2 / 3).write(to: URL(fileURLWithPath: path))
    }
  }

  @Test func `that is not there has status 66`() throws {
    try expectFailure(66, ["none.png", "no such file"], input: "none.png")
    try expectFailure(66, ["none.jpg"], input: "none/none.jpg")
  }

  @Test func `that cannot be read has status 66`() throws {
    try expectFailure(66, ["dir.png", "directory"], input: "dir.png") { directory in
      try FileManager.default.createDirectory(
        atPath: "\(directory)/dir.png", withIntermediateDirectories: false)
    }
    if geteuid() != 0 {
      try expectFailure(66, ["shut.png"], input: "shut.png") { directory in
        try testImage(width: 4, height: 4).write(to: "\(directory)/shut.png")
        chmod("\(directory)/shut.png", 0)
      }
    }
  }

  @Test func `as an output has status 73`() throws {
    try expectFailure(73, ["no directory"], output: "none/out.png")
    try expectFailure(73, ["no directory"], output: "in.png/out.png")
    try expectFailure(73, ["dir.png"], output: "dir.png") { directory in
      try FileManager.default.createDirectory(
        atPath: "\(directory)/dir.png", withIntermediateDirectories: false)
    }
    try expectFailure(73, ["waves.fst"], ["--factor", "2", "--waveform", "/none/here/waves.fst"])
  }

  @Test func `is found in the output before the input is read`() throws {
    try expectFailure(73, input: "none.png", output: "none/out.png")
  }

  @Test func `leaves the old output as it was`() throws {
    try withTemporaryDirectory { directory in
      let old = testImage(width: 3, height: 3)
      try old.write(to: "\(directory)/out.png")
      try Data("junk".utf8).write(to: URL(fileURLWithPath: "\(directory)/in.png"))
      let run = try Tool.run(
        "resize", "\(directory)/in.png", "\(directory)/out.png", "--factor", "2")
      #expect(run.status == 65)
      #expect(try Image(contentsOf: "\(directory)/out.png") == old)
    }
  }

  @Test func `of the disk has status 74 and leaves nothing`() throws {
    try withTemporaryDirectory { directory in
      try testImage(width: 64, height: 64).write(to: "\(directory)/in.png")
      // A file size limit stands in for a full disk: both fail a write half-way. 1 block is 512
      // bytes or 1024, by the shell.
      let run = try Tool.runShell(
        "trap '' XFSZ; ulimit -f 1; exec \"$0\" resize \"$1/in.png\" \"$1/out.ppm\" --factor 1",
        directory)
      #expect(run.status == 74, "\(run)")
      #expect(run.errors.split(separator: "\n").count == 1)
      #expect(try listing(directory) == ["in.png"])
    }
  }

  @Test func `of time has status 75 and leaves nothing`() throws {
    // A memory this slow cannot deliver even the first word in a millisecond.
    try expectFailure(
      75, [], ["--factor", "2", "--timeout", "1", "--memory-latency", "200000"])
  }

  @Test func `on the other commands fails the same way`() throws {
    for (arguments, status) in [
      (["info", "a.hwh", "extra"], 64), (["demo", "--output-directory", "/none/here"], 73),
      (["fly"], 64),
      (["info", "--seed", "x"], 64),
    ] as [([String], Int32)] {
      let run = try Tool.run(arguments)
      #expect(run.status == status, "\(run)")
      #expect(run.output == "")
      #expect(run.errors.split(separator: "\n").count == 1, "\(run)")
    }
  }

  @Test func `in the place of the simulator's libraries has status 69`() throws {
    try withTemporaryDirectory { directory in
      let run = try Tool.runShell(
        "SWYNQ_SIMULATOR_LIBRARIES=\"$1\" exec \"$0\" info", directory)
      #expect(run.status == 69, "\(run)")
      #expect(run.errors.contains(directory))
      #expect(run.errors.split(separator: "\n").count == 1)
    }
  }
}
