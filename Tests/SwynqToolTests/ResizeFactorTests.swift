// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SwynqTool

@Suite("Factors")
struct ResizeFactorTests {
  @Test(
    arguments: [
      ("2", 3840, 1920), ("2", 7, 3), ("0.1", 3, 30), ("0.7", 7, 10), ("1.1", 11, 10),
      ("2.0", 8, 4), ("3.", 9, 3), ("0.000000001", 1, 1_000_000_000), ("999999999", 3840, 1),
      ("1.000000001", 1000, 999),
    ])
  func `divide exactly, rounding down, to at least 1`(text: String, side: Int, expected: Int) throws
  {
    #expect(try ResizeFactor(argument: text).divide(side) == expected)
  }

  @Test(
    arguments: ["", ".", "0", "0.0", "-1", "+1", "1,5", "1e1", "inf", "1.2.3", "1234567890", "½"])
  func `must be plain positive numbers`(text: String) {
    #expect(throws: (any Error).self) { try ResizeFactor(argument: text) }
  }
}
