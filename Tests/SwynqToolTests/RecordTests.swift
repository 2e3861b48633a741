// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqImage
import Testing

/// One at a time, since each virtual board keeps a processor busy.
@Suite("swynq record and replay", .serialized)
struct RecordTests {
  static let simulator: [String] = []
  static let board = ["--device", "board"]

  /// Runs `swynq` on a virtual board; where a command names none, on the simulator.
  func run(_ arguments: [String]) throws -> ToolRun { try Tool.runOnBoard(arguments) }

  /// A recording of a resize on a device.
  func record(_ directory: String, _ device: [String]) throws -> String {
    let image = testImage(width: 40, height: 30)
    try image.write(to: "\(directory)/in.png")
    let recording = "\(directory)/a.swynq"
    let run = try run(
      ["record", recording, "\(directory)/in.png", "\(directory)/out.png", "--size", "32x24"]
        + ["--verify", "--json"] + device)
    #expect(run.status == 0, "\(run)")
    #expect(run.errors == "")
    #expect(try run.json(SummaryDocument.self).verified)
    #expect(
      try Image(contentsOf: "\(directory)/out.png") == reference(image, width: 32, height: 24))
    return recording
  }

  @Test(
    arguments: [simulator, board], [simulator, board])
  func `a recording of one device replays on the other`(from: [String], to: [String]) throws {
    try withTemporaryDirectory { directory in
      let recording = try record(directory, from)
      let run = try run(["replay", recording, "--json"] + to)
      #expect(run.status == 0, "\(run)")
      let report = try run.json(ReplayDocument.self)
      #expect(report.version == 1 && report.isEqual && report.difference == nil)
      #expect(report.recordedDevice == (from.last ?? "simulator"))
      #expect(report.device == (to.last ?? "simulator"))
      #expect((report.recordedClocks == nil) == (from == Self.board))
      #expect((report.clocks == nil) == (to == Self.board))
      #expect(report.calls > 20 && report.recordedSeconds > 0 && report.seconds > 0)
      // Input and result, once each at least.
      #expect(report.comparedBytes >= (40 * 30 + 32 * 24) * 3)
      if from == to && to == Self.simulator { #expect(report.clocks == report.recordedClocks) }
    }
  }

  @Test func `another rounding is found, on a simulator and on a board`() throws {
    let library = try #require(VerifyTests.otherRounding).path
    try withTemporaryDirectory { directory in
      let recording = try record(directory, Self.simulator)
      let simulated = try Tool.run(
        "replay", recording, "--device", "simulator:\(library)", "--json")
      let onBoard = try Tool.runOnBoard(
        ["replay", recording, "--json"] + Self.board, board: ["--library", library])
      for run in [simulated, onBoard] {
        #expect(run.status == 76, "\(run)")
        #expect(run.errors.split(separator: "\n").count == 1 && run.errors.contains("differs"))
        let difference = try #require(try run.json(ReplayDocument.self).difference)
        #expect(difference.kind == "bytes" && difference.buffer == 2)
        let offset = try #require(difference.byteOffset)
        #expect(difference.row == offset / 96 && difference.column == offset / 3 % 32)
        #expect(difference.channel == offset % 3)
        #expect(difference.place.contains("of column \(offset / 3 % 32), row \(offset / 96)"))
      }
    }
  }

  @Test func `says what it did, for people`() throws {
    try withTemporaryDirectory { directory in
      let recording = try record(directory, Self.simulator)
      let run = try Tool.run(
        "replay", recording, "--stall", "300", "--waveform", "\(directory)/w.fst", "--seed", "4")
      #expect(run.status == 0, "\(run)")
      for word in ["recorded", "replayed", "compared", "clocks", "equal"] {
        #expect(run.output.contains(word), "\(word) in \(run)")
      }
      #expect(try contents("\(directory)/w.fst").count > 1000)
    }
  }

  @Test func `a recording of what went wrong is whole`() throws {
    try withTemporaryDirectory { directory in
      try testImage(width: 16, height: 16).write(to: "\(directory)/in.png")
      let recording = "\(directory)/a.swynq"
      let run = try Tool.run(
        "record", recording, "\(directory)/in.png", "\(directory)/out.png", "--factor", "2",
        "--timeout", "1", "--memory-latency", "200000")
      #expect(run.status == 75, "\(run)")
      let replay = try Tool.run("replay", recording, "--memory-latency", "200000")
      #expect(replay.status == 0, "\(replay)")
    }
  }

  @Test(
    arguments: [
      (66, ["replay", "/none.swynq"], "none.swynq"), (64, ["replay"], "recording"),
      (65, ["replay", "DIR/in.png"], "no recording"),
      (64, ["replay", "DIR/in.png", "--patience", "0"], "patience"),
      (65, ["replay", "DIR/in.png", "--timeout", "5"], "no recording"),
      (
        73, ["record", "/none/a.swynq", "DIR/in.png", "DIR/o.png", "--factor", "2"], "/none/a.swynq"
      ),
      (73, ["record", "DIR/a.swynq", "DIR/in.png", "/none/o.png", "--factor", "2"], "/none"),
      (64, ["record", "DIR/a.swynq", "DIR/in.png"], "output"),
    ] as [(Int32, [String], String)])
  func `bad input has its status`(status: Int32, arguments: [String], word: String) throws {
    try withTemporaryDirectory { directory in
      try testImage(width: 8, height: 8).write(to: "\(directory)/in.png")
      let run = try Tool.run(
        arguments.map { $0.replacingOccurrences(of: "DIR", with: directory) })
      #expect(run.status == status, "\(run)")
      #expect(run.errors.contains(word), "\(run)")
      #expect(run.output == "" && run.errors.split(separator: "\n").count == 1, "\(run)")
      #expect(!FileManager.default.fileExists(atPath: "\(directory)/o.png"))
    }
  }
}
