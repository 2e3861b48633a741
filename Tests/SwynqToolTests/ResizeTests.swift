// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqImage
import SwynqResizer
import Testing

@Suite("swynq resize")
struct ResizeTests {
  @Test(arguments: ["jpg", "png", "ppm"], ["JPEG", "png", "ppm"])
  func `takes and makes every format`(from: String, to: String) throws {
    try withTemporaryDirectory { directory in
      let (input, output) = ("\(directory)/in.\(from)", "\(directory)/out.\(to)")
      try testImage(width: 33, height: 21).write(to: input)
      let run = try Tool.run("resize", input, output, "--size", "20x30")
      #expect(run.status == 0, "\(run)")
      #expect(run.errors == "")

      // The codecs are deterministic: the model's pixels, written the same way, make the same file.
      let expected = reference(try Image(contentsOf: input), width: 20, height: 30)
      try expected.write(to: "\(directory)/expected.\(to)")
      #expect(try contents(output) == contents("\(directory)/expected.\(to)"))
      if to != "JPEG" { #expect(try Image(contentsOf: output) == expected) }
    }
  }

  @Test(
    arguments: [
      ("2", 10, 4), ("0.5", 42, 18), ("1.5", 14, 6), ("1", 21, 9), ("0.3", 70, 30), ("100", 1, 1),
      (".75", 28, 12),
    ])
  func `divides by any factor, rounding down`(factor: String, width: Int, height: Int) throws {
    try withTemporaryDirectory { directory in
      let image = testImage(width: 21, height: 9)
      try image.write(to: "\(directory)/in.ppm")
      let run = try Tool.run(
        "resize", "\(directory)/in.ppm", "\(directory)/out.ppm", "--factor", factor)
      #expect(run.status == 0, "\(run)")
      #expect(
        try Image(contentsOf: "\(directory)/out.ppm")
          == reference(image, width: width, height: height))
    }
  }

  @Test func `replaces its own input if asked to`() throws {
    try withTemporaryDirectory { directory in
      let path = "\(directory)/a.png"
      let image = testImage(width: 16, height: 16)
      try image.write(to: path)
      let run = try Tool.run("resize", path, path, "--factor", "2")
      #expect(run.status == 0, "\(run)")
      #expect(try Image(contentsOf: path) == reference(image, width: 8, height: 8))
      #expect(try listing(directory) == ["a.png"])
    }
  }

  @Test func `says what it did, for people`() throws {
    try withTemporaryDirectory { directory in
      try testImage(width: 16, height: 12).write(to: "\(directory)/a.png")
      let run = try Tool.run(
        "resize", "\(directory)/a.png", "\(directory)/b.png", "--factor", "2", "--verify")
      #expect(run.status == 0, "\(run)")
      for part in ["16x12", "8x6", "clocks", "100 MHz", "clocks/s", "verified"] {
        #expect(run.output.contains(part), "\(part) in \(run)")
      }
      // No one watches, so there is no progress line.
      #expect(run.errors == "")
      let quiet = try Tool.run(
        "resize", "\(directory)/a.png", "\(directory)/b.png", "--factor", "2", "--quiet")
      #expect(quiet.status == 0)
      #expect(quiet.output == "")
    }
  }

  @Test func `shows on a terminal how far it is, and wipes that away`() throws {
    try withTemporaryDirectory { directory in
      // The line appears each millisecond of simulated time; this takes two, given 500 x 500 pixels.
      try testImage(width: 500, height: 500).write(to: "\(directory)/a.ppm")
      let arguments = ["resize", "\(directory)/a.ppm", "\(directory)/b.ppm", "--size", "500x600"]
      let run = try Tool.runOnTerminal(arguments)
      #expect(run.status == 0, "\(run)")
      #expect(run.errors.contains("simulating: "), "\(run)")
      #expect(run.errors.contains(" %, 100,"), "\(run)")
      #expect(run.errors.contains("clocks/s"), "\(run)")
      #expect(run.errors.hasSuffix("\r\u{1B}[K"), "\(run)")
      #expect(!run.errors.contains("\n"))
      #expect(try Tool.runOnTerminal(arguments + ["--quiet"]).errors == "")
      // A terminal that cannot wipe a line away gets none.
      #expect(try Tool.runOnTerminal(arguments, type: "dumb").errors == "")
      // No line wraps.
      let narrow = try Tool.runOnTerminal(arguments, columns: 30).errors
      let lines = narrow.components(separatedBy: "\r\u{1B}[K")
      #expect(lines.contains { $0.count == 29 } && lines.allSatisfy { $0.count < 30 }, "\(narrow)")
    }
  }

  @Test func `says what it did, for programs`() throws {
    try withTemporaryDirectory { directory in
      let (input, output) = ("\(directory)/a.jpg", "\(directory)/b.png")
      try testImage(width: 40, height: 30).write(to: input)
      let run = try Tool.run(
        "resize", input, output, "--size", "10x15", "--verify", "--json", "--seed", "5")
      #expect(run.status == 0, "\(run)")
      let summary = try run.json(SummaryDocument.self)
      #expect(summary.version == 2)
      #expect(summary.input == .init(path: input, format: "jpeg", width: 40, height: 30))
      #expect(summary.output == .init(path: output, format: "png", width: 10, height: 15))
      #expect(summary.device == "simulator")
      #expect(summary.variant == "fast")
      #expect(summary.seed == 5)
      // The 3600 bytes of the input take 450 clocks of a 64-bit bus.
      let clocks = try #require(summary.clocks)
      #expect(clocks > 450)
      #expect(summary.clockFrequency == 100_000_000)
      #expect(abs(summary.seconds - Double(clocks) / 1e8) < 1e-12)
      #expect(try #require(summary.simulationSeconds) > 0)
      #expect(try #require(summary.clocksPerSecond) > 0)
      #expect(summary.bytesRead == 3600)
      #expect(summary.bytesWritten == 450)
      #expect(summary.verified)
      #expect(summary.waveform == nil)
      #expect(run.output.contains("\"waveform\" : null"))
    }
  }

  @Test func `takes the same clocks for the same seed, also with a waveform`() throws {
    try withTemporaryDirectory { directory in
      let input = "\(directory)/in.ppm"
      try testImage(width: 31, height: 17).write(to: input)
      func clocks(_ name: String, _ options: String...) throws -> UInt64 {
        let run = try Tool.run(
          ["resize", input, "\(directory)/\(name).ppm", "--size", "23x29", "--json", "--verify"]
            + options)
        #expect(run.status == 0, "\(run)")
        return try #require(run.json(SummaryDocument.self).clocks)
      }
      let stalled = try clocks("a", "--stall", "300", "--seed", "11")
      #expect(try clocks("b", "--stall", "300", "--seed", "11") == stalled)
      let waveform = "\(directory)/waves.fst"
      #expect(try clocks("c", "--stall", "300", "--seed", "11", "--waveform", waveform) == stalled)
      #expect(try contents(waveform).count > 1000)
      #expect(try clocks("d", "--stall", "300", "--seed", "12") != stalled)
      #expect(try clocks("e", "--memory-latency", "200") > clocks("f", "--memory-latency", "1"))
      for name in ["b", "c", "d", "e", "f"] {
        #expect(
          try contents("\(directory)/\(name).ppm") == contents("\(directory)/a.ppm"), "\(name)")
      }
    }
  }
}
