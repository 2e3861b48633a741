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
  func resize<Bus: Device>(
    on device: Bus, from source: ImageSize, to target: ImageSize, verify: Bool, progress: Bool,
    fill: (inout MutableSpan<UInt8>) throws(ToolFailure) -> Void,
    store: (Span<UInt8>) throws(ToolFailure) -> Void
  ) throws(ToolFailure) -> Frame {
    var input = try allocate(source, on: device)
    var output = try allocate(target, on: device)
    try input.withMutableSpan { pixels throws(ToolFailure) in try fill(&pixels) }

    let clock = ContinuousClock()
    let start = clock.now
    let result = try run(on: device, input, into: &output, progress: progress)
    let wallTime = (clock.now - start).inSeconds

    if verify {
      try input.withSpan { before throws(ToolFailure) in
        try output.withSpan { after throws(ToolFailure) in
          try checkResult(after, size: target, of: before, size: source)
        }
      }
    }
    try output.withSpan { pixels throws(ToolFailure) in try store(pixels) }
    return Frame(result: result, wallTime: wallTime, isVerified: verify)
  }

  private func allocate<Bus: Device>(
    _ size: ImageSize, on device: Bus
  ) throws(ToolFailure) -> DeviceBuffer<UInt8> {
    try reportingDeviceErrors { () throws(DeviceError) in
      try device.allocate(shape: size.shape, of: UInt8.self, caching: caching)
    }
  }

  private func run<Bus: Device>(
    on device: Bus, _ input: borrowing DeviceBuffer<UInt8>,
    into output: inout DeviceBuffer<UInt8>, progress: Bool
  ) throws(ToolFailure) -> ResizeResult {
    let byteCount = input.byteCount + output.byteCount
    var line = Progress()
    defer { line.clear() }
    do throws(DeviceError) {
      let resizer = try ImageResizer(device)
      guard progress, let simulated else {
        return try resizer.resize(input, into: &output, timeout: allowance(byteCount))
      }
      let startClock = simulated.clocks
      return try resizer.resize(input, into: &output, timeout: allowance(byteCount)) {
        line.show(
          clocks: simulated.clocks - startClock, fraction: Self.moved(by: simulated, of: byteCount))
      }
    } catch {
      line.clear()
      throw ToolFailure(error)
    }
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
