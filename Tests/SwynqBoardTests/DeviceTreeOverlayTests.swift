// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqBoard
import Testing
import VirtualBoard

@Suite(.serialized) struct DeviceTreeOverlayTests {
  static let blob: [UInt8] = [0xD0, 0x0D, 0xFE, 0xED, 0, 0, 0, 8]

  private func file(_ board: VirtualBoard, _ bytes: [UInt8] = blob) throws -> String {
    let url = board.root.appendingPathComponent("nodes.dtbo")
    try Data(bytes).write(to: url)
    return url.path
  }

  private func overlay(_ board: VirtualBoard) -> DeviceTreeOverlay {
    DeviceTreeOverlay(named: "nodes", roots: board.options.roots, kernel: board.kernel)
  }

  @Test func `It is applied and removed`() throws {
    let board = try VirtualBoard()
    let overlay = overlay(board)
    #expect(!overlay.isApplied)
    try overlay.apply(try file(board))
    #expect(overlay.isApplied)
    #expect(board.kernel.overlays.applied == ["nodes": Self.blob])
    let path = try file(board)
    expectFailure(.busy, ["nodes"]) { () throws(DeviceError) in try overlay.apply(path) }
    try overlay.remove()
    #expect(board.kernel.overlays.applied.isEmpty && !overlay.isApplied)
    expectFailure(.notFound, ["nodes"]) { () throws(DeviceError) in try overlay.remove() }
  }

  @Test func `What the kernel refuses leaves nothing`() throws {
    let board = try VirtualBoard()
    board.kernel.overlays.refuses = true
    let path = try file(board)
    expectFailure(.inputOutput, ["nodes.dtbo", "unapplied", "dmesg"]) { () throws(DeviceError) in
      try overlay(board).apply(path)
    }
    board.kernel.overlays.refuses = false
    try overlay(board).apply(path)
  }

  @Test func `Files that are none and kernels without are told`() throws {
    let board = try VirtualBoard()
    let source = try file(board, Array("/dts-v1/; /plugin/;".utf8))
    expectFailure(.malformedFile, ["nodes.dtbo", "dtc"]) { () throws(DeviceError) in
      try overlay(board).apply(source)
    }
    try board.remove("sys/kernel/config")
    let path = try file(board)
    expectFailure(.unsupported, ["configfs", "CONFIG_OF_CONFIGFS"]) { () throws(DeviceError) in
      try overlay(board).apply(path)
    }
  }
}
