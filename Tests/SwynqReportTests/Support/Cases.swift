// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReport
import SwynqResizer
import SwynqSimulator
import Testing

/// The sizes that these tests use most.
enum Sizes {
  static let large = ImageSize(width: 640, height: 360)
  static let small = ImageSize(width: 320, height: 180)
  static let tiny = ImageSize(width: 64, height: 64)
}

/// Records frames on a device of its own.
func record(
  from source: ImageSize, to target: ImageSize, frames: Int = 1, queued: Bool = false,
  _ change: (inout SimulationOptions) -> Void = { _ in }
) throws -> CycleRecording {
  var options = SimulationOptions()
  change(&options)
  return try record(
    on: SimulatedDevice(overlay: .resizer, options: options), from: source, to: target,
    frames: frames, queued: queued)
}

/// Records frames on a device.
func record(
  _ name: String? = nil, on device: some Device, from source: ImageSize, to target: ImageSize,
  frames: Int = 1, queued: Bool = false, logging log: ActivityLogOptions? = nil,
  progress: (() -> Void)? = nil
) throws -> CycleRecording {
  let recorder = CycleRecorder(device, knowing: .resizer)
  let resizer = try ImageResizer(recorder.device)
  let input = try device.allocate(shape: source.shape, of: UInt8.self)
  var output = try device.allocate(shape: target.shape, of: UInt8.self)
  return try recorder.record(name, times: queued ? 1 : frames, logging: log) { _ in
    try resizer.resize(
      input, into: &output, count: queued ? frames : 1, timeout: .seconds(1), progress: progress)
  }
}

/// The clocks of the same frames without a recorder: of each, and from the first start to the last
/// end.
func clocksWithoutRecorder(
  from source: ImageSize, to target: ImageSize, frames: Int = 1, queued: Bool = false
) throws -> (frames: [UInt64], all: UInt64) {
  let device = try SimulatedDevice(overlay: .resizer)
  let resizer = try ImageResizer(device)
  let input = try device.allocate(shape: source.shape, of: UInt8.self)
  let output = try device.allocate(shape: target.shape, of: UInt8.self)
  var results: [ResizeResult] = []
  if queued { try resizer.enqueue(input, into: output) }
  for frame in 0..<frames {
    if !queued || frame + 1 < frames { try resizer.enqueue(input, into: output) }
    results.append(try resizer.next())
  }
  let clocks = try results.map { try #require($0.clocks) }
  let start = try #require(results.first?.startClock)
  let end = try #require(results.last?.endClock)
  return (clocks, queued ? end - start : clocks.reduce(0, +))
}

/// Lets clocks pass before every call of a driver: a driver that takes its time.
final class Dawdler: DeviceObserver {
  let clocks: UInt64

  init(clocks: UInt64) { self.clocks = clocks }

  func willPerform(_ call: DeviceCall, on device: SimulatedDevice) {
    do { try device.run(clocks: clocks) } catch { Issue.record("\(error)") }
  }

  func didPerform(_ call: DeviceCall, answer: DeviceAnswer, on device: SimulatedDevice) {}
}

/// A simulated device that keeps its clock to itself, as a board does, or hides its monitor.
final class SecretiveDevice: Device {
  let device: SimulatedDevice
  let hidesClock: Bool
  let hidesMonitor: Bool

  init(_ device: SimulatedDevice, hidesClock: Bool = true, hidesMonitor: Bool = false) {
    self.device = device
    self.hidesClock = hidesClock
    self.hidesMonitor = hidesMonitor
  }

  var overlay: OverlayDescription { device.overlay }
  var clockFrequency: UInt64 { device.clockFrequency }
  var clockCount: UInt64? { hidesClock ? nil : device.clockCount }
  var now: Duration { device.now }

  func read32(_ address: BusAddress) throws(DeviceError) -> UInt32 {
    // What the interconnect answers where nothing is.
    if hidesMonitor, address >= 0x43C1_0000 {
      throw DeviceError(.decodeError, "nothing is mapped there", address: address)
    }
    return try device.read32(address)
  }

  func write32(_ address: BusAddress, _ value: UInt32) throws(DeviceError) {
    try device.write32(address, value)
  }

  func poll32(
    _ address: BusAddress, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> UInt32 {
    try device.poll32(address, mask: mask, until: expected, timeout: timeout)
  }

  func waitForInterrupt(
    _ lines: InterruptLines, timeout: Duration
  ) throws(DeviceError) -> InterruptLines {
    try device.waitForInterrupt(lines, timeout: timeout)
  }

  func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory {
    try device.allocate(byteCount: byteCount, alignment: alignment, caching: caching)
  }
}
