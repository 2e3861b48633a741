// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqSimulator
import SwynqTestSupport
import Testing

/// The RTL against results of the original, `xf::cv::resize`.
@Suite struct GoldenTests {
  @Test(arguments: GoldenVectors.bilinear + GoldenVectors.oneRow)
  func `RTL equals the original`(golden: GoldenCase) throws {
    let input = golden.input()
    #expect(sha256(input) == golden.inputSha256)
    let frame = try simulate(
      input, from: .init(width: golden.inW, height: golden.inH),
      to: .init(width: golden.outW, height: golden.outH))
    if let expected = golden.output { #expect(frame.pixels == expected) }
    #expect(sha256(frame.pixels) == golden.sha256)
  }

  @Test func `All cases are there`() {
    #expect(GoldenVectors.bilinear.count == 51)
    #expect(GoldenVectors.oneRow.count == 10)
  }
}
