// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqComposer
import Testing

/// RTL of the user's in the place of a block.
@Suite("The user's RTL")
struct ModuleTests {
  /// The filter's ports as a module declares them.
  private static let ports = """
      input ap_clk, input ap_rst_n, output interrupt,
      input [5:0] s_axi_control_AWADDR, input [2:0] s_axi_control_AWPROT, input s_axi_control_AWVALID,
      output s_axi_control_AWREADY, input [31:0] s_axi_control_WDATA, input [3:0] s_axi_control_WSTRB,
      input s_axi_control_WVALID, output s_axi_control_WREADY, output [1:0] s_axi_control_BRESP,
      output s_axi_control_BVALID, input s_axi_control_BREADY, input [5:0] s_axi_control_ARADDR,
      input [2:0] s_axi_control_ARPROT, input s_axi_control_ARVALID, output s_axi_control_ARREADY,
      output [31:0] s_axi_control_RDATA, output [1:0] s_axi_control_RRESP, output s_axi_control_RVALID,
      input s_axi_control_RREADY, input [31:0] in_stream_TDATA, input [3:0] in_stream_TKEEP,
      input in_stream_TLAST, input in_stream_TVALID, output in_stream_TREADY,
      output [31:0] out_stream_TDATA, output [3:0] out_stream_TKEEP, output out_stream_TLAST,
      output out_stream_TVALID, input out_stream_TREADY
    """

  /// Composes the design with sources for its filter.
  ///
  /// - Returns: The top's text and the list of files.
  private func compose(
    _ sources: [(name: String, text: String)], top: String? = nil,
    parameters: [String: String] = [:], list: String? = nil
  ) throws -> (top: String, list: String, overlay: ComposedOverlay) {
    let folder = try TemporaryFolder()
    for source in sources { _ = try folder.write(source.name, source.text) }
    let path = try folder.write(
      "filter.f", list ?? sources.map(\.name).joined(separator: "\n"))
    var composer = try OverlayComposer(handoff: Design.streamFilter.path)
    composer.standIns = true
    composer.modules["video/filter_0"] = .init(files: path, top: top)
    if !parameters.isEmpty { composer.parameters["video_filter_0"] = parameters }
    let overlay = try composer.compose(to: folder.path + "/build")
    func text(_ name: String) throws -> String {
      try #require(overlay.files.first { $0.name == name }).text
    }
    return (
      try text("stream_filter.sv").replacing(/[ ]+/, with: " "), try text("stream_filter.f"),
      overlay
    )
  }

  @Test func `stands for its block: ports by name, parameters of the design and of the user`()
    throws
  {
    let source = """
      // module wrong (
      `define NOTHING
      `ifdef NOTHING
      module filter #(parameter TapCount = 3, Rounding = "up", parameter [7:0] Other = 1)
      `else
      module broken
      `endif
        (\(Self.ports));
        helper u_helper (.clk(ap_clk));
      endmodule
      module helper (input clk); endmodule
      """
    let result = try compose([("filter.v", source)], parameters: ["Rounding": "down"])
    #expect(result.overlay.standIns.isEmpty)
    #expect(
      result.top.contains("filter #(\n .TapCount (5),\n .Rounding (\"down\")\n ) video_filter_0 ("))
    #expect(result.top.contains(".in_stream_TDATA (video_filter_0_in_stream_TDATA)"))
    #expect(result.list.contains("-F ../filter.f\n"))
  }

  @Test func `may declare its ports in the body, as HLS writes them`() throws {
    let names = Self.ports.split(separator: ",").map { part in
      String(part.split(whereSeparator: \.isWhitespace).last ?? "")
    }
    let declarations = Self.ports.split(separator: ",").map {
      $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") + ";"
    }
    let source = """
      (* CORE_GENERATION_INFO="filter,hls_ip" *)
      module filter (\(names.joined(separator: ",\n")));
      parameter C_S_AXI_CONTROL_DATA_WIDTH = 32;
      \(declarations.joined(separator: "\n"))
      function [3:0] f; input [3:0] x; f = x; endfunction
      endmodule
      """
    let result = try compose([("filter.v", source)])
    #expect(result.top.contains("filter video_filter_0 ("))
  }

  private func error(_ body: () throws -> Void) -> DeviceError? {
    #expect(throws: DeviceError.self) { try body() }
  }

  @Test func `that does not fit: every port that is missing, too many, or turned around`() throws {
    let source = Self.ports
      .replacingOccurrences(of: "output interrupt,", with: "output irq_out, output done,")
      .replacingOccurrences(of: "input in_stream_TLAST", with: "output in_stream_TLAST")
    let error = error { _ = try compose([("a.sv", "module filter (\(source)); endmodule")]) }
    #expect(error?.code == .invalidArgument)
    for part in [
      "it lacks interrupt, which the design connects",
      "it has irq_out, done, which the block does not have",
      "it has the wrong direction for in_stream_TLAST (an input in the design)",
    ] {
      #expect(error?.message.contains(part) == true, "\(error?.message ?? "")")
    }
  }

  @Test func `of several tops, or none, needs its name`() throws {
    let two = "module a (input x); endmodule module b (input x); endmodule"
    #expect(
      error { _ = try compose([("a.sv", two)]) }?.message.contains(
        "has 2 modules that no other instantiates: a, b; say which") == true)
    #expect(error { _ = try compose([("a.sv", "`timescale 1ns/1ps")]) } != nil)
    #expect(
      error { _ = try compose([("a.sv", two)], top: "c") }?.message.contains(
        "has no module c; it has: a, b") == true)
    // The core's name settles it.
    let named = "module filter (\(Self.ports)); endmodule module b (input x); endmodule"
    #expect(try compose([("a.sv", named)]).top.contains("filter video_filter_0 ("))
  }

  @Test func `has no parameter that nobody declared`() throws {
    let source = "module filter #(parameter int Taps = 3) (\(Self.ports)); endmodule"
    let error = error { _ = try compose([("a.sv", source)], parameters: ["Tops": "1"]) }
    #expect(error?.message.contains("has no parameter Tops; it has: Taps") == true)
  }

  @Test(
    arguments: [
      ("5", "5"), ("-5", "-5"), ("true", "1"), ("0xFF", "8'hff"), ("0b101", "3'b101"),
      ("5000000000", "64'd5000000000"), ("8'hA5", "8'hA5"), ("fast", "\"fast\""),
      ("a\"b\\c", "\"a\\\"b\\\\c\""), ("", "\"\""), ("1.5", "\"1.5\""), ("8'hXY", "\"8'hXY\""),
    ])
  func `takes values as SystemVerilog writes them`(_ text: String, _ literal: String) throws {
    let source = "module filter #(parameter Taps = 3) (\(Self.ports)); endmodule"
    let top = try compose([("a.sv", source)], parameters: ["Taps": text]).top
    #expect(
      top.contains(".Taps (\(literal))"),
      "\(top.firstRange(of: ".Taps").map { top[$0.lowerBound...].prefix(40) } ?? "")")
  }

  @Test(.enabled(if: Program.find("ghdl") != nil))
  func `may be VHDL, which GHDL turns into Verilog`() throws {
    let ports = Self.ports.split(separator: ",").map { part -> String in
      let words = part.split(whereSeparator: \.isWhitespace)
      let way = words[0] == "input" ? "in" : "out"
      let range = words.count == 3 ? words[1].dropFirst().dropLast().split(separator: ":") : []
      let type =
        range.isEmpty ? "std_logic" : "std_logic_vector(\(range[0]) downto \(range[1]))"
      return "\(words[words.count - 1]) : \(way) \(type)"
    }
    let outputs = Self.ports.split(separator: ",").compactMap { part -> String? in
      let words = part.split(whereSeparator: \.isWhitespace)
      guard words[0] == "output" else { return nil }
      return "\(words[words.count - 1]) <= \(words.count == 3 ? "(others => '0')" : "'0'");"
    }
    let source = """
      library ieee; use ieee.std_logic_1164.all;
      -- entity wrong is
      entity Part is port (A : in std_logic); end;
      architecture rtl of Part is begin end;
      library ieee; use ieee.std_logic_1164.all;
      entity Filter is generic (Taps : integer := 3); port (
      \(ports.joined(separator: ";\n"))); end entity;
      architecture rtl of Filter is begin
      u : entity work.Part port map (A => ap_clk);
      \(outputs.joined(separator: "\n")) end;
      """
    let result = try compose([("filter.vhd", source)], parameters: ["Taps": "4"])
    #expect(result.list.contains("video_filter_0_vhdl.v\n"))
    #expect(!result.list.contains(".vhd\n"))
    let verilog = try #require(
      result.overlay.files.first { $0.name == "video_filter_0_vhdl.v" })
    #expect(verilog.text.contains("module"))
    let broken = error { _ = try compose([("filter.vhd", source + "end;")]) }
    #expect(broken?.message.contains("GHDL does not synthesize") == true)
  }
}
