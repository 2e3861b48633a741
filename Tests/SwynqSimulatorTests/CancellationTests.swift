// SPDX-License-Identifier: Apache-2.0
import Foundation
import Swynq
import SwynqConformance
import SwynqCores
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import SwynqTesting
import Testing

@Suite struct CancellationTests {
  @Test(arguments: CancellationCheck.resizer, CancellationCheck.Moment.allCases)
  func `Waits end`(check: CancellationCheck, moment: CancellationCheck.Moment) async throws {
    try await check.run(moment) { try SimulatedDevice(overlay: .resizer) }
  }

  /// A wait in a task is one in slices, and must take the clocks of one that is whole.
  @Test(arguments: [.polling, .interrupt] as [WaitStrategy])
  func `Clocks are the same in a task`(waiting: WaitStrategy) async throws {
    let inTask = try await Task.detached { try Self.clocks(waiting) }.value
    let outside = try await withCheckedThrowingContinuation { continuation in
      // A thread without a task.
      let thread = Thread { continuation.resume(with: Result { try Self.clocks(waiting) }) }
      thread.stackSize = 8 << 20
      thread.start()
    }
    #expect(inTask == outside)
  }

  /// The clocks after waits that time out, that are satisfied, and that are just long enough.
  private static func clocks(_ waiting: WaitStrategy) throws -> [UInt64] {
    let device = try SimulatedDevice(overlay: .resizer)
    var clocks: [UInt64] = []
    for microseconds in [0, 1, 999, 1000, 1001, 1203, 5007] {
      let timeout = Duration.microseconds(microseconds)
      switch waiting {
      case .polling:
        let status = BusAddress.register("axi_dma_0.MM2S_DMASR")
        for field in [DMAStatus.error, DMAStatus.halted] {
          _ = try? device.poll32(status, mask: field.mask, until: field.mask, timeout: timeout)
        }
      case .interrupt:
        _ = try? device.waitForInterrupt([.line(0), .line(2)], timeout: timeout)
      }
      clocks.append(device.clocks)
    }
    let resizer = try ImageResizer(device, waiting: waiting)
    let input = try device.allocate(shape: [40, 60, 3], of: UInt8.self)
    var output = try device.allocate(shape: [20, 30, 3], of: UInt8.self)
    try resizer.resize(input, into: &output)
    clocks.append(device.clocks)
    return clocks
  }
}
