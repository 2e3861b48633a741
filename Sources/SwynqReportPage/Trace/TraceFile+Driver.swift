// SPDX-License-Identifier: Apache-2.0

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
      arguments.merge(facts(of: event.call)) { $1 }
      if let result = result(of: event) { arguments["result"] = .text(result) }
      try stream.slice(
        .driver, track: calls, kind(of: event.call), category: "call", from: start, to: end,
        arguments)
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
      .driver, track: track, "frame", category: "frame",
      from: timeline.nanoseconds(origin + frame.start),
      to: timeline.nanoseconds(origin + frame.end),
      [
        "number": .number(UInt64(number)), "clock": .number(origin + frame.start),
        "clocks": .number(frame.clocks),
      ])
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

  /// The name of a call's slice: one for all calls of a kind, so that they can be added up.
  private func kind(of call: DeviceCall) -> String {
    switch call {
    case .read: "read"
    case .write: "write"
    case .poll: "poll"
    case .waitForInterrupt: "wait for interrupt"
    case .allocate: "allocate"
    case .flush: "flush"
    case .invalidate: "invalidate"
    }
  }

  /// The arguments that tell a call from others of its kind.
  private func facts(of call: DeviceCall) -> [String: TraceValue] {
    func register(_ address: BusAddress) -> [String: TraceValue] {
      ["register": .text(names.name(of: address)), "address": .text("\(address)")]
    }
    func memory(_ address: BusAddress, _ range: Range<Int>) -> [String: TraceValue] {
      [
        "address": .text("\(address + range.lowerBound)"), "bytes": .number(UInt64(range.count)),
      ]
    }
    switch call {
    case .read(let address): return register(address)
    case .write(let address, let value):
      return register(address).merging(["value": .text(hexadecimal(value, minimumDigits: 8))]) {
        $1
      }
    case .poll(let address, let mask, let expected, _):
      return register(address).merging([
        "mask": .text(hexadecimal(mask, minimumDigits: 8)),
        "expected": .text(hexadecimal(expected, minimumDigits: 8)),
      ]) { $1 }
    case .waitForInterrupt(let lines, _): return ["lines": .text("\(lines)")]
    case .allocate(let byteCount, _, let caching):
      return ["bytes": .number(UInt64(byteCount)), "caching": .text("\(caching)")]
    case .flush(let address, let range), .invalidate(let address, let range):
      return memory(address, range)
    }
  }

  /// The answer to a call.
  private func result(of event: DriverEvent) -> String? {
    switch event.outcome {
    case .value(let value): hexadecimal(value, minimumDigits: 8)
    case .lines(let lines): "\(lines)"
    case .memory(let address): "\(address)"
    case .done: nil
    case .failure(let error): "\(error)"
    }
  }
}
