// SPDX-License-Identifier: Apache-2.0

public import Swynq
public import SwynqCores
public import SwynqResizer

/// Runs frames through the resizer and writes down where their clocks went.
///
/// ```swift
/// let recorder = try CycleRecorder(SimulatedDevice(overlay: .resizer))
/// let recording = try recorder.record(from: .init(width: 640, height: 360), to: .init(width: 320, height: 180))
/// print(recording.report.text)
/// ```
///
/// The cycle monitor is talked to before and after the frames, never during one: a frame takes the
/// clocks that it takes without a recorder. (With random stalls a few accesses earlier mean other
/// stalls later; the same program still gives the same clocks.) Works on any device: what it cannot
/// know, such as on an overlay without a monitor, the report says.
public final class CycleRecorder<Bus: Device> {
  /// The device as drivers are to use it: every call is noted.
  public typealias Observed = ObservedDevice<Bus, DriverTrace<Bus>>

  /// The device behind.
  public let device: Bus
  /// The resizer that the frames go through.
  public let resizer: ImageResizer<Observed>

  let trace = DriverTrace<Bus>(recording: false)
  let monitor: MonitorAccess<Bus>
  let facts: DeviceFacts

  /// Takes over a device's resizer, as `ImageResizer.init(_:dma:accelerator:waiting:)` does, and
  /// its cycle monitor if there is one.
  ///
  /// - Parameters:
  ///   - device: The device that holds the overlay.
  ///   - facts: What the report is to say of the device; by default what it says of itself.
  ///   - waiting: How the driver waits; by default on interrupts if they are connected.
  /// - Throws: As `ImageResizer.init(_:dma:accelerator:waiting:)`.
  public init(
    _ device: Bus, facts: DeviceFacts? = nil, waiting: WaitStrategy? = nil
  ) throws(DeviceError) {
    self.device = device
    self.facts =
      facts ?? (device as? any SelfDescribingDevice)?.facts
      ?? DeviceFacts(kind: "\(type(of: device))")
    resizer = try ImageResizer(ObservedDevice(device, observer: trace), waiting: waiting)
    monitor = try MonitorAccess(device)
  }

  /// Records frames of these sizes. The images are black: clocks do not depend on the pixels.
  ///
  /// - Parameters:
  ///   - name: What the report is called.
  ///   - source: Size of the images that go in.
  ///   - destination: Size of the images that come out.
  ///   - frames: How many, at least 1.
  ///   - queued: Whether the next frame is in line while one is under way, so that they overlap.
  ///   - timeout: Device time to wait for each frame; by default as `ImageResizer.next(timeout:progress:)`.
  ///   - progress: Called now and then while the hardware works.
  /// - Throws: As `ImageResizer.next(timeout:progress:)`.
  public func record(
    _ name: String? = nil, from source: ImageSize, to destination: ImageSize, frames: Int = 1,
    queued: Bool = false, timeout: Duration? = nil, progress: (() -> Void)? = nil
  ) throws(DeviceError) -> CycleRecording {
    try source.validate(as: "a source image")
    try destination.validate(as: "a destination image")
    let input = try device.allocate(shape: source.shape, of: UInt8.self)
    let output = try device.allocate(shape: destination.shape, of: UInt8.self)
    return try record(
      name, input, into: output, frames: frames, queued: queued, timeout: timeout,
      progress: progress)
  }

  /// Records frames of an image that is in the device's memory; see
  /// ``record(_:from:to:frames:queued:timeout:progress:)``.
  ///
  /// - Parameters:
  ///   - name: What the report is called.
  ///   - source: The image, RGB, of shape `[height, width, 3]`.
  ///   - destination: Where every frame's result goes.
  ///   - frames: How many, at least 1.
  ///   - queued: Whether the next frame is in line while one is under way.
  ///   - timeout: Device time to wait for each frame.
  ///   - progress: Called now and then while the hardware works.
  /// - Throws: As `ImageResizer.next(timeout:progress:)`.
  public func record(
    _ name: String? = nil, _ source: borrowing DeviceBuffer<UInt8>,
    into destination: borrowing DeviceBuffer<UInt8>, frames: Int = 1, queued: Bool = false,
    timeout: Duration? = nil, progress: (() -> Void)? = nil
  ) throws(DeviceError) -> CycleRecording {
    guard frames >= 1 else {
      throw DeviceError(.invalidArgument, "cannot record \(frames) frames; record at least 1")
    }
    guard resizer.pendingFrames == 0 else {
      throw DeviceError(
        .busy,
        "\(resizer.pendingFrames) frames are still on their way; wait for them before recording")
    }
    trace.removeAll()
    // Several frames that do not overlap have a window each.
    let rounds = queued ? 1 : frames
    var windows: [MeasuredWindow] = []
    for _ in 0..<rounds {
      windows.append(
        try measure(
          source, into: destination, frames: frames / rounds, timeout: timeout,
          progress: progress))
    }
    return ReportBuilder(
      facts: facts, overlay: device.overlay, clockFrequency: device.clockFrequency,
      monitor: .init(monitor), windows: windows, isQueued: queued && frames > 1
    ).recording(named: name)
  }

  /// Runs frames between a clear and a snapshot.
  private func measure(
    _ source: borrowing DeviceBuffer<UInt8>, into destination: borrowing DeviceBuffer<UInt8>,
    frames: Int, timeout: Duration?, progress: (() -> Void)?
  ) throws(DeviceError) -> MeasuredWindow {
    try monitor.clear()
    let first = trace.events.count
    trace.isRecording = true
    defer { trace.isRecording = false }
    var results: [ResizeResult] = []
    try resizer.enqueue(source, into: destination)
    for frame in 0..<frames {
      if frame + 1 < frames { try resizer.enqueue(source, into: destination) }
      results.append(try resizer.next(timeout: timeout, progress: progress))
    }
    trace.isRecording = false
    return MeasuredWindow(
      results: results, events: Array(trace.events[first...]), counters: try monitor.snapshot())
  }
}
