// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// Sends an image through a device: allocates its buffers, fills them, runs, compares and stores.
///
/// - Parameters:
///   - device: The device.
///   - source: Size of the image.
///   - target: Size to make of it.
///   - caching: The CPU's view of the buffers.
///   - verify: Whether to compute the result in software too, and compare.
///   - fill: Puts the image into the device's memory.
///   - run: The hardware's part.
///   - store: Takes the result from there. Not called if it is wrong.
/// - Returns: What `run` returned, and the seconds that it took here.
func passImage<Outcome>(
  through device: some Device, from source: ImageSize, to target: ImageSize,
  caching: CachingPolicy = .nonCacheable, verify: Bool,
  fill: (inout MutableSpan<UInt8>) throws(ToolFailure) -> Void,
  run: (borrowing DeviceBuffer<UInt8>, inout DeviceBuffer<UInt8>) throws(ToolFailure) -> Outcome,
  store: (Span<UInt8>) throws(ToolFailure) -> Void = { _ in }
) throws(ToolFailure) -> (outcome: Outcome, wallTime: Double) {
  var input = try allocate(source, on: device, caching)
  var output = try allocate(target, on: device, caching)
  try input.withMutableSpan { pixels throws(ToolFailure) in try fill(&pixels) }

  let clock = ContinuousClock()
  let start = clock.now
  let outcome = try run(input, &output)
  let wallTime = (clock.now - start).inSeconds

  if verify {
    try input.withSpan { before throws(ToolFailure) in
      try output.withSpan { after throws(ToolFailure) in
        try checkResult(after, size: target, of: before, size: source)
      }
    }
  }
  try output.withSpan { pixels throws(ToolFailure) in try store(pixels) }
  return (outcome, wallTime)
}

private func allocate(
  _ size: ImageSize, on device: some Device, _ caching: CachingPolicy
) throws(ToolFailure) -> DeviceBuffer<UInt8> {
  try reportingDeviceErrors { () throws(DeviceError) in
    try device.allocate(shape: size.shape, of: UInt8.self, caching: caching)
  }
}
