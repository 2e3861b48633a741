// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqReport
import SwynqResizer
import SwynqSimulator
import Testing

/// The project's own budgets of clocks: what `docs/performance.md` promises, held by every test run.
/// `SWYNQ_RECORD_BUDGETS=1 swift test --filter CycleBudgetTests` records them anew.
@Suite struct CycleBudgetTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let from: ImageSize
    let to: ImageSize
    var width = 64
    var frames = 1

    init(_ from: (Int, Int), _ to: (Int, Int), width: Int = 64, frames: Int = 1) {
      self.from = ImageSize(width: from.0, height: from.1)
      self.to = ImageSize(width: to.0, height: to.1)
      self.width = width
      self.frames = frames
    }

    var testDescription: String {
      "\(from) to \(to), \(width) bits" + (frames == 1 ? "" : ", \(frames) queued")
    }
  }

  static let cases = [
    Case((640, 360), (320, 180)),
    Case((320, 180), (640, 360)),
    Case((1000, 700), (640, 360)),
    Case((640, 360), (1000, 700)),
    Case((64, 64), (32, 32)),
    Case((64, 64), (64, 64)),
    Case((64, 64), (64, 64), frames: 8),
    Case((640, 360), (320, 180), width: 32),
    Case((64, 64), (128, 128), width: 32),
    Case((640, 360), (320, 180), width: 128),
    Case((64, 64), (128, 128), width: 128),
  ]

  @Test(arguments: cases)
  func `Keeps its budget`(budget: Case) throws {
    try CycleBudgets().check(
      budget.testDescription, on: overlayDevice(width: budget.width)
    ) { device in
      try ImageResizer(device).resize(from: budget.from, to: budget.to, count: budget.frames)
    }
  }
}
