// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqImage
import SwynqResizer
import Testing

/// The commands on a virtual board, run as a user runs them. One at a time, since each virtual board
/// keeps a processor busy.
@Suite("swynq --device board", .serialized)
struct BoardTests {
  @Test(
    arguments: [
      [], ["--registers", "uio", "--memory", "udmabuf0"],
      ["--registers", "mem", "--memory", "reserved:0x4000000+0x1000000"],
      ["--memory", "heap:reserved"],
      ["--memory", "reserved:67108864+16777216", "--clock", "142.5", "--timeout", "500"],
    ])
  func `resizes as the simulator does`(options: [String]) throws {
    try withTemporaryDirectory { directory in
      let (input, output) = ("\(directory)/in.png", "\(directory)/out.png")
      let image = testImage(width: 45, height: 31)
      try image.write(to: input)
      let run = try Tool.runOnBoard(
        ["resize", input, output, "--size", "30x40", "--device", "board", "--verify", "--json"]
          + options)
      #expect(run.status == 0, "\(run)")
      #expect(run.errors == "")
      #expect(try Image(contentsOf: output) == reference(image, width: 30, height: 40))

      let summary = try run.json(SummaryDocument.self)
      #expect(summary.device == "board")
      #expect(summary.clocks == nil && summary.clocksPerSecond == nil)
      #expect(summary.variant == nil && summary.seed == nil && summary.simulationSeconds == nil)
      #expect(summary.clockFrequency == (options.contains("142.5") ? 142_500_000 : 100_000_000))
      #expect(summary.seconds > 0)
      #expect(summary.bytesRead == 45 * 31 * 3 && summary.bytesWritten == 3600)
      #expect(summary.verified)
      for key in ["clocks", "seed", "variant", "simulationSeconds", "waveform"] {
        #expect(run.output.contains("\"\(key)\" : null"), "\(key) in \(run)")
      }
    }
  }

  @Test func `says what it did, for people`() throws {
    try withTemporaryDirectory { directory in
      try testImage(width: 16, height: 12).write(to: "\(directory)/a.png")
      let run = try Tool.runOnBoard(
        ["resize", "\(directory)/a.png", "\(directory)/b.png", "--factor", "2"]
          + ["--device", "board", "--verify"])
      #expect(run.status == 0, "\(run)")
      for part in ["16x12", "8x6", "on the board", "images/s", "verified"] {
        #expect(run.output.contains(part), "\(part) in \(run)")
      }
      for part in ["clocks", "simulation"] { #expect(!run.output.contains(part), "\(run)") }
    }
  }

  @Test func `demo and info work there too`() throws {
    let run = try Tool.runOnBoard(["info", "--device", "board", "--json"])
    #expect(run.status == 0, "\(run)")
    let info = try run.json(InfoDocument.self)
    #expect(info.device == "board" && info.verilatorVersion == nil && info.dataWidth == 64)
    #expect(info.blocks.map(\.name) == ["axi_dma_0", "resize_accel_0", "cycle_monitor_0"])
    let control = info.blocks[0].registers.first { $0.name == "MM2S_DMACR" }
    #expect(control?.value == 0x0001_0002)
    let text = try Tool.runOnBoard(["info", "--device", "board"])
    #expect(text.output.contains("on the board") && text.output.contains("MM2S_DMACR"), "\(text)")
  }

  @Test(
    arguments: [
      ["--seed", "1"], ["--stall", "0"], ["--memory-latency", "30"], ["--waveform", "w.fst"],
    ])
  func `refuses the simulator's options`(options: [String]) throws {
    let run = try Tool.runOnBoard(
      ["resize", "a.png", "b.png", "--factor", "2", "--device", "board"] + options)
    #expect(run.status == 64, "\(run)")
    #expect(run.errors.contains(options[0]) && run.errors.contains("simulator"), "\(run)")
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test(
    arguments: [
      ["--memory", "udmabuf0"], ["--registers", "uio"], ["--clock", "100"], ["--sys-root", "/sys"],
    ])
  func `a simulator refuses a board's`(options: [String]) throws {
    let run = try Tool.run(["info"] + options)
    #expect(run.status == 64, "\(run)")
    #expect(run.errors.contains(options[0]) && run.errors.contains("--device board"), "\(run)")
  }

  @Test(
    arguments: [
      (["--memory", ""], "udmabuf0"), (["--memory", "reserved:1"], "reserved:ADDRESS+BYTES"),
      (["--memory", "reserved:0xg+1"], "reserved:ADDRESS+BYTES"),
      (["--memory", "served:1+1"], "reserved:ADDRESS+BYTES"),
      (["--registers", "jtag"], "jtag"), (["--clock", "0"], "--clock"),
      (["--clock", "x"], "clock"),
    ])
  func `refuses what cannot be`(options: [String], word: String) throws {
    let run = try Tool.runOnBoard(["info", "--device", "board"] + options)
    #expect(run.status == 64, "\(run)")
    #expect(run.errors.contains(word), "\(run)")
  }

  @Test(
    arguments: [
      (69, ["--remove", "sys/class/u-dma-buf"], "insmod u-dma-buf.ko"),
      (69, ["--write", "sys/class/uio/uio0/maps/map0/addr=0x41e00000"], "device tree"),
      (69, ["--remove", "dev/uio2"], "udev"),
      (69, ["--write", "sys/class/u-dma-buf/udmabuf0/sync_mode=0"], "sync_mode 0"),
    ] as [(Int32, [String], String)])
  func `says what is wrong with the board`(status: Int32, board: [String], word: String) throws {
    let run = try Tool.runOnBoard(["info", "--device", "board"], board: board)
    #expect(run.status == status, "\(run)")
    #expect(run.errors.contains(word), "\(run)")
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.output == "")
  }

  @Test func `says so where there is no board at all`() throws {
    let run = try Tool.run(
      "info", "--device", "board", "--sys-root", "/none/sys", "--dev-root", "/none/dev")
    #expect(run.status == 69, "\(run)")
    #expect(run.errors.contains("/none/dev/mem"), "\(run)")
  }

  @Test func `says so if this user may not use it`() throws {
    try withTemporaryDirectory { directory in
      let run = try Tool.runOnBoard(
        ["info", "--device", "board"],
        board: ["--remove", "dev/udmabuf0", "--write", "dev/udmabuf0=", "--nobody"])
      #expect(run.status == 77, "\(run)")
      #expect(run.errors.contains("Permission denied") && run.errors.contains("udev"), "\(run)")
    }
  }
}
