// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores
internal import SwynqReport
internal import SwynqResizer
internal import SwynqSimulator

/// A sweep of the image resizer.
struct FrameSweep {
  /// Of all that is random.
  let seed: UInt64
  /// The library of each overlay but the shipped one.
  let libraries: [OverlayParameters: String]

  /// One run: a frame of noise, recorded, and its result compared with the software's.
  func report(of run: SweepRun) throws(ToolFailure) -> CycleReport {
    var options = SimulationOptions()
    options.seed = seed
    options.memory.readLatency = run.latency
    options.memory.writeLatency = run.latency
    let device = try reportingDeviceErrors { () throws(DeviceError) in
      if let path = libraries[run.overlay] {
        try SimulatedDevice(libraryPath: path, overlay: .resizer, options: options)
      } else {
        try SimulatedDevice(overlay: .resizer, options: options)
      }
    }
    // What the driver allows by default is for a quick memory and bursts of 16.
    let stretch = max(1, Double(run.latency) / 250) * max(1, 16 / Double(run.burst))
    var (report, _) = try passImage(
      through: device, from: run.size.source, to: run.size.destination, verify: true,
      fill: { pixels in Self.fill(&pixels, with: seed) },
      run: { input, output throws(ToolFailure) in
        let timeout = Duration.moving(input.byteCount + output.byteCount) * stretch
        return try reportingMeasurementErrors {
          let recorder = CycleRecorder(device, knowing: .resizer)
          let resizer = try ImageResizer(recorder.device)
          return try recorder.record { _ in
            try resizer.resize(input, into: &output, timeout: timeout)
          }.report
        }
      })
    report.run.burstLength = run.burst
    return report
  }

  /// Noise.
  private static func fill(_ pixels: inout MutableSpan<UInt8>, with seed: UInt64) {
    var state = seed | 1
    for index in pixels.indices {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      pixels[index] = UInt8(truncatingIfNeeded: state >> 32)
    }
  }
}
