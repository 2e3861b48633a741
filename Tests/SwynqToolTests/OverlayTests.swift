// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqSimulator
import SwynqTestSupport
import Testing

/// `swynq overlay`: ports, lint, build and new.
@Suite("swynq overlay") struct OverlayTests {
  /// The package's root.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path
  static let files = "\(root)/sim/test/test_overlay.f"

  @Test func `ports shows what was found, and how`() throws {
    let ports = try Tool.run(
      "overlay", "ports", "--top", "ports_overlay", "--files", Self.files, "--sources", Self.root)
    #expect(ports.status == 0, "\(ports)")
    let lines = ports.output.split(separator: "\n").map {
      $0.split(separator: " ", omittingEmptySubsequences: true).joined(separator: " ")
    }
    for line in [
      "clock ap_clk 100.0 MHz", "clock mem_aclk 100.0 MHz",
      "reset mem_areset active high, mem_aclk",
      "registers s_axi_control_* AXI4-Lite, 32 bits, 0x0 to 0xFFF, ap_clk",
      "registers s_axi_dma_* AXI4-Lite, 32 bits, 0x10000 to 0x1FFFF, ap_clk",
      "memory m_axi_gmem_* AXI4, 512 bits, addresses of 64, ap_clk",
      "memory m_axi_hp_* AXI3, 32 bits, addresses of 32, ap_clk",
      "stream in in_stream_* 32 bits, with TDEST, TID, TKEEP, TLAST, TSTRB, TUSER, ap_clk",
      "interrupt interrupt line 0", "interrupt dma_introut lines 1 to 36", "input gpio_i 40 bits",
      "output wide_o 100 bits",
    ] {
      #expect(lines.contains(line), "\(line)\n\(ports.output)")
    }
    #expect(ports.errors.contains("ap_clk, mem_aclk all run at 100 MHz"))
    #expect(ports.errors.contains("nothing drives these inputs"))
    let described = try Tool.run(
      "overlay", "ports", "--top", "ports_overlay", "--files", Self.files, "--sources", Self.root,
      "--ports", "\(Self.root)/sim/test/ports_overlay.json")
    #expect(described.output.contains("64.0 MHz, 3906 ps late"), "\(described)")
    #expect(described.output.contains("0x43C10000 to 0x43C1FFFF, mem_aclk"))
  }

  @Test func `lint tells what Verilator and the harness warn of`() throws {
    let clean = try Tool.run(
      "overlay", "lint", "--top", "resizer_overlay", "--files", "\(Self.root)/rtl/rtl.f",
      "--sources", Self.root)
    #expect(clean.status == 0 && clean.output == "", "\(clean)")
    try withTemporaryDirectory { directory in
      let source =
        "module leds (input wire clk, input wire [3:0] button, output reg [2:0] led);\n"
        + "  always @(posedge clk) led <= button;\nendmodule\n"
      try source.write(toFile: "\(directory)/leds.v", atomically: true, encoding: .utf8)
      try "leds.v\n".write(toFile: "\(directory)/leds.f", atomically: true, encoding: .utf8)
      let lint = try Tool.run(
        "overlay", "lint", "--top", "leds", "--files", "\(directory)/leds.f", "--sources", Self.root
      )
      #expect(lint.status == 65, "\(lint)")
      #expect(lint.output.contains("WIDTH") && lint.output.contains("button"))
      let built = try Tool.run(
        "overlay", "build", "--top", "leds", "--files", "\(directory)/leds.f", "--sources",
        Self.root,
        "--output", "\(directory)/leds.so")
      #expect(built.status == 0, "\(built)")
      let device = try SimulatedDevice(libraryPath: "\(directory)/leds.so")
      try device.setSignal("button", to: 5)
      try device.waitForSignal("led", until: 5, timeout: .microseconds(1))
      let info = try Tool.run("info", "--device", "simulator:\(directory)/leds.so")
      #expect(info.output.hasPrefix("leds: 0 IP blocks, 100 MHz"), "\(info)")
    }
  }

  @Test func `new makes a package whose core is clean`() throws {
    try withTemporaryDirectory { directory in
      let folder = "\(directory)/my_filter"
      let made = try Tool.run(
        "overlay", "new", "my_filter", "--folder", folder, "--swynq", Self.root)
      #expect(made.status == 0 && made.output.contains("swift test"), "\(made)")
      let again = try Tool.run("overlay", "new", "my_filter", "--folder", folder)
      #expect(again.status == 73 && again.errors.contains("is there already"), "\(again)")
      let files = try #require(FileManager.default.enumerator(atPath: folder)).compactMap {
        $0 as? String
      }
      for file in files where file.contains(".") {
        let text = (try? String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)) ?? ""
        #expect(!text.contains("@name@") && !text.contains("@Name@"), "\(file)")
      }
      let description = "\(folder)/Sources/MyFilter/overlays.json"
      let lint = try Tool.run("overlay", "lint", description, "--sources", Self.root)
      #expect(lint.status == 0 && lint.output == "", "\(lint)")
      let library = "\(directory)/my_filter.so"
      let built = try Tool.run(
        "overlay", "build", description, "--sources", Self.root, "--output", library)
      #expect(built.status == 0, "\(built)")
      let info = try Tool.run("info", "--device", "simulator:\(library)")
      #expect(info.output.contains("my_filter_0  example.com:user:my_filter:1.0"), "\(info)")
      let device = try SimulatedDevice(libraryPath: library)
      try device.write32(0x43C0_0008, 7)
      try device.send([1, 2, 250], to: "in_stream")
      #expect(
        try device.receive(from: "out_stream", timeout: .microseconds(10)).bytes == [8, 9, 1])
    }
  }

  @Test(arguments: ["Filter", "9lives", "new", "class", "a-b", ""])
  func `refuses names that no core can have`(name: String) throws {
    let made = try Tool.run("overlay", "new", name, "--swynq", Self.root)
    #expect(made.status == 64, "\(made)")
  }

  @Test(arguments: [
    (["overlay", "ports"], "no overlay is named"),
    (["overlay", "ports", "x.json", "--top", "t"], "two overlays"),
    (["overlay", "ports", "--top", "t", "--files", "f", "--name", "n"], "--name"),
    (["overlay", "build", "--top", "t", "--files", "f"], "--output"),
    (["overlay", "lint", "--top", "t", "--files", "f", "--parameter", "W"], "NAME=VALUE"),
  ])
  func `refuses what names no overlay`(arguments: [String], text: String) throws {
    let refused = try Tool.run(arguments)
    #expect(refused.status == 64 && refused.errors.contains(text), "\(refused)")
  }
}
