// SPDX-License-Identifier: Apache-2.0
import SwynqResizer
import SwynqTestSupport
import Testing

@Suite("The software model of the resizer")
struct ReferenceResizerTests {
  @Test func `has the golden vectors whole`() {
    #expect(GoldenVectors.bilinear.count == 51)
    #expect(GoldenVectors.oneRow.count == 10)
  }

  @Test(arguments: GoldenVectors.bilinear + GoldenVectors.oneRow)
  func `equals the original`(vector: GoldenCase) {
    let input = vector.input()
    #expect(sha256(input) == vector.inputSha256, "the test pattern is made wrongly")
    let output = ReferenceResizer.resize(
      input, width: vector.inW, height: vector.inH, toWidth: vector.outW, toHeight: vector.outH)
    if let expected = vector.output { #expect(output == expected) }
    #expect(sha256(output) == vector.sha256)
  }

  @Test func `makes 5x5 of 3x3 as worked out by hand`() {
    let rows: [UInt8] = [10, 20, 40, 50, 90, 255, 0, 200, 7]
    let output = ReferenceResizer.resize(
      rows.flatMap { [$0, $0, $0] }, width: 3, height: 3, toWidth: 5, toHeight: 5)
    let expected: [UInt8] = [
      10, 13, 19, 31, 40,
      25, 34, 47, 94, 125,
      49, 65, 89, 188, 254,
      20, 74, 155, 126, 106,
      0, 79, 199, 84, 7,
    ]
    #expect(output == expected.flatMap { [$0, $0, $0] })
  }

  @Test func `treats red, green and blue alike and apart`() {
    let plane = TestPattern.noise.pixels(width: 9, height: 7, seed: 11)
    let output = ReferenceResizer.resize(plane, width: 9, height: 7, toWidth: 13, toHeight: 4)
    var swapped = plane
    for pixel in stride(from: 0, to: plane.count, by: 3) { swapped.swapAt(pixel, pixel + 2) }
    var expected = output
    for pixel in stride(from: 0, to: output.count, by: 3) { expected.swapAt(pixel, pixel + 2) }
    #expect(
      ReferenceResizer.resize(swapped, width: 9, height: 7, toWidth: 13, toHeight: 4) == expected)
  }

  @Test func `averages four pixels when both sides halve, rounding down`() {
    let input: [UInt8] = [1, 0, 255, 2, 0, 255, 3, 1, 255, 5, 2, 254]
    #expect(
      ReferenceResizer.resize(input, width: 2, height: 2, toWidth: 1, toHeight: 1) == [2, 0, 254])
  }

  @Test func `gives for a span what it gives for an array`() {
    let input = TestPattern.noise.pixels(width: 5, height: 4, seed: 3)
    #expect(
      ReferenceResizer.resize(input.span, width: 5, height: 4, toWidth: 8, toHeight: 9)
        == ReferenceResizer.resize(input, width: 5, height: 4, toWidth: 8, toHeight: 9))
  }
}
