internal import Swynq
internal import SwynqReport

extension TraceFile {
  /// Frames with their phases, and the driver's calls.
  func writeDriver<Failure>(to stream: inout TraceStream<Failure>) throws(Failure) {
    try stream.name(.driver)
    if let origin = recording.origin {
      var lanes = TraceLanes()
      for (index, frame) in recording.report.frames.enumerated() {
        let lane = lanes.place(frame.start, frame.end)
        if lanes.count == lane + 1 { try name(frames: lane, in: &stream) }
        try write(frame, number: index + 1, origin: origin, track: 1 + lane, to: &stream)
      }
    }
    let calls = 100
    try stream.name(.driver, track: calls, "calls")
    for event in recording.events {
      let (start, end) = timeline.span(event)
      var arguments: [String: TraceValue] = [:]
      if let clock = event.startClock { arguments["clock"] = .number(clock) }
      if let clocks = event.clocks { arguments["clocks"] = .number(clocks) }
      let (text, result) = describe(event)
      if let result { arguments["result"] = .text(result) }
      try stream.slice(
        .driver, track: calls, text, category: "call", from: start, to: end, arguments)
    }
  }

  private func name<Failure>(
    frames lane: Int, in stream: inout TraceStream<Failure>
  ) throws(Failure) {
    try stream.name(.driver, track: 1 + lane, lane == 0 ? "frames" : "frames \(lane + 1)")
  }

  private func write<Failure>(
    _ frame: FrameReport, number: Int, origin: UInt64, track: Int,
    to stream: inout TraceStream<Failure>
  ) throws(Failure) {
    try stream.slice(
      .driver, track: track, "frame \(number)", category: "frame",
      from: timeline.nanoseconds(origin + frame.start),
      to: timeline.nanoseconds(origin + frame.end),
      ["clock": .number(origin + frame.start), "clocks": .number(frame.clocks)])
    guard let phases = frame.phases else { return }
    var clock = origin + frame.start
    for phase in Phase.allCases where phases[phase] > 0 {
      let end = clock + phases[phase]
      try stream.slice(
        .driver, track: track, phase.title, category: "phase", from: timeline.nanoseconds(clock),
        to: timeline.nanoseconds(end),
        [
          "clock": .number(clock), "clocks": .number(phases[phase]),
          "what": .text(phase.explanation),
        ])
      clock = end
    }
  }

  /// A call in words, and what it got.
  private func describe(_ event: DriverEvent) -> (String, String?) {
    let result: String? =
      switch event.outcome {
      case .value(let value): hexadecimal(value)
      case .lines(let lines): "\(lines)"
      case .memory(let address): "\(address)"
      case .done: nil
      case .failure(let error): "\(error)"
      }
    switch event.call {
    case .read(let address): return ("read \(names.name(of: address))", result)
    case .write(let address, let value):
      return ("write \(names.name(of: address)) = \(hexadecimal(value))", result)
    case .poll(let address, let mask, let expected, _):
      return (
        "poll \(names.name(of: address)) & \(hexadecimal(mask)) = \(hexadecimal(expected))", result
      )
    case .waitForInterrupt(let lines, _): return ("wait for interrupt \(lines)", result)
    case .allocate(let byteCount, _, let caching):
      return ("allocate \(grouped(byteCount)) bytes, \(caching)", result)
    case .flush(let address, let range):
      return ("flush \(grouped(range.count)) bytes at \(address + range.lowerBound)", result)
    case .invalidate(let address, let range):
      return ("invalidate \(grouped(range.count)) bytes at \(address + range.lowerBound)", result)
    }
  }
}
