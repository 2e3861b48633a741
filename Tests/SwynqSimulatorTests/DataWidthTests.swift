// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

/// The same sources at the other data widths: 32 bits, and 128 bits with AXI4's longest bursts.
@Suite struct DataWidthTests {
  static let widths = [32, 128]

  private func device(
    _ width: Int, options: SimulationOptions = .init()
  ) throws -> SimulatedDevice {
    let device = try overlayDevice(width: width, options: options)
    #expect(device.information.dataWidth == width)
    return device
  }

  @Test(arguments: widths, GoldenVectors.bilinear + GoldenVectors.oneRow)
  func `Equals the original`(width: Int, golden: GoldenCase) throws {
    let frame = try simulate(
      golden.input(), from: .init(width: golden.inW, height: golden.inH),
      to: .init(width: golden.outW, height: golden.outH), on: device(width))
    #expect(sha256(frame.pixels) == golden.sha256)
  }

  @Test(arguments: widths, 0..<8)
  func `Equals the software model`(width: Int, tenth: Int) throws {
    for number in 0..<10 {
      let test = RandomSizeTests.Case(1000 + tenth * 10 + number, stalled: tenth % 2 == 1)
      let frame = try simulate(
        test.pixels, from: test.source, to: test.target, on: device(width, options: test.options))
      let expected = ReferenceResizer.resize(
        test.pixels, width: test.source.width, height: test.source.height,
        toWidth: test.target.width, toHeight: test.target.height)
      #expect(frame.pixels == expected, "\(width) bits, \(test)")
    }
  }
}
