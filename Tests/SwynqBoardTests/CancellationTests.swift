// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqBoard
import SwynqConformance
import SwynqTesting
import Testing
import VirtualBoard

/// Waits on the board end when their task is cancelled, as on the simulator.
@Suite(.serialized) struct CancellationTests {
  @Test(arguments: CancellationCheck.resizer, CancellationCheck.Moment.allCases)
  func `Waits end`(check: CancellationCheck, moment: CancellationCheck.Moment) async throws {
    let board = try VirtualBoard()
    try await check.run(moment) { try board.open() }
    #expect(board.kernel.mappings == 0)
  }
}
