// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import SwynqResizer

@Suite("Taps along one axis")
struct AxisTapTests {
  /// Index and weight as the original computes them. Where a true position is a whole number but
  /// the scale was cut off, the tap is one sample to the left with weight 1023.
  @Test(
    arguments: [
      (3, 5, [(0, 0), (0, 409), (0, 1023), (1, 614), (2, 0)]),
      (5, 7, [(0, 0), (0, 585), (1, 292), (1, 1023), (2, 731), (3, 438), (4, 0)]),
      (7, 3, [(0, 682), (2, 1023), (5, 341)]),
    ])
  func `are those of the original`(input: Int, output: Int, expected: [(Int, Int)]) {
    let taps = AxisTap.taps(inputLength: input, outputLength: output)
    #expect(taps.map(\.first) == expected.map(\.0))
    #expect(taps.map(\.weight) == expected.map(\.1))
  }

  @Test func `begin so for 3840 to 2976`() {
    let taps = AxisTap.taps(inputLength: 3840, outputLength: 2976)
    #expect(taps.count == 2976)
    #expect(taps.prefix(4).map(\.first) == [0, 1, 2, 4])
    #expect(taps.prefix(4).map(\.weight) == [148, 445, 743, 16])
  }

  @Test(arguments: [1, 2, 3, 1000, 3840])
  func `copy an axis whose length stays`(length: Int) {
    let taps = AxisTap.taps(inputLength: length, outputLength: length)
    #expect(taps.map(\.first) == Array(0..<length))
    #expect(taps.allSatisfy { $0.weight == 0 })
  }

  @Test(
    arguments: [(1, 1), (1, 3840), (3840, 1), (2, 3840), (3840, 3839), (2160, 7)])
  func `stay inside the input and repeat its last sample`(input: Int, output: Int) {
    let taps = AxisTap.taps(inputLength: input, outputLength: output)
    for tap in taps {
      #expect((0..<input).contains(tap.first))
      #expect(tap.second == min(tap.first + 1, input - 1))
      #expect((0..<1024).contains(tap.weight))
    }
  }

  @Test func `of a single output sample lie at the centre`() {
    #expect(
      AxisTap.taps(inputLength: 8, outputLength: 1) == [AxisTap(first: 3, second: 4, weight: 512)])
    #expect(
      AxisTap.taps(inputLength: 3, outputLength: 1) == [AxisTap(first: 1, second: 2, weight: 0)])
  }
}
