// SPDX-License-Identifier: Apache-2.0

// One program for both devices: only the line that opens the device differs.
import Swynq
import SwynqBoard
import SwynqResizer
import SwynqSimulator

/// Halves a picture. Knows nothing of the device but that it is one.
func halve<Bus: Device>(on device: Bus) throws(DeviceError) -> [UInt8] {
  let resizer = try ImageResizer(device)
  var picture = try device.allocate(shape: [48, 64, 3], of: UInt8.self)
  var half = try device.allocate(shape: [24, 32, 3], of: UInt8.self)
  picture.withMutableSpan { pixels in
    for i in pixels.indices { pixels[i] = UInt8(truncatingIfNeeded: i / 3) }
  }
  try resizer.resize(picture, into: &half)
  return half.elements()
}

// On a laptop.
let device = try SimulatedDevice(overlay: .resizer)
// On the board:
// let device = try BoardDevice(overlay: .resizer)

print(try halve(on: device).prefix(6))
