// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqResizer
internal import SwynqSimulator

extension DeviceSession {
  /// Resizes one image.
  ///
  /// - Parameters:
  ///   - source: Size of the image.
  ///   - target: Size to make of it.
  ///   - verify: Whether to compute the result in software too, and compare.
  ///   - progress: Whether to show a line that says how far it is. A board is done too soon for one.
  ///   - fill: Puts the image into the device's memory.
  ///   - store: Takes the result from there. Not called if it is wrong.
  func resize(
    from source: ImageSize, to target: ImageSize, verify: Bool, progress: Bool,
    fill: (inout MutableSpan<UInt8>) throws(ToolFailure) -> Void,
    store: (Span<UInt8>) throws(ToolFailure) -> Void
  ) throws(ToolFailure) -> Frame {
    try resize(
      on: device, from: source, to: target, verify: verify, progress: progress, fill: fill,
      store: store)
  }

  /// As ``resize(from:to:verify:progress:fill:store:)``, on a device that passes the work on to this
  /// session's.
  func resize(
    on device: some Device, from source: ImageSize, to target: ImageSize, verify: Bool,
    progress: Bool, fill: (inout MutableSpan<UInt8>) throws(ToolFailure) -> Void,
    store: (Span<UInt8>) throws(ToolFailure) -> Void
  ) throws(ToolFailure) -> Frame {
    let (result, wallTime) = try passImage(
      through: device, from: source, to: target, caching: caching, verify: verify, fill: fill,
      run: { input, output throws(ToolFailure) in
        let byteCount = input.byteCount + output.byteCount
        let line = FrameProgress(simulated, of: byteCount, shown: progress)
        defer { line.clear() }
        return try reportingDeviceErrors { () throws(DeviceError) in
          try ImageResizer(device).resize(
            input, into: &output, timeout: allowance(byteCount), progress: line.update)
        }
      }, store: store)
    return Frame(result: result, wallTime: wallTime, isVerified: verify)
  }
}

/// One image that went through the device.
struct Frame {
  /// Sizes and clocks.
  let result: ResizeResult
  /// Seconds that it took here.
  let wallTime: Double
  /// Whether the result was compared with the software's, and found equal.
  let isVerified: Bool
}
