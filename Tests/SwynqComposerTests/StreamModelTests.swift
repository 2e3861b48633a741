// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqComposer
import Testing

/// Models of the stream infrastructure, and ports that carry several streams.
@Suite("The models of the stream cores")
struct StreamModelTests {
  /// Composes the design of the stream cores with texts of its handoff replaced.
  private func compose(_ replacements: (String, String)...) throws -> ComposedOverlay {
    var text = try Design.streamCores.text
    for (old, new) in replacements {
      try #require(text.contains(old), "\(old)")
      text = text.replacingOccurrences(of: old, with: new)
    }
    let folder = try TemporaryFolder()
    var composer = try OverlayComposer(handoff: try folder.write("design.hwh", text))
    composer.standIns = true
    return try composer.compose(to: "build")
  }

  private func top(_ overlay: ComposedOverlay) throws -> String {
    try #require(overlay.files.first).text.replacing(/[ ]+/, with: " ")
  }

  @Test func `stand for their blocks`() throws {
    let overlay = try compose()
    #expect(overlay.standIns.isEmpty)
    for core in [
      "axis_broadcaster", "axis_clock_converter", "axis_combiner", "axis_data_fifo", "axis_switch",
      "axis_subset_converter", "dfx_decoupler",
    ] {
      #expect(overlay.blocks.contains("\(core)_0: the model of \(core)"), "\(overlay.blocks)")
    }
  }

  @Test func `get the slices of their ports by the names of their interfaces`() throws {
    let text = try top(compose())
    for line in [
      "assign axis_broadcaster_0_M00_AXIS_tdata = axis_broadcaster_0_m_axis_tdata_all[15:0];",
      "assign axis_broadcaster_0_M01_AXIS_tdata = axis_broadcaster_0_m_axis_tdata_all[31:16];",
      "{axis_combiner_0_S01_AXIS_tdata, axis_combiner_0_S00_AXIS_tdata};",
      // Nothing is at the second stream of the switch.
      "{1'b0, axis_switch_0_S00_AXIS_tvalid};",
    ] {
      #expect(text.contains(line), "\(line)")
    }
  }

  @Test func `follow remap strings`() throws {
    // Bytes 1 and 0, each of eight entries of 16 bits that count down.
    #expect(
      try top(compose()).contains(
        ".TDATA_MAP (256'h00090008000700060005000400030002001100100"
          + "00F000E000D000C000B000A)"))
    let constant = try top(
      compose(("tdata[7:0],tdata[15:8]", "8'hA5, {2{tdata[9:8],2'b01}}")))
    #expect(
      constant.contains(
        ".TDATA_MAP (256'h0001000000010000000000010000000"
          + "1000B000A00000001000B000A00000001)"))
  }

  @Test(arguments: [
    ("tdata[7:0]", "which makes 8 bits for 16"),
    ("tdata[16:1]", "which names tdata[16:1] of 16 bits"),
    ("tuser[0],tdata[14:0]", "which names tuser, which the stream does not have,"),
    ("tdata[7:0]+tdata[15:8]", "which is not followed"),
    ("16", "which has a number without a size"),
    ("{tdata", "which lacks a brace"), ("16'hXX", "which has a constant that is not followed"),
    ("99999{tdata}", "which repeats bits 99999 times"),
  ])
  func `refuse remap strings that they do not follow`(text: String, reason: String) throws {
    let overlay = try compose(("tdata[7:0],tdata[15:8]", text))
    #expect(
      overlay.blocks.contains {
        $0.hasPrefix(
          "axis_subset_converter_0: a stand-in, because the model of axis_subset_converter takes bits of "
            + "the stream and constants for TDATA_REMAP, \(reason)")
      }, "\(overlay.blocks)")
  }

  @Test func `refuse what they do not do`() throws {
    let limits = [
      (
        "NAME=\"C_ARB_ALGORITHM\" VALUE=\"0\"", "NAME=\"C_ARB_ALGORITHM\" VALUE=\"2\"",
        "C_ARB_ALGORITHM"
      ),
      (
        "NAME=\"S_HAS_TREADY\" VALUE=\"1\"", "NAME=\"S_HAS_TREADY\" VALUE=\"0\"",
        "S_HAS_TREADY is 0"
      ),
      ("VALUE=\"0b1111\"", "VALUE=\"0b11111\"", "4 bits for C_M_AXIS_CONNECTIVITY_ARRAY"),
      ("NAME=\"decouple\"", "NAME=\"decouple_2\"", "its input decouple alone"),
      ("WIDTH 32}", "WIDTH 32 DECOUPLED true DECOUPLED_VALUE 0x1FFFFFFFF}", "DECOUPLED_VALUE"),
      ("IPI_PROP_COUNT 3", "IPI_PROP_COUNT", "ALL_PARAMS"),
    ]
    for (old, new, reason) in limits {
      let overlay = try compose((old, new))
      #expect(overlay.standIns.count == 1, "\(reason)")
      #expect(overlay.blocks.contains { $0.contains(reason) }, "\(reason): \(overlay.blocks)")
    }
  }

  @Test func `have checkers at their ports`() throws {
    let overlay = try compose()
    let checks = try #require(overlay.files.first { $0.name == "stream_cores_checks.sv" }).text
    for name in [
      "axi_dma_0_M_AXIS_MM2S", "axis_broadcaster_0_M01_AXIS", "axis_clock_converter_0_M_AXIS",
      "axis_combiner_0_M_AXIS", "axis_switch_0_M00_AXIS", "axis_switch_0_M01_AXIS",
      "axi_dma_0_S_AXI_LITE", "axis_switch_0_S_AXI_CTRL",
    ] {
      #expect(checks.contains(") \(name)_checker ("), "\(name)")
    }
    let description = try #require(overlay.files.first { $0.name == "overlays.json" }).text
    #expect(description.contains("\"instrumentedFiles\" : \"build/stream_cores_checks.f\""))
  }
}
