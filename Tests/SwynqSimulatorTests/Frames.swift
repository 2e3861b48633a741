// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqResizer
import SwynqSimulator

/// The result of a frame through the simulated hardware.
struct SimulatedFrame: Equatable {
  var pixels: [UInt8]
  var clocks: UInt64
}

/// Resizes `pixels` on a device of its own.
func simulate(
  _ pixels: [UInt8], from source: ImageSize, to target: ImageSize,
  variant: SimulationOptions.Variant = .fast, options: SimulationOptions = .init(),
  trace: String? = nil, on existing: SimulatedDevice? = nil
) throws(DeviceError) -> SimulatedFrame {
  let device: SimulatedDevice
  if let existing {
    device = existing
  } else {
    device = try SimulatedDevice(overlay: .resizer, variant: variant, options: options)
  }
  if let trace { try device.startWaveform(to: trace) }
  let resizer = try ImageResizer(device)
  var input = try device.allocate(shape: source.shape, of: UInt8.self)
  var output = try device.allocate(shape: target.shape, of: UInt8.self)
  try input.copy(from: pixels)
  let result = try resizer.resize(input, into: &output)
  if trace != nil { try device.stopWaveform() }
  return SimulatedFrame(pixels: output.elements(), clocks: result.clocks ?? 0)
}
