// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqComposer
import Testing

/// Open models in the place of the vendor's cores.
@Suite("The models of the vendor's cores")
struct CoreModelTests {
  /// Composes the stream filter's design with texts of its handoff replaced.
  private func compose(
    _ replacements: [(String, String)], standIns: Bool = true
  ) throws -> ComposedOverlay {
    var text = try Design.streamFilter.text
    for (old, new) in replacements {
      try #require(text.contains(old), "\(old)")
      text = text.replacingOccurrences(of: old, with: new)
    }
    let folder = try TemporaryFolder()
    var composer = try OverlayComposer(handoff: try folder.write("design.hwh", text))
    composer.standIns = standIns
    return try composer.compose(to: "build")
  }

  private func kind(_ block: String, _ overlay: ComposedOverlay) -> String? {
    overlay.blocks.first { $0.hasPrefix("\(block): ") }.map {
      String($0.dropFirst(block.count + 2))
    }
  }

  @Test func `stand for their blocks, with the design's parameters`() throws {
    let overlay = try Design.streamFilter.composed()
    #expect(kind("axi_dma_0", overlay) == "the model of axi_dma")
    #expect(kind("axi_gpio_0", overlay) == "the model of axi_gpio")
    #expect(overlay.standIns == ["video/filter_0"])
    let top = try #require(overlay.files.first).text.replacing(/[ ]+/, with: " ")
    #expect(top.contains("swynq_axi_dma #("))
    #expect(top.contains(".C_M_AXI_MM2S_DATA_WIDTH (32)"))
    let names = overlay.files.map(\.name)
    #expect(names.contains("swynq_axi_dma.sv") && names.contains("swynq_rtl_axi_dma.sv"))
  }

  @Test func `have modules that the user's RTL does not have`() throws {
    for file in try Design.streamFilter.composed().files where file.name.hasPrefix("swynq_") {
      for match in file.text.matches(of: /(?m)^(?:module|package) (\w+)/) {
        #expect(match.output.1.hasPrefix("swynq_"), "\(file.name)")
      }
    }
  }

  @Test func `refuse by name what they do not do`() throws {
    let scatterGather = (
      "NAME=\"C_INCLUDE_SG\" VALUE=\"0\"", "NAME=\"C_INCLUDE_SG\" VALUE=\"1\""
    )
    let overlay = try compose([scatterGather])
    #expect(
      kind("axi_dma_0", overlay)
        == "a stand-in, because the model of axi_dma has no scatter-gather (C_INCLUDE_SG is 1)")
    #expect(overlay.standIns.contains("axi_dma_0"))
    let error = try #require(
      #expect(throws: DeviceError.self) { try compose([scatterGather], standIns: false) })
    #expect(error.code == .notFound)
    #expect(
      error.message.contains(
        "axi_dma_0 (xilinx.com:ip:axi_dma:7.1: the model of axi_dma has no scatter-gather"),
      "\(error.message)")
  }

  @Test func `are of the vendor's cores in their versions alone`() throws {
    for type in ["xilinx.com:ip:axi_dma:8.0", "example.com:ip:axi_dma:7.1"] {
      let overlay = try compose([("VLNV=\"xilinx.com:ip:axi_dma:7.1\"", "VLNV=\"\(type)\"")])
      #expect(kind("axi_dma_0", overlay) == "a stand-in")
    }
  }

  @Test func `refuse a port that the design connects and they lack`() throws {
    let overlay = try compose([
      // One that nothing is connected to does no harm.
      ("\"s2mm_prmry_reset_out_n\"", "\"s2mm_cntrl_reset_out_n\""),
      ("\"s_axis_s2mm_tlast\"", "\"s_axis_s2mm_tuser\""),
    ])
    #expect(
      kind("axi_dma_0", overlay)
        == "a stand-in, because the model of axi_dma has no s_axis_s2mm_tuser, which the design connects"
    )
  }

  @Test func `take no parameters that they do not have`() throws {
    var composer = try OverlayComposer(handoff: Design.streamFilter.path)
    composer.standIns = true
    composer.parameters["axi_gpio_0"] = ["C_GPIO_WIDTHS": "4"]
    let error = try #require(
      #expect(throws: DeviceError.self) { try composer.compose(to: "build") })
    #expect(error.code == .invalidArgument)
    #expect(
      error.message.contains("has no parameter C_GPIO_WIDTHS; it has: C_S_AXI_ADDR_WIDTH"))
  }
}
