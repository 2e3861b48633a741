// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

@Suite("swynq doctor", .serialized)
struct DoctorTests {
  static let configured = ["--write", "sys/class/fpga_manager/fpga0/state=operating"]

  @Test func `finds a board ready`() throws {
    let run = try Tool.runOnBoard(
      ["doctor", "--device", "board", "--probe", "--json"], board: Self.configured)
    #expect(run.status == 0, "\(run)")
    #expect(run.errors == "")
    let document = try run.json(DoctorDocument.self)
    #expect(document.version == 1 && document.device == "board" && document.isReady)
    #expect(document.findings.count == 12)
    #expect(document.findings.allSatisfy { $0.verdict == "ok" && $0.advice == nil })
    #expect(run.output.contains("\"advice\" : null"))
  }

  @Test func `says what to put right, and its status says that there is something`() throws {
    let run = try Tool.runOnBoard(
      ["doctor", "--device", "board"],
      board: Self.configured + ["--remove", "dev/uio0", "--remove", "sys/class/uio/uio1"])
    #expect(run.status == 69, "\(run)")
    for word in [
      "FAILED   registers of axi_dma_0", "warning  interrupt axi_dma_0.s2mm_introut", "-> ",
      "ok       memory udmabuf0", "not ready, with 1 warning\n",
    ] { #expect(run.output.contains(word), "\(word) in \(run)") }
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("board is not ready: 1 of"), "\(run)")
  }

  @Test func `warnings alone are no failure`() throws {
    let run = try Tool.runOnBoard(
      ["doctor", "--device", "board"],
      board: Self.configured + ["--remove", "sys/class/uio/uio1"])
    #expect(run.status == 0, "\(run)")
    #expect(run.output.contains("ready, with 1 warning") && !run.output.contains("FAILED"))
  }

  @Test func `holds a board to a hardware handoff`() throws {
    try withTemporaryDirectory { directory in
      let run = try Tool.runOnBoard(
        ["doctor", "--device", "board", "--hwh", "\(directory)/none.hwh"], board: Self.configured)
      #expect(run.status == 66, "\(run)")
      #expect(run.errors.contains("none.hwh"))
      let design = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent()
        .appendingPathComponent("SwynqHandoffTests/Designs/zynq-polling.hwh").path
      let same = try Tool.runOnBoard(
        ["doctor", "--device", "board", "--hwh", design], board: Self.configured)
      #expect(same.status == 0, "\(same)")
      #expect(
        same.output.contains("registers of resize_accel_0") && !same.output.contains("interrupt"))
      // The same design with the DMA elsewhere.
      let moved = "\(directory)/moved.hwh"
      try String(contentsOfFile: design, encoding: .utf8)
        .replacingOccurrences(of: "0x4040", with: "0x4140")
        .write(toFile: moved, atomically: true, encoding: .utf8)
      let other = try Tool.runOnBoard(
        ["doctor", "--device", "board", "--hwh", moved], board: Self.configured)
      #expect(other.status == 69, "\(other)")
      #expect(other.output.contains("FAILED   registers of axi_dma_0"), "\(other)")
      #expect(other.output.contains("0x4140_0000") && other.output.contains("0x4040_0000"))
    }
  }

  @Test func `explains a DMA that the driver cannot use`() throws {
    try withTemporaryDirectory { directory in
      let file = "\(directory)/sg.hwh"
      let text = try String(contentsOfFile: HandoffTests.design("zynq-polling"), encoding: .utf8)
      let built = text.replacingOccurrences(
        of: #"NAME="c_include_sg" VALUE="0""#, with: #"NAME="c_include_sg" VALUE="1""#)
      #expect(built != text)
      try built.write(toFile: file, atomically: true, encoding: .utf8)
      let run = try Tool.runOnBoard(
        ["doctor", "--device", "board", "--hwh", file], board: Self.configured)
      #expect(run.status == 0, "\(run)")
      for word in [
        "warning  configuration of axi_dma_0", "scatter-gather", "Enable Scatter Gather Engine",
      ] { #expect(run.output.contains(word), "\(word) in \(run)") }
    }
  }

  @Test func `tries the simulator`() throws {
    let run = try Tool.run("doctor")
    #expect(run.status == 0, "\(run)")
    for word in ["simulator library", "trial run", "clocks", "Verilator", "C++ compiler", "ready"] {
      #expect(run.output.contains(word), "\(word) in \(run)")
    }
    let library = try #require(VerifyTests.otherRounding).path
    let wrong = try Tool.run("doctor", "--device", "simulator:\(library)", "--json")
    #expect(wrong.status == 69, "\(wrong)")
    let trial = try wrong.json(DoctorDocument.self).findings.first { $0.subject == "trial run" }
    #expect(
      trial?.verdict == "failed" && trial?.message.contains("differs from the software") == true)
    try withTemporaryDirectory { directory in
      let missing = try Tool.runShell(
        "PATH=/none SWYNQ_SIMULATOR_LIBRARIES=\"$1\" exec \"$0\" doctor", directory)
      #expect(missing.status == 69, "\(missing)")
      for word in ["FAILED   simulator library", directory, "warning  Verilator", "not ready"] {
        #expect(missing.output.contains(word), "\(word) in \(missing)")
      }
      #expect(!missing.output.contains("trial run"))
    }
  }

  @Test(
    arguments: [
      (["doctor", "--probe"], "--probe"),
      (["doctor", "--device", "board", "--bitstream", "a.bit"], "swynq load"),
      (["doctor", "--registers", "uio"], "--registers"), (["doctor", "now"], "now"),
    ])
  func `refuses what cannot be`(arguments: [String], word: String) throws {
    let run = try Tool.run(arguments)
    #expect(run.status == 64, "\(run)")
    #expect(run.errors.contains(word), "\(run)")
  }
}
