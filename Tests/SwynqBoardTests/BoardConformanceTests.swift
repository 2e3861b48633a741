// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqBoard
import SwynqConformance
import SwynqResizer
import SwynqTesting
import Testing
import VirtualBoard

/// The suite of every device, on the board's own code.
///
/// One at a time, since each virtual board keeps a processor busy.
@Suite(.serialized) struct BoardConformanceTests {
  @Test(arguments: ConformanceCheck.resizer)
  func `The board conforms`(check: ConformanceCheck) throws {
    let board = try VirtualBoard()
    try check.run { try board.open() }
    #expect(board.kernel.viewsLeftDirty == 0)
    #expect(board.kernel.mappings == 0)
  }

  @Test(arguments: ConformanceCheck.resizer)
  func `It conforms in reserved memory under backpressure`(check: ConformanceCheck) throws {
    let board = try VirtualBoard(seed: 20_160_104, stalls: 300)
    var options = board.options
    options.registers = .uio
    options.memory = .reserved(address: 0x0400_0000, byteCount: 32 << 20)
    try check.run { try board.open(.resizer, options) }
  }

  /// Where the overlay's port sees the CPU's caches, all of the suite.
  @Test(arguments: ConformanceCheck.resizer)
  func `It conforms in a coherent heap`(check: ConformanceCheck) throws {
    let board = try VirtualBoard()
    board.kernel.heap.isCoherent = true
    var options = board.options
    options.memory = .dmaHeap(name: "reserved", isCoherent: true)
    try check.run { try board.open(.resizer, options) }
    #expect(board.kernel.heap.allocatedBytes == 0)
    #expect(board.kernel.mappings == 0)
  }

  /// Where there are no interrupts, all that does without.
  @Test(arguments: ConformanceCheck.resizer.filter { !$0.needsInterrupts })
  func `It conforms by physical memory alone`(check: ConformanceCheck) throws {
    let board = try VirtualBoard()
    try board.remove("sys/class/uio")
    var options = board.options
    options.registers = .physicalMemory
    options.memory = .reserved(address: 0x0400_0000, byteCount: 32 << 20)
    try check.run { try board.open(.resizer, options) }
  }
}
