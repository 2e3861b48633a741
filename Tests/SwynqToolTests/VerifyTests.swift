// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqImage
import SwynqTestSupport
import Testing

/// One at a time, since each virtual board keeps a processor busy.
@Suite("swynq verify", .serialized)
struct VerifyTests {
  /// The overlay with another rounding, as a simulator library.
  static let otherRounding = Bundle.module.url(
    forResource: "resizer_overlay_other_rounding-fast", withExtension: "so")

  @Test func `finds the board equal to the simulator`() throws {
    for options in [[], ["--cacheable"]] {
      let run = try Tool.runOnBoard(
        ["verify", "--device", "board", "--against", "simulator", "--json", "--random", "3"]
          + ["--seed", "\(Seeds.base)"] + options)
      #expect(run.status == 0, "\(run)")
      #expect(run.errors == "")
      let report = try run.json(VerifyDocument.self)
      #expect(report.version == 1 && report.isEqual && report.seed == Seeds.base)
      #expect(report.device == "board" && report.reference == "simulator")
      #expect(report.cases.count == 11)
      for entry in report.cases {
        #expect(entry.difference == nil && entry.measure == "monitor")
        #expect(try #require(entry.clocks) > 0 && entry.referenceClocks != nil)
        #expect(try #require(entry.ratio) > 0)
      }
      #expect(report.notCompared.count == 1 && report.notCompared[0].contains("clocks"))
    }
  }

  @Test func `works the other way round, and on a board without interrupts`() throws {
    let run = try Tool.runOnBoard(
      ["verify", "--device", "simulator", "--against", "board", "--seed", "7", "--random", "1"]
        + ["--registers", "mem", "--memory", "reserved:0x4000000+0x1000000"])
    #expect(run.status == 0, "\(run)")
    for word in ["seed 7", "equal", "interrupts", "not compared", "x"] {
      #expect(run.output.contains(word), "\(word) in \(run)")
    }
  }

  @Test func `finds another rounding, in the pixel`() throws {
    let library = try #require(Self.otherRounding).path
    let run = try Tool.run(
      "verify", "--device", "simulator:\(library)", "--seed", "1", "--json", "--tolerance", "0")
    #expect(run.status == 76, "\(run)")
    #expect(run.errors.contains("simulator:\(library) differs from simulator"), "\(run)")
    #expect(run.errors.split(separator: "\n").count == 1)
    let report = try run.json(VerifyDocument.self)
    #expect(!report.isEqual)
    // A copy needs no rounding.
    let copy = try #require(report.cases.first { $0.source == "200x9" })
    #expect(copy.difference == nil && copy.ratio == 1)
    let halved = try #require(report.cases.first { $0.source == "64x48" })
    let difference = try #require(halved.difference)
    #expect(difference.kind == "pixels")
    let offset = try #require(difference.byteOffset)
    #expect(difference.row == offset / 96 && difference.column == offset / 3 % 32)
    #expect(difference.channel == offset % 3)
    let (found, expected) = (
      try #require(Int(difference.found)), try #require(Int(difference.expected))
    )
    #expect(found == expected + 1)
    #expect(try #require(difference.byteCount) > 100)
  }

  @Test func `finds it on a board whose bitstream has it`() throws {
    let run = try Tool.runOnBoard(
      ["verify", "--device", "board", "--size", "64x48:32x24", "--random", "0", "--no-corners"],
      board: ["--library", try #require(Self.otherRounding).path])
    #expect(run.status == 76, "\(run)")
    #expect(run.errors.contains("board differs from simulator in 1 of 1 frames"), "\(run)")
    #expect(run.output.contains("DIFFERENT") && run.output.contains("of column"), "\(run)")
  }

  @Test func `finds other clocks, if it is to`() throws {
    let slow = ["verify", "--memory-latency", "90", "--seed", "3", "--random", "2"]
    let reported = try Tool.run(slow + ["--json"])
    #expect(reported.status == 0, "\(reported)")
    let ratios = try reported.json(VerifyDocument.self).cases.compactMap(\.ratio)
    #expect(ratios.count == 10 && ratios.allSatisfy { $0 > 1 })
    let refused = try Tool.run(slow + ["--tolerance", "5"])
    #expect(refused.status == 76, "\(refused)")
    #expect(refused.errors.contains("clocks instead of"), "\(refused)")
    let same = try Tool.run(slow + ["--against-memory-latency", "90", "--tolerance", "0"])
    #expect(same.status == 0, "\(same)")
  }

  @Test func `takes photos and sizes`() throws {
    try withTemporaryDirectory { directory in
      try testImage(width: 40, height: 30).write(to: "\(directory)/in.jpg")
      let run = try Tool.run(
        "verify", "--no-corners", "--random", "0", "--image", "\(directory)/in.jpg", "--to", "9x9",
        "--size", "8x8:4x4", "--size", "5x4:3x2", "--json")
      #expect(run.status == 0, "\(run)")
      let report = try run.json(VerifyDocument.self)
      #expect(report.cases.map(\.source) == ["8x8", "5x4", "40x30"])
      #expect(report.cases.map(\.destination) == ["4x4", "3x2", "9x9"])
      #expect(report.seed > 0)
      let again = try Tool.run("verify", "--random", "1", "--seed", "\(report.seed)")
      #expect(again.output.contains("seed \(report.seed)"), "\(again)")
      #expect(try Tool.run("verify", "--random", "0", "--quiet").output == "")
    }
  }

  @Test(
    arguments: [
      (64, ["--device", "board", "--against", "board"], "both the board"),
      (64, ["--device", "board", "--stall", "1"], "--stall"),
      (64, ["--against", "board", "--against-memory-latency", "1"], "--against-memory-latency"),
      (64, ["--memory", "udmabuf0"], "--memory"), (64, ["--device", "simulator:"], "simulator:"),
      (64, ["--tolerance", "-1"], "tolerance"), (64, ["--timeout", "0"], "timeout"),
      (64, ["--size", "8x8"], "640x480:320x240"), (64, ["--size", "8x0:8x8"], "3840x2160"),
      (64, ["--random", "-1"], "random"), (64, ["--longest", "0"], "longest"),
      (64, ["--no-corners", "--random", "0"], "no frame"), (64, ["--to", "8x8"], "--image"),
      (64, ["--image", "a.png"], "--to"), (66, ["--image", "none.png", "--to", "8x8"], "none.png"),
      (69, ["--device", "simulator:/none.so"], "/none.so"),
      (69, ["--against", "board", "--sys-root", "/none", "--dev-root", "/none"], "/none/mem"),
    ] as [(Int32, [String], String)])
  func `refuses what cannot be`(status: Int32, options: [String], word: String) throws {
    let run = try Tool.run(["verify"] + options)
    #expect(run.status == status, "\(run)")
    #expect(run.errors.contains(word), "\(run)")
    #expect(run.output == "" && run.errors.split(separator: "\n").count == 1, "\(run)")
  }
}
