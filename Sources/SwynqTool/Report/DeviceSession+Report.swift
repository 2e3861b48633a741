// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport
internal import SwynqSimulator

extension DeviceSession {
  /// The results of frames that went through the device.
  struct Recorded {
    /// The report, and what it was made from.
    let recording: CycleRecording
    /// Seconds that it took here.
    let wallTime: Double
    /// Whether the result was compared with the software's, and found equal.
    let isVerified: Bool

    /// The last frame.
    var frame: Frame {
      Frame(result: recording.results.last!, wallTime: wallTime, isVerified: isVerified)
    }
  }

  /// Resizes an image and records where the clocks went.
  ///
  /// - Parameters:
  ///   - name: What the report is called; nil for none.
  ///   - source: Size of the image.
  ///   - target: Size to make of it.
  ///   - frames: How many times.
  ///   - queued: Whether frames overlap.
  ///   - verify: Whether to compute the result in software too, and compare.
  ///   - activity: Whether to log what happens on the buses, on a device that can.
  ///   - progress: Whether to show a line that says how far it is.
  ///   - fill: Puts the image into the device's memory.
  ///   - store: Takes the result from there.
  func record(
    _ name: String?, from source: ImageSize, to target: ImageSize, frames: Int = 1,
    queued: Bool = false, verify: Bool = false, activity: Bool = false, progress: Bool,
    fill: (inout MutableSpan<UInt8>) throws(ToolFailure) -> Void = { _ in },
    store: (Span<UInt8>) throws(ToolFailure) -> Void = { _ in }
  ) throws(ToolFailure) -> Recorded {
    try record(
      name, on: device, from: source, to: target, frames: frames, queued: queued, verify: verify,
      activity: activity, progress: progress, fill: fill, store: store)
  }

  private func record<Bus: Device>(
    _ name: String?, on device: Bus, from source: ImageSize, to target: ImageSize, frames: Int,
    queued: Bool, verify: Bool, activity: Bool, progress: Bool,
    fill: (inout MutableSpan<UInt8>) throws(ToolFailure) -> Void,
    store: (Span<UInt8>) throws(ToolFailure) -> Void
  ) throws(ToolFailure) -> Recorded {
    let (recorder, pair) = try reportingDeviceErrors { () throws(DeviceError) in
      (
        try CycleRecorder(device),
        ImagePair(
          input: try device.allocate(shape: source.shape, of: UInt8.self, caching: caching),
          output: try device.allocate(shape: target.shape, of: UInt8.self, caching: caching))
      )
    }
    try pair.input.withMutableSpan { pixels throws(ToolFailure) in try fill(&pixels) }

    let clock = ContinuousClock()
    let start = clock.now
    let startClock = simulated?.clocks ?? 0
    let byteCount = source.byteCount + target.byteCount
    var line = Progress()
    defer { line.clear() }
    var recording: CycleRecording
    do throws(DeviceError) {
      var update: (() -> Void)?
      if progress, let simulated {
        update = {
          line.show(
            clocks: simulated.clocks - startClock,
            fraction: Self.moved(by: simulated, of: byteCount * frames))
        }
      }
      if activity { try simulated?.startActivityLog() }
      recording = try recorder.record(
        name, pair.input, into: pair.output, frames: frames, queued: queued,
        timeout: allowance(byteCount), progress: update)
      if activity, let simulated {
        try simulated.stopActivityLog()
        recording.activity = try simulated.activityLog
      }
    } catch {
      line.clear()
      throw ToolFailure(error)
    }
    let wallTime = (clock.now - start).inSeconds
    if verify {
      try pair.input.withSpan { before throws(ToolFailure) in
        try pair.output.withSpan { after throws(ToolFailure) in
          try checkResult(after, size: target, of: before, size: source)
        }
      }
    }
    try pair.output.withSpan { pixels throws(ToolFailure) in try store(pixels) }
    return Recorded(recording: recording, wallTime: wallTime, isVerified: verify)
  }
}

/// The buffers of a resize. A class, so that both can leave a closure.
private final class ImagePair {
  var input: DeviceBuffer<UInt8>
  var output: DeviceBuffer<UInt8>

  init(input: consuming DeviceBuffer<UInt8>, output: consuming DeviceBuffer<UInt8>) {
    self.input = input
    self.output = output
  }
}
