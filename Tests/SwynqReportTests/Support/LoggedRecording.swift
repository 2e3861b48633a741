// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqReport
import SwynqResizer
import SwynqSimulator

/// A recording with an activity log of the same run.
func recordLogged(
  _ name: String? = nil, from source: ImageSize, to target: ImageSize, frames: Int = 1,
  queued: Bool = false, log options: ActivityLogOptions = .init(),
  configure: (inout SimulationOptions) -> Void = { _ in }
) throws -> CycleRecording {
  var simulation = SimulationOptions()
  configure(&simulation)
  let device = try SimulatedDevice(overlay: .resizer, options: simulation)
  return try record(
    name, on: device, from: source, to: target, frames: frames, queued: queued, logging: options)
}
