// SPDX-License-Identifier: Apache-2.0

// Resizes an image on the simulated overlay in one call.
import Swynq
import SwynqResizer
import SwynqSimulator

let device = try SimulatedDevice(overlay: .resizer)
let resizer = try ImageResizer(device)

var photo = try device.allocate(shape: [720, 1280, 3], of: UInt8.self)
var small = try device.allocate(shape: [360, 640, 3], of: UInt8.self)
photo.withMutableSpan { pixels in
  for i in pixels.indices { pixels[i] = UInt8(truncatingIfNeeded: i / 3) }
}

let result = try resizer.resize(photo, into: &small)
print(result.clocks ?? 0, "clocks,", small.elements().prefix(6))
