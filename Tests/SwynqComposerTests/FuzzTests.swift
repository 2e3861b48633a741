// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqComposer
import SwynqTestSupport
import Testing

/// Damaged designs and sources: each is composed or refused, in a moment, whatever it is.
@Suite("Damaged input of the composer")
struct FuzzTests {
  /// Values that have broken readers, in the place of an attribute's.
  private static let values = [
    "", "0", "1", "-1", "31", "65535", "65536", "4294967296", "18446744073709551615", "0x", "I",
    "O", "IO", "clk", "rst", "INTERRUPT", "MASTER", "SLAVE", "__NOC__", "periph", "memory",
    "axi_dma_0", "S00_AXI", "M00_AXI", "smartconnect", "xlconcat", "xlslice", "xlconstant",
    "proc_sys_reset", "clk_wiz", "processing_system7", "zynq_ultra_ps_e", "AWADDR", "WDATA",
    "RDATA", "AWLEN", "module", "a b", "\u{202E}", "&#x1b;", "%s",
    "xilinx.com:interface:aximm:1.0", "xilinx.com:interface:axis:1.0",
  ]

  /// A design with some of its attributes' values changed or taken from elsewhere, lines left out or
  /// repeated.
  private static func damaged(_ text: String, _ seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<Int.random(in: 1...6, using: &random) {
      let index = Int.random(in: 0..<lines.count, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0: lines.remove(at: index)
      case 1: lines.insert(lines.randomElement(using: &random)!, at: index)
      default:
        let places = lines[index].ranges(of: /"[^"]*"/)
        guard let place = places.randomElement(using: &random) else { continue }
        let other = lines.randomElement(using: &random)!
        if Bool.random(using: &random),
          let range = other.ranges(of: /"[^"]*"/).randomElement(using: &random)
        {
          lines[index].replaceSubrange(place, with: other[range])
        } else {
          lines[index].replaceSubrange(place, with: "\"\(values.randomElement(using: &random)!)\"")
        }
      }
      if lines.isEmpty { break }
    }
    return lines.joined(separator: "\n")
  }

  @Test func `is refused or composed, handoff by handoff`() throws {
    let texts = try Design.allCases.map { try $0.text }
    var composed = 0
    var slowest = 0.0
    for number in 0..<Mutation.count {
      let seed = Seeds.base &+ UInt64(number) &* 0x9E37_79B9
      let text = Self.damaged(texts[number % texts.count], seed)
      let folder = try TemporaryFolder()
      let path = try folder.write("damaged.hwh", text)
      let start = ContinuousClock.now
      do throws(DeviceError) {
        var composer = try OverlayComposer(handoff: path)
        composer.standIns = true
        let overlay = try composer.compose(to: folder.path)
        #expect(overlay.files.allSatisfy { !$0.text.isEmpty }, "seed \(seed)")
        composed += 1
      } catch {
        #expect(!error.message.isEmpty && !error.message.contains("\n"), "seed \(seed)")
      }
      slowest = max(slowest, (ContinuousClock.now - start) / .seconds(1))
    }
    #expect(composed > Mutation.count / 10, "\(composed) of \(Mutation.count)")
    #expect(slowest < 10, "the slowest took \(slowest) s")
  }

  @Test func `is refused or composed, byte by byte`() throws {
    let mutation = Mutation(of: try Design.allCases.map { Array(try $0.text.utf8) })
    let result = try mutation.tryAll("composer") { path, _, _ in
      do throws(DeviceError) {
        var composer = try OverlayComposer(handoff: path)
        composer.standIns = true
        _ = try composer.compose(to: "build")
        return true
      } catch {
        return false
      }
    }
    #expect(result.accepted > 0 && result.slowest < 10)
  }

  @Test func `does not end the reader of Verilog`() throws {
    let source = """
      `define W 8
      `include "missing.vh"
      module filter #(parameter [`W-1:0] A = {8{1'b1}}, B = "x") (input clk, output reg [7:0] q);
      `ifdef X
        sub #(.A(1)) u (.a(clk));
      `elsif Y `else always @(posedge clk) q <= q + 1; `endif
      endmodule // "end
      /* module */ module sub (a); input a; endmodule
      """
    let mutation = Mutation(of: [Array(source.utf8)])
    let result = try mutation.tryAll("verilog") { path, _, _ in
      let folder = try TemporaryFolder()
      let list = try folder.write("list.f", path)
      // The list takes sources by their suffix.
      try FileManager.default.copyItem(atPath: path, toPath: folder.path + "/a.sv")
      try "a.sv".write(toFile: list, atomically: true, encoding: .utf8)
      do throws(DeviceError) {
        var composer = try OverlayComposer(handoff: Design.streamFilter.path)
        composer.standIns = true
        composer.modules["video_filter_0"] = .init(files: list)
        _ = try composer.compose(to: folder.path)
        return true
      } catch {
        return !error.message.isEmpty
      }
    }
    #expect(result.slowest < 10)
  }
}
