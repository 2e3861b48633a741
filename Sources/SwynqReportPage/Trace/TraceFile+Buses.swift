// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

extension TraceFile {
  /// Register accesses as the bus saw them, with their fields.
  func writeRegisters<Failure>(
    _ log: ActivityLog, to stream: inout TraceStream<Failure>
  ) throws(Failure) {
    try stream.name(.registers)
    try stream.name(.registers, track: 1, "accesses")
    for access in log.accesses {
      var arguments = span(access.clocks)
      arguments["register"] = .text(names.name(of: access.address))
      arguments["address"] = .text("\(access.address)")
      arguments["value"] = .text(hexadecimal(access.value, minimumDigits: 8))
      if let block = names.block(at: access.address) { arguments["block"] = .text(block.name) }
      if access.failed { arguments["failed"] = .text("yes") }
      for field in names.register(at: access.address)?.fields ?? [] where field.width < 32 {
        arguments[field.name] = .number(UInt64(field.extract(from: access.value)))
      }
      try stream.slice(
        .registers, track: 1, access.isWrite ? "register write" : "register read",
        category: access.isWrite ? "write" : "read", from: start(access.clocks),
        to: timeline.nanoseconds(access.clocks.upperBound), arguments)
    }
  }

  /// Bursts, on as many tracks as there are at once.
  func writeBursts<Failure>(
    _ log: ActivityLog, to stream: inout TraceStream<Failure>
  ) throws(Failure) {
    for (direction, process) in [
      (BurstActivity.Direction.read, Process.reads), (.write, .writes),
    ] {
      try stream.name(process)
      var lanes = TraceLanes()
      let bursts = log.bursts.filter { $0.direction == direction }
        .sorted { $0.start < $1.start }
      for burst in bursts {
        let lane = lanes.place(burst.start - 1, burst.end)
        if lane + 1 == lanes.count {
          try stream.name(process, track: 1 + lane, "\(direction.rawValue) \(1 + lane)")
        }
        var arguments = span(burst.start...burst.end)
        arguments["address"] = .text("\(burst.address)")
        arguments["beats"] = .number(UInt64(burst.beats))
        arguments["bytes"] = .number(UInt64(burst.beats) * UInt64(burst.bytesPerBeat))
        arguments["addressAccepted"] = .number(burst.accepted)
        arguments["firstBeat"] = .number(burst.firstBeat)
        arguments["lastBeat"] = .number(burst.lastBeat)
        if burst.failed { arguments["failed"] = .text("yes") }
        try stream.slice(
          process, track: 1 + lane, "\(direction.rawValue) burst", category: "burst",
          from: start(burst.start...burst.end), to: timeline.nanoseconds(burst.end), arguments)
      }
    }
  }

  /// Long waits of the channels, and counters of their use.
  func writeChannels<Failure>(
    _ log: ActivityLog, to stream: inout TraceStream<Failure>
  ) throws(Failure) {
    let channels: [MonitoredChannel] = [
      .readAddress, .readData, .writeAddress, .writeData, .writeResponse,
    ]
    try stream.name(.channels)
    for channel in channels {
      try stream.name(.channels, track: 1 + channel.rawValue, "\(channel) waits")
    }
    for wait in log.waits {
      try stream.slice(
        .channels, track: 1 + wait.channel.rawValue, wait.kind.rawValue, category: "wait",
        from: start(wait.clocks), to: timeline.nanoseconds(wait.clocks.upperBound),
        span(wait.clocks))
    }
    for bucket in log.buckets {
      let time = timeline.nanoseconds(bucket.start)
      let clocks = Double(max(bucket.clocks, 1))
      for channel in channels {
        try stream.counter(
          .channels, "\(channel) busy, percent", at: time,
          ["busy": .fraction((1000 * Double(bucket[channel].beats) / clocks).rounded() / 10)])
      }
      try stream.counter(
        .channels, "bursts under way", at: time,
        [
          "reads": .fraction((100 * Double(bucket.outstandingReads) / clocks).rounded() / 100),
          "writes": .fraction((100 * Double(bucket.outstandingWrites) / clocks).rounded() / 100),
        ])
    }
  }

  /// Interrupt lines, from rising to falling; one that stays high lasts to the log's end.
  func writeInterrupts<Failure>(
    _ log: ActivityLog, to stream: inout TraceStream<Failure>
  ) throws(Failure) {
    try stream.name(.interrupts)
    for line in 0..<32 {
      let mask = InterruptLines.line(line)
      guard log.interrupts.contains(where: { !$0.lines.isDisjoint(with: mask) }) else { continue }
      let name = port(of: mask) ?? "line \(line)"
      try stream.name(.interrupts, track: 1 + line, name)
      var raised: UInt64?
      for change in log.interrupts {
        let isHigh = !change.lines.isDisjoint(with: mask)
        if isHigh, raised == nil { raised = change.clock }
        if !isHigh, let start = raised {
          try write(line, from: start, to: change.clock, in: &stream)
          raised = nil
        }
      }
      if let raised { try write(line, from: raised, to: log.end, in: &stream) }
    }
  }

  private func write<Failure>(
    _ line: Int, from start: UInt64, to end: UInt64,
    in stream: inout TraceStream<Failure>
  ) throws(Failure) {
    try stream.slice(
      .interrupts, track: 1 + line, "interrupt", category: "interrupt",
      from: timeline.nanoseconds(start), to: timeline.nanoseconds(end),
      ["clock": .number(start), "clocks": .number(end - start)])
  }

  private func port(of line: InterruptLines) -> String? {
    for block in recording.overlay?.blocks ?? [] {
      for interrupt in block.interrupts where interrupt.line == line {
        return "\(block.name) \(interrupt.port)"
      }
    }
    return nil
  }

  /// When the first of these clocks begins.
  private func start(_ clocks: ClosedRange<UInt64>) -> UInt64 {
    timeline.nanoseconds(clocks.lowerBound - 1)
  }

  private func span(_ clocks: ClosedRange<UInt64>) -> [String: TraceValue] {
    ["clock": .number(clocks.lowerBound), "clocks": .number(UInt64(clocks.count))]
  }
}
