// SPDX-License-Identifier: Apache-2.0

public import Swynq
public import SwynqCores

/// Writes down where the clocks of a driver's work went.
///
/// ```swift
/// let recorder = try CycleRecorder(SimulatedDevice(overlay: .resizer))
/// let resizer = try ImageResizer(recorder.device)
/// let recording = try recorder.record("half of 360p", times: 4) { _ in
///   try resizer.resize(photo, into: &small)
/// }
/// print(recording.report.text)
/// ```
///
/// The overlay's cycle monitor is talked to before and after the work, never during it: work takes the
/// clocks that it takes without a recorder. (With random stalls a few accesses earlier mean other
/// stalls later; the same program still gives the same clocks.) Without a monitor a simulated device
/// counts by itself. What nobody can know, such as on a board without a monitor, the report says.
public final class CycleRecorder<Bus: Device> {
  /// A device of which every call is noted.
  public typealias Observed = ObservedDevice<Bus, DriverTrace<Bus>>

  /// The device as drivers are to use it, so that their calls are noted.
  public let device: Observed

  private let inner: Bus
  private let trace = DriverTrace<Bus>(recording: false)
  private let facts: DeviceFacts
  private let cores: Cores

  /// A recorder of what drivers do with a device.
  ///
  /// - Parameters:
  ///   - device: The device that holds the overlay.
  ///   - facts: What the report is to say of the device; by default what it says of itself.
  ///   - cores: The cores whose registers have names.
  public init(_ device: Bus, facts: DeviceFacts? = nil, knowing cores: Cores = .standard) {
    inner = device
    self.device = ObservedDevice(device, observer: trace)
    self.facts =
      facts ?? (device as? any SelfDescribingDevice)?.facts
      ?? DeviceFacts(kind: "\(type(of: device))")
    self.cores = cores
  }

  /// Records work that a driver tells of, such as frames. They count from the start of the first to the
  /// end of the last, and what else the closure does is left out.
  ///
  /// - Parameters:
  ///   - name: The report's name.
  ///   - times: How often to call the closure. Work of different calls is counted one by one, and work
  ///     that one call returns as a queue, which overlaps.
  ///   - log: Options of a log of the buses to keep, for pages and traces; nil for none. A device that
  ///     cannot keep one is recorded without.
  ///   - body: The work; at least one piece.
  /// - Throws: `invalidArgument` for no work; what the device and the closure throw.
  public func record<Work: MeasuredWork>(
    _ name: String? = nil, times: Int = 1, logging log: ActivityLogOptions? = nil,
    _ body: (Observed) throws -> [Work]
  ) throws -> CycleRecording {
    guard times >= 1 else {
      throw DeviceError(.invalidArgument, "cannot record \(times) times; record at least once")
    }
    let counter = try BeatCounter(inner, options: log ?? .init())
    let logging = log != nil && !counter.keepsLog ? inner as? any ActivityLoggingDevice : nil
    trace.removeAll()
    try logging?.startActivityLog(log ?? .init())
    var windows: [MeasuredWindow] = []
    var isQueued = false
    do {
      // A log cannot be cut: it covers all calls as one window.
      let rounds = counter.keepsLog ? 1 : times
      for _ in 0..<rounds {
        let window = try window(of: counter) { () throws in
          var works: [any MeasuredWork] = []
          for _ in 0..<(times / rounds) {
            let more = try body(device)
            isQueued = isQueued || more.count > 1
            works += more
          }
          return works
        }
        windows.append(window)
      }
    } catch {
      try? logging?.stopActivityLog()
      throw error
    }
    try logging?.stopActivityLog()
    var recording = ReportBuilder(
      facts: facts, overlay: inner.overlay, clockFrequency: inner.clockFrequency,
      counter: counter.traits, windows: windows, isQueued: isQueued
    ).recording(named: name)
    recording.cores = cores
    let activity = try logging?.activityLog ?? counter.log()
    recording.activity = activity
    recording.report.otherPorts = activity?.otherPorts.map(PortReport.init) ?? []
    return recording
  }

  /// Records one piece of work, or the same one several times.
  ///
  /// - Parameters:
  ///   - name: The report's name.
  ///   - times: How often to call the closure.
  ///   - log: Options of a log of the buses to keep, for pages and traces; nil for none.
  ///   - body: The work.
  /// - Throws: `invalidArgument`; what the device and the closure throw.
  public func record<Work: MeasuredWork>(
    _ name: String? = nil, times: Int = 1, logging log: ActivityLogOptions? = nil,
    _ body: (Observed) throws -> Work
  ) throws -> CycleRecording {
    try record(name, times: times, logging: log) { [try body($0)] }
  }

  /// Records all that a closure does with the device.
  ///
  /// - Parameters:
  ///   - name: The report's name.
  ///   - times: How often to call the closure.
  ///   - log: Options of a log of the buses to keep, for pages and traces; nil for none.
  ///   - body: The driver's work.
  /// - Throws: `invalidArgument`; what the device and the closure throw.
  public func record(
    _ name: String? = nil, times: Int = 1, logging log: ActivityLogOptions? = nil,
    _ body: (Observed) throws -> Void
  ) throws -> CycleRecording {
    try record(name, times: times, logging: log) { device in
      let (clock, time) = (inner.clockCount, inner.now)
      try body(device)
      return AnyWork(
        startClock: clock, endClock: inner.clockCount, startTime: time,
        duration: inner.now - time)
    }
  }

  /// Does some work between a clear of the counter and a snapshot.
  private func window(
    of counter: BeatCounter<Bus>, _ body: () throws -> [any MeasuredWork]
  ) throws -> MeasuredWindow {
    try counter.clear()
    let first = trace.events.count
    trace.isRecording = true
    let works: [any MeasuredWork]
    do {
      works = try body()
    } catch {
      trace.isRecording = false
      counter.abandon()
      throw error
    }
    trace.isRecording = false
    let counters = try counter.snapshot(bytesPerBeat: facts.dataWidth.map { $0 / 8 })
    guard !works.isEmpty else {
      throw DeviceError(.invalidArgument, "the closure returned no work; return at least one piece")
    }
    return MeasuredWindow(
      works: works, events: Array(trace.events[first...]), counters: counters)
  }
}

/// All that a closure did.
private struct AnyWork: MeasuredWork {
  var work: WorkDescription { WorkDescription("the driver's calls") }
  let startClock: UInt64?
  let endClock: UInt64?
  let startTime: Duration
  let duration: Duration
}

extension Device {
  /// Reports where the clocks went of all that a closure does with this device.
  ///
  /// ```swift
  /// let report = try device.measure("copy 4 KiB") { device in
  ///   try Copier(device).copy(source, to: destination)
  /// }
  /// print(report.text)
  /// ```
  /// - Parameters:
  ///   - name: The report's name.
  ///   - times: How often to call the closure.
  ///   - body: The driver's work, on the device that it is given.
  /// - Throws: What the device and the closure throw.
  public func measure(
    _ name: String? = nil, times: Int = 1,
    _ body: (CycleRecorder<Self>.Observed) throws -> Void
  ) throws -> CycleReport {
    try CycleRecorder(self).record(name, times: times, body).report
  }

  /// Reports where the clocks went of work that a driver tells of, such as frames.
  ///
  /// - Parameters:
  ///   - name: The report's name.
  ///   - times: How often to call the closure.
  ///   - body: The work; as in ``CycleRecorder/record(_:times:logging:_:)``.
  /// - Throws: What the device and the closure throw.
  public func measure<Work: MeasuredWork>(
    _ name: String? = nil, times: Int = 1,
    _ body: (CycleRecorder<Self>.Observed) throws -> Work
  ) throws -> CycleReport {
    try CycleRecorder(self).record(name, times: times, body).report
  }

  /// Reports where the clocks went of a queue of work, such as frames that overlap.
  ///
  /// - Parameters:
  ///   - name: The report's name.
  ///   - times: How often to call the closure.
  ///   - body: The work; as in ``CycleRecorder/record(_:times:logging:_:)``.
  /// - Throws: What the device and the closure throw.
  public func measure<Work: MeasuredWork>(
    _ name: String? = nil, times: Int = 1,
    _ body: (CycleRecorder<Self>.Observed) throws -> [Work]
  ) throws -> CycleReport {
    try CycleRecorder(self).record(name, times: times, body).report
  }
}
