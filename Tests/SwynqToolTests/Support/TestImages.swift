// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqImage
import SwynqResizer
import SwynqTestSupport

/// An image in which no pixel is like another.
func testImage(width: Int, height: Int, seed: UInt32 = 7) -> Image {
  Image(
    width: width, height: height,
    pixels: TestPattern.noise.pixels(width: width, height: height, seed: seed))
}

/// The software model's result for an image.
func reference(_ image: Image, width: Int, height: Int) -> Image {
  Image(
    width: width, height: height,
    pixels: ReferenceResizer.resize(
      image.pixels, width: image.width, height: image.height, toWidth: width, toHeight: height))
}
