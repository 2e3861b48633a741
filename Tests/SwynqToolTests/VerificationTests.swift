// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqImage
import SwynqResizer
import Testing

@testable import SwynqTool

@Suite("Comparing hardware and software")
struct VerificationTests {
  static let source = testImage(width: 13, height: 11)
  static let result = reference(source, width: 9, height: 7)

  func check(_ pixels: [UInt8]) throws {
    let source = VerificationTests.source
    let before = source.pixels
    try checkResult(
      pixels.span, size: VerificationTests.result.size, of: before.span, size: source.size)
  }

  @Test func `accepts what is equal`() throws { try check(VerificationTests.result.pixels) }

  @Test(arguments: [0, 1, 100, 9 * 7 * 3 - 1])
  func `names the first byte that differs`(offset: Int) throws {
    var pixels = VerificationTests.result.pixels
    pixels[offset] ^= 1
    let failure = #expect(throws: ToolFailure.self) { try check(pixels) }
    #expect(failure?.status == .mismatch)
    let place = "column \(offset / 3 % 9), row \(offset / 27)"
    #expect(failure?.message.contains(place) == true, "\(failure?.message ?? "")")
    #expect(failure?.message.contains("1 of 189 bytes") == true)
    #expect(failure?.message.contains(["red", "green", "blue"][offset % 3]) == true)
  }
}
