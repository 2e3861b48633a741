// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqHandoff
import Testing

/// Bytes that are no hardware handoff, or one that was made to break its reader.
@Suite("Hostile hardware handoffs")
struct HostileTests {
  struct Bytes: CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]
    let words: [String]
    var testDescription: String { name }

    init(_ name: String, _ bytes: [UInt8], _ words: String...) {
      self.name = name
      self.bytes = bytes
      self.words = words
    }

    init(_ name: String, _ text: String, _ words: String...) {
      self.init(name, Array(text.utf8), words)
    }

    private init(_ name: String, _ bytes: [UInt8], _ words: [String]) {
      self.name = name
      self.bytes = bytes
      self.words = words
    }
  }

  private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit -> [UInt8] in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? pair : pair.reversed()
    }
  }

  static let files: [Bytes] = [
    Bytes(
      "UTF-16, little endian", [0xFF, 0xFE] + utf16("<EDKSYSTEM/>", bigEndian: false), "UTF-16"),
    Bytes("UTF-16, big endian", [0xFE, 0xFF] + utf16("<EDKSYSTEM/>", bigEndian: true), "UTF-16"),
    Bytes(
      "UTF-16 without a mark", utf16("<EDKSYSTEM/>", bigEndian: false), "control character", "00"),
    Bytes("a name not in UTF-8", Array("<M ".utf8) + [0xE9] + Array("=\"1\"/>".utf8), "not UTF-8"),
    Bytes(
      "a value not in UTF-8", Array("<M>\n<N a=\"".utf8) + [0xC0, 0xAF] + Array("\"/></M>".utf8),
      "not UTF-8", "line 2"),
    Bytes(
      "half a surrogate pair", Array("<M>".utf8) + [0xED, 0xA0, 0x80] + Array("</M>".utf8), "UTF-8"),
    Bytes("a NUL in a value", "<M>\n\n<N a=\"\u{0}\"/></M>", "line 3", "control character"),
    Bytes("an escape character", "<M a=\"\u{1B}[2J\"/>", "control character", "1B"),
    Bytes("a document type", "<!DOCTYPE EDKSYSTEM>\n<EDKSYSTEM/>", "document type", "line 1"),
    Bytes(
      "a billion laughs",
      "<?xml version=\"1.0\"?>\n<!DOCTYPE a [<!ENTITY b \"&c;&c;\"><!ENTITY c \"&d;&d;\">]><a>&b;</a>",
      "document type", "line 2"),
    Bytes(
      "an external entity", "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>",
      "document type"),
    Bytes("a processing instruction first", "<?x?><EDKSYSTEM/>", "processing instruction"),
    Bytes(
      "a processing instruction inside", "<a>\n<?php x ?></a>", "processing instruction", "line 2"),
    Bytes("a processing instruction last", "<a/><?y z?>", "processing instruction"),
    Bytes("an XML declaration in the middle", "<a><?xml version=\"1.0\"?></a>", "processing instr"),
    Bytes("one behind a blank", " <?xml version=\"1.0\"?><a/>", "processing instruction"),
    Bytes("another encoding", "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a/>", "iso-8859-1"),
    Bytes("an encoding of two lines", "<?xml encoding=\"&#10;&#x9B;x\"?><a/>", "\\u{a}\\u{9b}x"),
    Bytes("half a declaration", "<?xml version=\"1.0\"", "ends inside a tag"),
    Bytes("an unknown entity", "<a b=\"&nbsp;\"/>", "&nbsp;", "not defined"),
    Bytes("an entity of a control character", "<a b=\"&#27;[2J\"/>", "&#27;"),
    Bytes("an entity of NUL", "<a>&#0;</a>", "&#0;"),
    Bytes("an entity of a surrogate", "<a b=\"&#xD800;\"/>", "&#xD800;"),
    Bytes("an entity of too large a number", "<a b=\"&#x110000;\"/>", "&#x110000;"),
    Bytes("an entity that does not end", "<a b=\"&amp\"/>", "& that begins no entity"),
    Bytes("an & at the end", "<a>&", "& that begins no entity"),
    Bytes("an attribute twice", "<a b=\"1\" c=\"2\" b=\"3\"/>", "b is there twice"),
    Bytes("an attribute without a value", "<a b/>", "b has no value"),
    Bytes("a value without quotation marks", "<a b=1/>", "quotation marks"),
    Bytes("a value that does not end", "<a b=\"1/>", "ends inside the value of b"),
    Bytes("a value that goes on", "<a b=\"1/>\n<c d=\"2\"/></a>", "< in the value of b"),
    Bytes("attributes without a space", "<a b=\"1\"c=\"2\"/>", "space is missing"),
    Bytes("a name that begins with a digit", "<1a/>", "name of an element"),
    Bytes("no name", "< a/>", "name of an element"),
    Bytes("only <", "<", "name of an element"),
    Bytes("a tag that is not closed", "<a", "ends inside a tag"),
    Bytes("a slash in a tag", "<a / b=\"\"/>", "not closed"),
    Bytes("a comment that does not end", "<a/>\n<!-- b", "comment", "line 2"),
    Bytes("a CDATA section that does not end", "<a><![CDATA[b]]", "CDATA"),
    Bytes("CDATA outside", "<![CDATA[b]]><a/>", "outside"),
    Bytes("text before", "b<a/>", "outside"),
    Bytes("text behind", "<a/>b", "outside"),
    Bytes("two outermost elements", "<a/><b/>", "second outermost", "b"),
    Bytes("an end without a beginning", "</a>", "has not begun"),
    Bytes("ends the wrong way round", "<a>\n<b>\n</a></b>", "end of a", "b of line 2"),
    Bytes("only blanks", " \n\t\r\n", "no element"),
    Bytes("nothing but a mark", [0xEF, 0xBB, 0xBF], "no element"),
    Bytes("deep nesting", String(repeating: "<a>", count: 100_000), "more than 64"),
    Bytes(
      "many attributes", "<a \((0..<100_000).map { "b\($0)=\"\"" }.joined(separator: " "))/>",
      "more than 64 attributes"),
    Bytes(
      "a pointer of Git LFS", "version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "LFS"),
    Bytes("a ZIP archive", [0x50, 0x4B, 3, 4, 0, 0], "ZIP", ".xsa"),
    Bytes("gzip", [0x1F, 0x8B, 8, 0], "gzip"),
    Bytes("a web page", "\n<!DOCTYPE html><html></html>", "web page", "Raw"),
    Bytes("a symbolic link's text", "../hw/design.hwh", "symbolic link to ../hw/design.hwh"),
  ]

  @Test(arguments: files)
  func `are refused, with the place and the reason, in one line`(file: Bytes) {
    let error = #expect(throws: DeviceError.self) {
      try HardwareHandoff(bytes: file.bytes, path: "some.hwh")
    }
    #expect(error?.code == .malformedFile)
    let message = error?.message ?? ""
    for word in ["some.hwh"] + file.words { #expect(message.contains(word), "\(message)") }
    #expect(!message.contains("\n"))
  }

  @Test func `is not what only looks like it`() throws {
    let text = SmallDesign(blocks: ["a"]).text
    var design = SmallDesign(blocks: ["a"])
    design.modules = [.init(name: "a", core: "axi_a")]
    let good = design.text
    #expect(text != good)
    let hidden = "<!-- <?x?> <!DOCTYPE a> & < > </a> --><![CDATA[<?y?> <!DOCTYPE b> &none; </b>]]>"
    for variant in [
      good, "\u{FEFF}" + good, good.replacing("\"", with: "'"), good.replacing("\n", with: "\r\n"),
      good.replacing("<MODULES>", with: "<MODULES>" + hidden), "\n" + good.drop { $0 != "\n" },
      good + "<!-- behind --> \n", good.replacing("</MODULES>", with: "</MODULES\t\n>"),
      good.replacing("INSTANCE=\"a\"", with: "INSTANCE = \"&#x61;\""),
      good.replacing("</PARAMETERS>", with: "text &amp; &lt;more&gt; é</PARAMETERS>"),
    ] {
      let handoff = try HardwareHandoff(text: variant)
      #expect(handoff.overlay.blocks.map(\.name) == ["a"])
      #expect(handoff.overlay.name == "small")
    }
    // Entities in values, and white space, which reads as blanks (XML 1.0, 3.3.3).
    let named = good.replacing("NAME=\"small\"", with: "NAME=\"a&lt;b&amp;&quot;\tc&#233;\"")
    #expect(try HardwareHandoff(text: named).overlay.name == "a<b&\" cé")
  }

  @Test func `is not read beyond the largest that is one`() {
    let error = #expect(throws: DeviceError.self) { try HardwareHandoff(path: "/dev/zero") }
    #expect(error?.code == .malformedFile && error?.message.contains("64 MiB") == true)
  }

  /// Designs of 100,000 elements, each of a kind that some list is searched for.
  enum Large: String, CaseIterable {
    case modules, parameters, ports, registers, ranges, gates, text, elements

    var text: String {
      let count = 100_000
      var design = SmallDesign(interrupts: 0...15, from: "n0", blocks: ["m0"])
      func module(_ index: Int) -> SmallDesign.Module { .init(name: "m\(index)", core: "axi_m") }
      design.modules = [module(0)]
      switch self {
      case .modules:
        design.modules = (0..<count / 8).map(module)
        design.ranges = (0..<count / 8).map {
          ("m\($0)", "S", String($0 << 12, radix: 16), String($0 << 12 | 0xFFF, radix: 16))
        }
      case .parameters:
        for index in 0..<count { design.modules[0].parameters["C_\(index)"] = "\(index)" }
      case .ports:
        design.modules[0].ports = (0..<count).map { .output("p\($0)", 0...15, to: "n\($0)") }
      case .registers:
        design.modules[0].rest =
          "<ADDRESSBLOCKS><ADDRESSBLOCK NAME=\"Reg\"><REGISTERS>"
          + (0..<count / 2).map {
            "<REGISTER NAME=\"R\($0)\"><PROPERTY NAME=\"ADDRESS_OFFSET\" VALUE=\"\($0 * 4)\"/></REGISTER>"
          }.joined() + "</REGISTERS></ADDRESSBLOCK></ADDRESSBLOCKS>"
      case .ranges:
        design.ranges = (0..<count).map { ("m0", "S\($0)", "0x40000000", "0x4000FFFF") }
      case .gates:
        design.modules += (0..<count / 8).map { index in
          .init(
            name: "g\(index)", core: "util_vector_logic",
            ports: [
              .output("Res", 0...15, to: "n\(index)"), .input("Op1", 0...15, from: "n\(index + 1)"),
              .input("Op2", 0...15, from: "n\(index / 2)"),
            ])
        }
      case .text:
        return design.text.replacing(
          "VIVADOVERSION=\"2022.1\"",
          with: {
            "VIVADOVERSION=\"" + String(repeating: "&amp;", count: count) + "\""
          }())
      case .elements:
        return design.text.replacing(
          "<MODULES>",
          with: {
            "<MODULES>" + String(repeating: "<a/>", count: count)
          }())
      }
      return design.text
    }
  }

  @Test(.timeLimit(.minutes(1)), arguments: Large.allCases)
  func `take time in proportion to their size`(kind: Large) {
    let text = kind.text
    // Those with too many ranges or wires are refused.
    let refused: Set<Large> = [.ranges, .gates]
    do throws(DeviceError) {
      _ = try HardwareHandoff(text: text)
      #expect(!refused.contains(kind))
    } catch {
      #expect(refused.contains(kind), "\(error)")
    }
  }
}
