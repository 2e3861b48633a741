// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqResizer
import Testing

/// The original core's speed, by its published schedule.
@Suite struct OriginalCoreTests {
  /// The two times that the Vitis Vision library's documentation states for 300 MHz.
  @Test(arguments: [(1920, 1080, 6.97), (3840, 2160, 27.75)])
  func `Published times are those of the original`(width: Int, height: Int, milliseconds: Double) {
    let size = ImageSize(width: width, height: height)
    let core = ReferenceSpeed.originalCore(from: size, to: size)
    #expect(abs(core.clocks / 300e6 * 1e3 - milliseconds) < 0.02)
    #expect(core.published.isEmpty)
  }

  @Test func `The notebook's time is of its own case`() {
    let core = ReferenceSpeed.originalCore(
      from: ImageSize(width: 3840, height: 2160), to: ImageSize(width: 1920, height: 1080))
    #expect(core.published.map(\.seconds) == [0.247])
  }
}
