// SPDX-License-Identifier: Apache-2.0
import Foundation
import Swynq
import SwynqHandoff
import SwynqResizer
import Testing

@Suite("Files that are no hardware handoff")
struct MalformedTests {
  /// A damage done to a good file, and what the error must say.
  struct Damage: CustomTestStringConvertible {
    let name: String
    var design = Design.zynqPolling
    let change: @Sendable (String) -> String
    let words: [String]
    var testDescription: String { name }

    /// Replaces the first occurrence of `text`.
    static func replacing(_ text: String, with other: String) -> @Sendable (String) -> String {
      { file in
        let range = file.range(of: text)!
        return file.replacingCharacters(in: range, with: other)
      }
    }
  }

  static let damages: [Damage] = [
    Damage(name: "empty", change: { _ in "" }, words: ["empty"]),
    Damage(
      name: "binary", change: { _ in "\u{0}\u{1}Xilinx" }, words: ["line 1", "not well-formed XML"]),
    Damage(
      name: "another XML", change: { _ in "<?xml version=\"1.0\"?>\n<project/>" },
      words: ["line 2", "project", "EDKSYSTEM"]),
    Damage(
      name: "cut in the middle", change: { String($0.prefix($0.count / 2)) },
      words: ["not well-formed XML", "line 12"]),
    Damage(
      name: "a tag closed by another", change: Damage.replacing("</PARAMETERS>", with: "</PORTS>"),
      words: ["not well-formed XML", "line 115"]),
    Damage(
      name: "no modules",
      change: {
        $0.replacingOccurrences(of: "MODULES>", with: "CELLS>")
      }, words: ["MODULES"]),
    Damage(
      name: "modules without any",
      change: { file in
        let start = file.range(of: "<MODULES>")!.upperBound
        let end = file.range(of: "</MODULES>")!.lowerBound
        return file.replacingCharacters(in: start..<end, with: "")
      }, words: ["no IP block"]),
    Damage(
      name: "no processor",
      change: { $0.replacingOccurrences(of: "processing_system7:5.5", with: "versal_cips:3.4") },
      words: ["processing_system7", "zynq_ultra_ps_e", "Zynq"]),
    Damage(
      name: "a block without an address",
      change: Damage.replacing(
        #" BASEVALUE="0x40400000""#, with: ""),
      words: ["axi_dma_0", "no address", "BASEVALUE", "line 159"]),
    Damage(
      name: "an address that is no number",
      change: Damage.replacing(#"BASEVALUE="0x40400000""#, with: #"BASEVALUE="0x404G0000""#),
      words: ["axi_dma_0", "0x404G0000", "no hexadecimal number", "line 159"]),
    Damage(
      name: "an address of more than 64 bits",
      change: Damage.replacing(
        #"BASEVALUE="0x40400000""#, with: #"BASEVALUE="0x140400000000000000""#),
      words: ["axi_dma_0", "64 bits"]),
    Damage(
      name: "a range that ends before it begins",
      change: Damage.replacing(#"HIGHVALUE="0x4040FFFF""#, with: #"HIGHVALUE="0x403FFFFF""#),
      words: ["axi_dma_0", "0x403F_FFFF", "0x4040_0000"]),
    Damage(
      name: "a name given twice",
      change: {
        $0.replacingOccurrences(of: "/resize_accel_0", with: "/axi_dma_0")
      }, words: ["axi_dma_0", "twice", "line 11"]),
    Damage(
      name: "two hierarchies, one instance", design: .zynqHierarchies,
      change: {
        $0.replacingOccurrences(
          of: #"FULLNAME="/audio" HWVERSION="1.0" INSTANCE="audio""#,
          with: #"FULLNAME="/video_filter" HWVERSION="1.0" INSTANCE="video_filter""#)
      }, words: ["video_filter", "two modules"]),
    Damage(
      name: "a module without a name",
      change: Damage.replacing(#" INSTANCE="axi_dma_0""#, with: ""), words: ["INSTANCE", "line 11"]),
    Damage(
      name: "a register without an offset",
      change: Damage.replacing(#"<PROPERTY NAME="ADDRESS_OFFSET" VALUE="0x0"/>"#, with: ""),
      words: ["MM2S_DMACR", "ADDRESS_OFFSET"]),
    Damage(
      name: "a reset value that is no number",
      change: Damage.replacing(#"VALUE="0x10002""#, with: #"VALUE="on""#),
      words: ["RESET_VALUE", "MM2S_DMACR", "on", "no number"]),
    Damage(
      name: "a field whose width is no number",
      change: Damage.replacing(
        #"<PROPERTY NAME="BIT_WIDTH" VALUE="8"/>"#,
        with: #"<PROPERTY NAME="BIT_WIDTH" VALUE="C_W"/>"#
      ),
      words: ["IRQThreshold", "C_W", "BIT_WIDTH"]),
    Damage(
      name: "the project's overlay in too small a window", design: .ownOverlay,
      change: Damage.replacing("0x43FFFFFF", with: "0x4000FFFF"),
      words: ["overlay", "65536 bytes", "64 MiB"]),
  ]

  @Test(arguments: damages)
  func `are refused, with the place`(damage: Damage) throws {
    let text = damage.change(try damage.design.text)
    let error = #expect(throws: DeviceError.self) {
      try HardwareHandoff(text: text, path: "design.hwh", modules: [.resizer])
    }
    #expect(error?.code == .malformedFile)
    for word in ["design.hwh"] + damage.words {
      #expect(
        error?.message.contains(word) == true, "\(word) is not in: \(String(describing: error))")
    }
  }

  @Test func `that are not there or not readable are said so`() throws {
    let missing = #expect(throws: DeviceError.self) { try HardwareHandoff(path: "/nowhere/a.hwh") }
    #expect(missing?.code == .notFound)
    #expect(missing?.message.contains("/nowhere/a.hwh") == true)
    let directory = #expect(throws: DeviceError.self) { try HardwareHandoff(path: "/") }
    #expect(directory?.code == .inputOutput)
  }

  @Test func `are refused wherever they are cut off`() throws {
    // Anywhere but behind the last tag.
    let text = try Design.ownOverlay.text
    let whole = text.range(of: "</EDKSYSTEM>")!.upperBound
    var end = text.startIndex
    while end < whole {
      #expect(throws: DeviceError.self) { try HardwareHandoff(text: String(text[..<end])) }
      end = text.index(end, offsetBy: 7, limitedBy: whole) ?? whole
    }
    #expect(throws: Never.self) { try HardwareHandoff(text: String(text[..<whole])) }
  }
}
