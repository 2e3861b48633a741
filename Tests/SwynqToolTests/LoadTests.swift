// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqImage
import Testing

@Suite("swynq load", .serialized)
struct LoadTests {
  /// A small `.bit` file for this chip.
  ///
  /// - Parameter byteCount: Of configuration data, a multiple of 4 and at least 12.
  static func bit(
    part: String = "7z020clg400", design: String = "top;Version=2024.1", byteCount: Int = 12
  ) -> Data {
    func field(_ letter: String, _ text: String) -> [UInt8] {
      Array(letter.utf8) + [0, UInt8(text.utf8.count + 1)] + Array(text.utf8) + [0]
    }
    let data: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0xAA, 0x99, 0x55, 0x66, 1, 2, 3, 4]
    let rest = [UInt8](repeating: 0, count: byteCount - data.count)
    return Data(
      [0, 9, 0x0F, 0xF0, 0x0F, 0xF0, 0x0F, 0xF0, 0x0F, 0xF0, 0, 0, 1]
        + field("a", design) + field("b", part) + field("c", "2026/01/31")
        + field("d", "12:34:56") + Array("e".utf8)
        + [0, 0, UInt8(byteCount >> 8), UInt8(byteCount & 0xFF)] + data + rest)
  }

  @Test func `loads and says what`() throws {
    try withTemporaryDirectory { directory in
      let file = "\(directory)/top.bit"
      try Self.bit().write(to: URL(fileURLWithPath: file))
      let run = try Tool.runOnBoard(["load", file, "--part", "xc7z020clg400-1"])
      #expect(run.status == 0 && run.errors == "", "\(run)")
      #expect(
        run.output
          == "\(file) (top, 7z020clg400, 2026/01/31, 12:34:56): 12 bytes, full; fpga0 is operating\n"
      )

      struct Document: Decodable {
        struct Loaded: Decodable {
          let path: String
          let part: String?
          let bytes: Int
          let isPartial: Bool
          let state: String
        }
        let version: Int
        let loaded: Loaded?
        let overlay: String?
      }
      let overlay = "\(directory)/nodes.dtbo"
      try Data([0xD0, 0x0D, 0xFE, 0xED]).write(to: URL(fileURLWithPath: overlay))
      let part = "\(directory)/top_partial.bit"
      try Self.bit(design: "top;PARTIAL=TRUE;Version=2024.1").write(to: URL(fileURLWithPath: part))
      let json = try Tool.runOnBoard(
        ["load", part, "--partial", "--overlay", overlay, "--json"]
      ).json(Document.self)
      #expect(json.version == 1 && json.loaded?.isPartial == true && json.loaded?.bytes == 12)
      #expect(json.loaded?.state == "operating" && json.overlay == overlay)
    }
  }

  @Test func `writes what the kernel takes to a file, without any board`() throws {
    try withTemporaryDirectory { directory in
      let (file, output) = ("\(directory)/top.bit", "\(directory)/top.bin")
      try Self.bit().write(to: URL(fileURLWithPath: file))
      let run = try Tool.run("load", file, "--write-bin", output)
      #expect(run.status == 0 && run.output.contains("12 bytes of \(file)"), "\(run)")
      let words: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF, 0x66, 0x55, 0x99, 0xAA, 4, 3, 2, 1]
      #expect(try Array(Data(contentsOf: URL(fileURLWithPath: output))) == words)
      // What was written is itself a bitstream that can be loaded.
      #expect(try Tool.runOnBoard(["load", output]).status == 0)
      #expect(try Tool.run("load", file, "--write-bin", "/none/top.bin").status == 73)
      #expect(try Tool.run("load", file, "--write-bin", output, "--partial").status == 64)
    }
  }

  @Test func `says what is wrong in one line`() throws {
    try withTemporaryDirectory { directory in
      let (good, bad) = ("\(directory)/good.bit", "\(directory)/bad.bit")
      try Self.bit().write(to: URL(fileURLWithPath: good))
      try Data("GIF89a  ".utf8).write(to: URL(fileURLWithPath: bad))
      let partial = "\(directory)/partial.bit"
      try Self.bit(design: "top;PARTIAL=TRUE").write(to: URL(fileURLWithPath: partial))
      let image = "\(directory)/BOOT.BIN"
      try Data(
        [UInt8](repeating: 0, count: 32) + [0x66, 0x55, 0x99, 0xAA] + Array("XNLX".utf8)
          + [UInt8](repeating: 0, count: 24)
      ).write(to: URL(fileURLWithPath: image))
      let mainline = ["--remove", "sys/class/fpga_manager/fpga0/firmware"]
      let cases: [([String], board: [String], status: Int32, word: String)] = [
        ([partial], [], 65, "swynq load --partial"),
        ([good, "--partial"], [], 65, "without --partial"),
        ([image], [], 65, "boot image of bootgen"), ([bad], [], 65, "no bitstream"),
        (["\(directory)/none.bit"], [], 66, "No such file"),
        ([good, "--part", "xc7z010"], [], 69, "7z020clg400"), ([good], mainline, 69, "mainline"),
        ([good], ["--remove", "sys/class/fpga_manager"], 69, "CONFIG_FPGA_MGR"),
        ([], [], 64, "give a bitstream"), (["--overlay", bad], [], 65, "dtc"),
        (["--overlay", "x", "--partial"], [], 64, "--partial"),
        ([good, "--timeout", "0"], [], 64, "1 ms"),
      ]
      for (arguments, board, status, word) in cases {
        let run = try Tool.runOnBoard(["load"] + arguments, board: board)
        #expect(run.status == status && run.output == "", "\(run)")
        #expect(run.errors.hasPrefix("swynq: ") && run.errors.contains(word), "\(run)")
        #expect(run.errors.split(separator: "\n").count == 1, "\(run)")
      }
    }
  }

  @Test func `is a step of the other commands too, and the hardware handoff another`() throws {
    try withTemporaryDirectory { directory in
      let file = "\(directory)/top.bit"
      try Self.bit().write(to: URL(fileURLWithPath: file))
      try testImage(width: 16, height: 12).write(to: "\(directory)/a.png")
      let run = try Tool.runOnBoard([
        "resize", "\(directory)/a.png", "\(directory)/b.png", "--factor", "2", "--verify",
        "--device", "board", "--bitstream", file, "--hwh", HandoffTests.design("zynq-polling"),
      ])
      #expect(run.status == 0, "\(run)")
      let missing = try Tool.runOnBoard([
        "info", "--device", "board", "--hwh", "\(directory)/none.hwh",
      ])
      #expect(missing.status == 66 && missing.errors.contains("none.hwh"), "\(missing)")
      let wrong = try Tool.runOnBoard([
        "info", "--device", "board", "--bitstream", "\(directory)/a.png",
      ])
      #expect(wrong.status == 65 && wrong.errors.contains("a.png"), "\(wrong)")
    }
  }
}
