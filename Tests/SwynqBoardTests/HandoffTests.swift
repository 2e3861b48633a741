// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqBoard
import SwynqCores
import SwynqHandoff
import SwynqResizer
import SwynqTestSupport
import Testing
import VirtualBoard

/// A board whose overlay is what a hardware handoff says.
@Suite(.serialized) struct HandoffTests {
  static func design(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .appendingPathComponent("SwynqHandoffTests/Designs/\(name).hwh").path
  }

  /// Polling where no interrupt is connected, by interrupts where they are.
  @Test(arguments: [("zynq-polling", WaitStrategy.polling), ("own-overlay", .interrupt)])
  func `Drivers find their cores`(design: String, waiting: WaitStrategy) throws {
    let board = try VirtualBoard()
    let device = try board.open(.init(handoff: Self.design(design), modules: [.resizer]))
    let resizer = try ImageResizer(device)
    #expect(resizer.dma.waiting == waiting)
    let pixels = TestPattern.noise.pixels(width: 24, height: 10, seed: 5)
    var input = try device.allocate(shape: [10, 24, 3], of: UInt8.self)
    var output = try device.allocate(shape: [7, 13, 3], of: UInt8.self)
    input.withMutableSpan { span in for index in pixels.indices { span[index] = pixels[index] } }
    try resizer.resize(input, into: &output)
    let result = output.withSpan { span in span.indices.map { span[$0] } }
    #expect(
      result
        == ReferenceResizer.resize(pixels, width: 24, height: 10, toWidth: 13, toHeight: 7))
  }

  /// The guide's nodes have the interrupts that the Vivado script connects: `IRQ_F2P[n]` is number
  /// 29 + n in a device tree (UG585, table 7-4), and the first is left to PYNQ's own node.
  @Test func `The guide's nodes have the design's interrupts`() throws {
    let guide = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("docs/board.md"), encoding: .utf8)
    let nodes = guide.components(separatedBy: "linux,uio-name = \"").dropFirst()
    var numbers: [String: Int] = [:]
    for node in nodes {
      let text = node.prefix { $0 != "}" }
      guard let start = text.range(of: "interrupts = <0 ")?.upperBound else { continue }
      numbers[String(text.prefix { $0 != "\"" })] = Int(text[start...].prefix { $0.isNumber })
    }
    var expected: [String: Int] = [:]
    for block in try OverlayDescription(
      handoff: Self.design("own-overlay"), modules: [.resizer]
    ).blocks {
      for (index, interrupt) in block.interrupts.enumerated() {
        let name = index == 0 ? block.name : "\(block.name)_\(interrupt.port)"
        expected[name] = 29 + interrupt.line.rawValue.trailingZeroBitCount
      }
    }
    #expect(numbers == expected && expected.count == 3)
    #expect(!expected.values.contains(29))
  }

  /// A name with slashes is one with underscores in the device tree.
  @Test func `Blocks in hierarchies have UIO devices`() throws {
    let board = try VirtualBoard()
    var overlay = OverlayDescription.resizer
    overlay.blocks[0].name = "video/axi_dma"
    try board.write("video_axi_dma\n", to: "sys/class/uio/uio0/name")
    try board.write("video_axi_dma_s2mm_introut\n", to: "sys/class/uio/uio1/name")
    var options = board.options
    options.registers = .uio
    let device = try board.open(overlay, options)
    #expect(device.wiredInterrupts == [.line(0), .line(1), .line(2)])
    #expect(try AXIDMA(device).waiting == .interrupt)
  }
}
