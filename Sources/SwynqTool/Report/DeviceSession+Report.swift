// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport
internal import SwynqResizer

extension DeviceSession {
  /// The results of frames that went through the device.
  struct Recorded {
    /// The report, and what it was made from.
    let recording: CycleRecording
    /// The last frame.
    let frame: Frame
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

  private func record(
    _ name: String?, on device: some Device, from source: ImageSize, to target: ImageSize,
    frames: Int, queued: Bool, verify: Bool, activity: Bool, progress: Bool,
    fill: (inout MutableSpan<UInt8>) throws(ToolFailure) -> Void,
    store: (Span<UInt8>) throws(ToolFailure) -> Void
  ) throws(ToolFailure) -> Recorded {
    let recorder = CycleRecorder(device, knowing: .resizer)
    let resizer = try reportingDeviceErrors { () throws(DeviceError) in
      try ImageResizer(recorder.device)
    }
    var results: [ResizeResult] = []
    let (recording, wallTime) = try passImage(
      through: device, from: source, to: target, caching: caching, verify: verify, fill: fill,
      run: { input, output throws(ToolFailure) in
        let byteCount = input.byteCount + output.byteCount
        let line = FrameProgress(simulated, of: byteCount * frames, shown: progress)
        defer { line.clear() }
        return try reportingMeasurementErrors {
          try recorder.record(
            name, times: queued ? 1 : frames, logging: activity ? .init() : nil
          ) { _ in
            results = try resizer.resize(
              input, into: &output, count: queued ? frames : 1, timeout: allowance(byteCount),
              progress: line.update)
            return results
          }
        }
      }, store: store)
    return Recorded(
      recording: recording,
      frame: Frame(
        result: results[results.count - 1], wallTime: wallTime, isVerified: verify))
  }
}

/// Runs `body` and turns what measuring throws into the tool's error.
func reportingMeasurementErrors<Value>(_ body: () throws -> Value) throws(ToolFailure) -> Value {
  do {
    return try body()
  } catch let error as DeviceError {
    throw ToolFailure(error)
  } catch let error as ToolFailure {
    throw error
  } catch {
    throw ToolFailure(.deviceFailed, "\(error)")
  }
}
