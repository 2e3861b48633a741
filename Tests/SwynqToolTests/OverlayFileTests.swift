// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqTestSupport
import Testing

/// `--overlay FILE`: a library, a description or a handoff in place of the image resizer.
@Suite("swynq --overlay") struct OverlayFileTests {
  static let root = OverlayTests.root
  static let library = Bundle.module.url(
    forResource: "test_overlay-fast", withExtension: "so")!.path

  /// A design with a GPIO of four outputs and a block that nothing stands for.
  static let design = "\(root)/Tests/SwynqComposerTests/Designs/stream-filter.hwh"

  @Test(arguments: ["info", "doctor"]) func `takes a library`(command: String) throws {
    let run = try Tool.run(command, "--overlay", Self.library)
    #expect(run.status == 0 && run.output.contains("test_overlay"), "\(run)")
    #expect(!run.output.contains("resizer"))
    let same = try Tool.run(command, "--device", "simulator:\(Self.library)")
    #expect(run.output == same.output)
  }

  @Test func `takes a description, builds its overlay once, and again when a source changes`()
    throws
  {
    try withTemporaryDirectory { directory in
      let text = """
        [{"name": "lamps", "top": "lamps", "files": "lamps.f",
          "blocks": [{"name": "lamps_0", "type": "example.com:user:lamps:1.0", "base": "0x1000"}]},
         {"name": "other", "top": "other", "files": "other.f"}]
        """
      let source =
        "module lamps (input wire clk, input wire [3:0] button, output reg [3:0] lamp);\n"
        + "  always @(posedge clk) lamp <= button;\nendmodule\n"
      try text.write(toFile: "\(directory)/overlays.json", atomically: true, encoding: .utf8)
      try source.write(toFile: "\(directory)/lamps.v", atomically: true, encoding: .utf8)
      try "lamps.v\n".write(toFile: "\(directory)/lamps.f", atomically: true, encoding: .utf8)
      func info(_ overlay: String) throws -> ToolRun {
        try Tool.runShell(
          "SWYNQ_CACHE=\"$1/cache\" SWYNQ_SOURCES=\"$2\" exec \"$0\" info --overlay \"$1/\(overlay)\"",
          directory, Self.root)
      }
      let built = try info("overlays.json:lamps")
      #expect(built.status == 0 && built.output.hasPrefix("lamps: 1 IP block"), "\(built)")
      #expect(built.errors.contains("building the overlay lamps"))
      let kept = try info("overlays.json:lamps")
      #expect(kept.output == built.output && kept.errors.isEmpty, "\(kept)")
      try (source + "// changed\n").write(
        toFile: "\(directory)/lamps.v", atomically: true, encoding: .utf8)
      #expect(try info("overlays.json:lamps").errors.contains("building"))
      let several = try info("overlays.json")
      #expect(several.status == 64 && several.errors.contains("lamps, other"), "\(several)")
      let missing = try info("overlays.json:none")
      #expect(missing.status == 65 && missing.errors.contains("it has: lamps, other"), "\(missing)")
    }
  }

  @Test func `takes a handoff whose blocks all have models, and names those that have none`() throws
  {
    let run = try Tool.run("info", "--overlay", Self.design)
    #expect(run.status == 65, "\(run)")
    #expect(run.errors.contains("video/filter_0") && run.errors.contains("standIns"), "\(run)")
  }

  @Test(arguments: [
    (["info", "--overlay", "a.so", "--device", "simulator:b.so"], "two overlays", 64),
    (["info", "--overlay", "a.json", "--device", "board"], "not a hardware handoff", 64),
    (["info", "--overlay", "/nowhere/a.json"], "/nowhere/a.json", 66),
    (["info", "--overlay", "/nowhere/a.so"], "/nowhere/a.so", 69),
    (["info", "--overlay", "/nowhere/a.hwh", "--device", "board"], "/nowhere/a.hwh", 66),
  ])
  func `says what is wrong`(arguments: [String], error: String, status: Int32) throws {
    let run = try Tool.run(arguments)
    #expect(run.status == status && run.errors.contains(error), "\(run)")
  }
}

/// `swynq overlay registers`: Swift source of a handoff.
@Suite("swynq overlay registers") struct OverlayRegistersTests {
  static let design = "\(OverlayTests.root)/Tests/SwynqHandoffTests/Designs/zynq-polling.hwh"

  @Test func `prints or writes the same source`() throws {
    let printed = try Tool.run("overlay", "registers", Self.design)
    #expect(printed.status == 0 && printed.errors.isEmpty, "\(printed)")
    #expect(printed.output.contains("enum AxiDmaRegisters: RegisterBlock"))
    try withTemporaryDirectory { directory in
      let written = try Tool.run(
        "overlay", "registers", Self.design, "--output", "\(directory)/r.swift")
      #expect(written.status == 0 && written.output.isEmpty, "\(written)")
      #expect(
        try String(contentsOfFile: "\(directory)/r.swift", encoding: .utf8) == printed.output)
      let failed = try Tool.run(
        "overlay", "registers", Self.design, "--output", "\(directory)/none/r.swift")
      #expect(failed.status == 73, "\(failed)")
    }
  }

  @Test func `takes single blocks, and an access level`() throws {
    let run = try Tool.run(
      "overlay", "registers", Self.design, "--block", "axi_dma_0", "--access", "public")
    #expect(run.output.contains("public enum AxiDmaRegisters"), "\(run)")
    #expect(!run.output.contains("resize_accel"))
    let unknown = try Tool.run("overlay", "registers", Self.design, "--block", "none")
    #expect(unknown.status == 64 && unknown.errors.contains("it has: axi_dma_0"), "\(unknown)")
  }
}
