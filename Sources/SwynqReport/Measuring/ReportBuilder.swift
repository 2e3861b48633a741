// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores

/// Makes a report of what was measured.
struct ReportBuilder {
  let facts: DeviceFacts
  let overlay: OverlayDescription
  let clockFrequency: UInt64
  let counter: CounterTraits
  let windows: [MeasuredWindow]
  let isQueued: Bool

  /// The source of the clock counts.
  var source: ClockSource {
    if windows[0].startClock != nil { return .device }
    return windows[0].counters != nil ? .monitor : .time
  }

  /// The report, and the calls behind it.
  func recording(named name: String?) -> CycleRecording {
    let spans = windows.map(span)
    let origin = spans[0].start
    let parts = zip(windows, spans).map { phases(of: $0, $1) }
    let known = parts.compactMap { $0 }
    let isKnown = known.count == parts.count
    let counters = windows.compactMap(\.counters)
    let report = CycleReport(
      name: name, run: run(counters), clocks: spans.reduce(0) { $0 + $1.clocks },
      frames: zip(windows, spans).flatMap { frames(of: $0, $1, from: origin) },
      phases: isKnown ? known.reduce(PhaseClocks(), +) : nil,
      window: counters.reduce(0) { $0 + $1.clocks },
      channels: channels(counters),
      reads: counters.isEmpty ? nil : BurstReport(counters.map(\.reads)),
      writes: counters.isEmpty ? nil : BurstReport(counters.map(\.writes)),
      driver: driver(spans, counters), unknowns: unknowns(counters, phasesAreKnown: isKnown))
    return CycleRecording(
      report: report, events: windows.flatMap { $0.eventsOfFrames },
      origin: source == .device ? origin : nil, overlay: overlay)
  }

  /// From a window's first frame's start to its last one's end, by whatever counts the clocks.
  struct Span {
    let start: UInt64
    let end: UInt64
    var clocks: UInt64 { end - start }
  }

  private func span(_ window: MeasuredWindow) -> Span {
    if let start = window.startClock, let end = window.endClock {
      return Span(start: start, end: end)
    }
    if let counters = window.counters { return Span(start: counters.start, end: counters.clock) }
    // One window has no place on a common axis; each starts at 0.
    let clocks = window.works.reduce(0) { $0 + inClocks($1.duration) }
    return Span(start: 0, end: clocks)
  }

  private func inClocks(_ duration: Duration) -> UInt64 {
    let clocks = duration.inSeconds * Double(clockFrequency)
    return UInt64(max(clocks.rounded(), 1))
  }

  /// A time of the monitor, by whatever counts the clocks.
  func place(_ time: UInt64) -> UInt64 {
    guard source == .device, let offset = counter.offset else { return time }
    return UInt64(max(Int64(time) + offset, 0))
  }

  /// The channel that carries more bytes.
  private var busierChannel: DMAChannelPlace? {
    let work = windows[0].works[0].work
    let counters = windows[0].counters
    let read = work.bytesRead.map(UInt64.init) ?? counters?[.readData].bytes ?? 0
    let written = work.bytesWritten.map(UInt64.init) ?? counters?[.writeData].bytes ?? 0
    return DMAChannelPlace(overlay, read >= written ? .memoryToStream : .streamToMemory)
  }

  /// The phases of a window; nil if nothing counts, or nothing was moved.
  private func phases(of window: MeasuredWindow, _ span: Span) -> PhaseClocks? {
    guard let counters = window.counters else { return nil }
    // What only writes streams into memory, and what only reads has nothing to drain.
    let reads = counters[.readAddress].beats > 0
    let address = counters[reads ? .readAddress : .writeAddress]
    let data = counters[reads ? .readData : .writeData]
    let writes = counters[.writeAddress].beats > 0
    guard let firstAddress = address.firstBeat, let firstBeat = data.firstBeat,
      let lastBeat = data.lastBeat,
      let lastResponse = writes ? counters[.writeResponse].lastBeat : lastBeat
    else { return nil }
    var phases = PhaseClocks()
    var at = span.start
    for (phase, time) in [
      (Phase.setUp, firstAddress), (.firstByte, firstBeat), (.streaming, lastBeat),
      (.drain, lastResponse),
    ] {
      // A core may drop the last rows of its source, so that the last response comes first.
      let next = min(max(place(time), at), span.end)
      phases[phase] = next - at
      at = next
    }
    phases.wait = span.end - at
    if let busierChannel {
      phases.gap = min(window.gap(of: busierChannel), phases.streaming)
      phases.streaming -= phases.gap
    }
    return phases
  }

  /// The frames of a window, their clocks counted from `origin`.
  private func frames(
    of window: MeasuredWindow, _ span: Span, from origin: UInt64
  ) -> [FrameReport] {
    let passages = window.counters?.frames ?? []
    // The monitor keeps the last frames only.
    let missing = window.works.count - passages.count
    return window.works.indices.map { index in
      let passage = index >= missing && missing >= 0 ? passages[index - missing] : nil
      let entered = passage.map { place($0.start) }
      let left = passage.map { place($0.end) }
      let result = window.works[index]
      var start = result.startClock ?? span.start
      var end = result.endClock ?? span.end
      if result.startClock == nil, window.works.count > 1 {
        // Nobody has seen more of a queued frame than its passage through the core.
        start = entered ?? span.start
        end = left ?? span.end
      }
      return FrameReport(
        start: start - origin, end: end - origin, entered: entered.map { $0 - min($0, origin) },
        left: left.map { $0 - min($0, origin) },
        phases: window.works.count == 1 ? phases(of: window, span) : nil)
    }
  }

  private func channels(_ counters: [CycleCounters]) -> [ChannelReport] {
    guard !counters.isEmpty else { return [] }
    let streams: [MonitoredChannel] = [.source, .destination]
    return MonitoredChannel.allCases.filter {
      counter.streamsAbsence == nil || !streams.contains($0)
    }.map { channel in
      counters.reduce(into: ChannelReport(channel, ChannelActivity())) {
        $0 += ChannelReport(channel, $1[channel])
      }
    }
  }

  private func driver(_ spans: [Span], _ counters: [CycleCounters]) -> DriverReport {
    let events = windows.flatMap { $0.eventsOfFrames }
    let counts = source == .device
    var report = DriverReport()
    for event in events {
      let path: WritableKeyPath<DriverReport, DriverReport.Calls>
      switch event.call {
      case .read: path = \.reads
      case .write: path = \.writes
      case .poll: path = \.polls
      case .waitForInterrupt: path = \.waits
      case .allocate, .flush, .invalidate: continue
      }
      report[keyPath: path].count += 1
      report[keyPath: path].clocks? += event.clocks ?? 0
    }
    let total = spans.reduce(0) { $0 + $1.clocks }
    let inCalls = events.reduce(0) { $0 + ($1.clocks ?? 0) }
    report.betweenCalls = total - min(total, inCalls)
    if !counts {
      for path in [\DriverReport.reads, \.writes, \.polls, \.waits] {
        report[keyPath: path].clocks = nil
      }
      report.betweenCalls = nil
    }
    report.lateReceive = counts ? lateReceive : nil
    return report
  }

  /// The clocks by which results were taken later than data came, over all windows.
  private var lateReceive: UInt64? {
    guard let channel = DMAChannelPlace(overlay, .streamToMemory) else { return nil }
    var sum: UInt64 = 0
    for window in windows {
      guard let start = window.firstStart(of: channel),
        let first = window.counters?[.readData].firstBeat
      else { return nil }
      sum += start - min(start, place(first))
    }
    return sum
  }
}
