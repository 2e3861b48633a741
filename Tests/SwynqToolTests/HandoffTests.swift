// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqResizer
import Testing

@Suite("swynq info design.hwh")
struct HandoffTests {
  /// A design of the package's other tests.
  static func design(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("SwynqHandoffTests/Designs/\(name).hwh").path
  }

  @Test func `lists blocks, interrupts and registers for people`() throws {
    let run = try Tool.run("info", Self.design("zynq-hierarchies"))
    #expect(run.status == 0 && run.errors == "", "\(run)")
    for part in [
      "base: 8 IP blocks, xc7z020clg400-1, 100 MHz, full design, Vivado 2022.1",
      "video/axi_vdma  xilinx.com:ip:axi_vdma:6.3  0x4300_0000, 64 KiB",
      "mm2s_introut = axi_intc_0[0] (line 16)", "interrupt = irq[4]", "count_width = 32",
      "0x43C1_0000  CTRL", "AP_START", "iop/bram_ctrl", "not reached by the processor  iop/spi",
    ] {
      #expect(run.output.contains(part), "\(part)")
    }
    // Lines for people fit.
    let longest = run.output.split(separator: "\n").map(\.count).max() ?? 0
    #expect(longest <= 140)
  }

  @Test(arguments: ["33", "64", "65536"])
  func `takes registers of any width`(bits: String) throws {
    try withTemporaryDirectory { directory in
      let file = directory + "/wide.hwh"
      try String(contentsOfFile: Self.design("zynq-polling"), encoding: .utf8)
        .replacingOccurrences(
          of: #"NAME="BIT_WIDTH" VALUE="32""#, with: "NAME=\"BIT_WIDTH\" VALUE=\"\(bits)\""
        ).write(toFile: file, atomically: true, encoding: .utf8)
      let run = try Tool.run("info", file)
      #expect(run.status == 0 && run.output.contains("src_rows"), "\(run)")
      #expect(try Tool.run("info", "--json", file).status == 0)
    }
  }

  @Test func `lists the same for programs`() throws {
    struct Document: Decodable {
      struct Block: Decodable {
        struct Interrupt: Decodable {
          let port: String
          let line: Int
          let controller: String?
          let controllerInput: Int?
        }
        let name: String
        let address: UInt64
        let interrupts: [Interrupt]
        let parameters: [String: Int]
        let registers: [InfoDocument.Register]
      }
      let version: Int
      let overlay: String
      let vivadoVersion: String
      let part: String
      let clockFrequency: UInt64
      let isPartial: Bool
      let blocks: [Block]
      let unreachable: [String]
    }
    let run = try Tool.run("info", "--json", Self.design("zynq-hierarchies"))
    #expect(run.status == 0, "\(run)")
    let info = try run.json(Document.self)
    #expect(info.version == 1 && info.overlay == "base" && !info.isPartial)
    let vdma = try #require(info.blocks.first { $0.name == "video/axi_vdma" })
    #expect(vdma.address == 0x4300_0000)
    #expect(vdma.interrupts.map(\.line) == [16, 17])
    #expect(vdma.interrupts.map(\.controller) == ["axi_intc_0", "axi_intc_0"])
    #expect(vdma.interrupts.map(\.controllerInput) == [0, 1])
    let filter = try #require(info.blocks.first { $0.name == "video/filter/s_axi_AXILiteS" })
    #expect(filter.registers.map(\.name) == ["CTRL", "IP_ISR", "src_rows"])
    #expect(filter.registers.allSatisfy { $0.value == nil })
  }

  @Test func `shows no control character of a file, and no line that a name begins`() throws {
    try withTemporaryDirectory { directory in
      let file = "\(directory)/hostile.hwh"
      let hostile = "a&#10;b&#x9B;2J&#x202E;c"
      try String(contentsOfFile: Self.design("zynq-polling"), encoding: .utf8)
        .replacingOccurrences(of: "FULLNAME=\"/axi_dma_0\"", with: "FULLNAME=\"/\(hostile)\"")
        .replacingOccurrences(of: "NAME=\"MM2S_DMACR\"", with: "NAME=\"\(hostile)\"")
        .replacingOccurrences(of: "NAME=\"resizer\"", with: "NAME=\"\(hostile)\"")
        .write(toFile: file, atomically: true, encoding: .utf8)
      for arguments in [["info", file], ["info", "--json", file]] {
        let run = try Tool.run(arguments)
        #expect(run.status == 0, "\(run)")
        let shown = run.output.unicodeScalars
        #expect(shown.allSatisfy { $0 == "\n" || $0.properties.generalCategory != .control })
        #expect(shown.allSatisfy { $0.properties.generalCategory != .format })
        #expect(run.output.contains("b\\u009b2J\\u202ec"), "\(run)")
        #expect(!run.output.contains("\nb"), "\(run)")
      }
      // Errors, too.
      try String(contentsOfFile: Self.design("zynq-polling"), encoding: .utf8)
        .replacingOccurrences(of: "BASEVALUE=\"0x40400000\"", with: "BASEVALUE=\"\(hostile)\"")
        .write(toFile: file, atomically: true, encoding: .utf8)
      let run = try Tool.run("info", file)
      #expect(run.status == 65 && run.errors.split(separator: "\n").count == 1, "\(run)")
      #expect(!run.errors.contains("\u{9B}"), "\(run)")
    }
  }

  @Test func `says what is wrong with a file in one line`() throws {
    try withTemporaryDirectory { directory in
      let broken = directory + "/broken.hwh"
      try "<EDKSYSTEM>\n<MODULES>".write(toFile: broken, atomically: true, encoding: .utf8)
      let cases: [(arguments: [String], status: Int32, word: String)] = [
        (["info", broken], 65, "line 2"),
        (["info", directory + "/none.hwh"], 66, "no such file"),
        (["info", directory], 66, "directory"),
        (["info", broken, "--device", "board"], 64, "without any device"),
      ]
      for (arguments, status, word) in cases {
        let run = try Tool.run(arguments)
        #expect(run.status == status && run.output == "", "\(run)")
        #expect(run.errors.hasPrefix("swynq: ") && run.errors.contains(word), "\(run)")
        #expect(run.errors.split(separator: "\n").count == 1, "\(run)")
      }
    }
  }
}
