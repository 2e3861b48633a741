// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The text of a trace file, event by event.
struct TraceStream<Failure: Error> {
  typealias Process = TraceFile.Process

  private let sink: (String) throws(Failure) -> Void
  private let encoder = JSONEncoder()
  private var pending = ""
  private var isFirst = true

  init(sink: @escaping (String) throws(Failure) -> Void) {
    self.sink = sink
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  }

  /// Begins the file.
  mutating func open(_ properties: [String: String]) throws(Failure) {
    pending += "{\"displayTimeUnit\":\"ns\",\"otherData\":\(json(properties)),\"traceEvents\":[\n"
  }

  /// Ends it.
  mutating func close() throws(Failure) {
    pending += "\n]}\n"
    try sink(pending)
    pending = ""
  }

  /// Names a group of tracks.
  mutating func name(_ process: Process) throws(Failure) {
    try write(
      TraceEvent(
        name: "process_name", ph: "M", pid: process.rawValue, args: ["name": .text(process.name)]))
    try write(
      TraceEvent(
        name: "process_sort_index", ph: "M", pid: process.rawValue,
        args: ["sort_index": .number(UInt64(process.rawValue))]))
  }

  /// Names a track of a group.
  mutating func name(_ process: Process, track: Int, _ name: String) throws(Failure) {
    try write(
      TraceEvent(
        name: "thread_name", ph: "M", pid: process.rawValue, tid: track,
        args: ["name": .text(name)]))
    try write(
      TraceEvent(
        name: "thread_sort_index", ph: "M", pid: process.rawValue, tid: track,
        args: ["sort_index": .number(UInt64(track))]))
  }

  /// A slice from a start to an end, in nanoseconds.
  mutating func slice(
    _ process: Process, track: Int, _ name: String, category: String, from start: UInt64,
    to end: UInt64, _ arguments: [String: TraceValue]
  ) throws(Failure) {
    try write(
      TraceEvent(
        name: name, ph: "X", pid: process.rawValue, tid: track, ts: microseconds(start),
        dur: microseconds(end - min(start, end)), cat: category, args: arguments))
  }

  /// An instant.
  mutating func instant(
    _ process: Process, track: Int, _ name: String, category: String, at time: UInt64,
    _ arguments: [String: TraceValue]
  ) throws(Failure) {
    try write(
      TraceEvent(
        name: name, ph: "i", pid: process.rawValue, tid: track, ts: microseconds(time),
        cat: category, s: "t", args: arguments))
  }

  /// Values of a counter from a time on.
  mutating func counter(
    _ process: Process, _ name: String, at time: UInt64, _ values: [String: TraceValue]
  ) throws(Failure) {
    try write(
      TraceEvent(
        name: name, ph: "C", pid: process.rawValue, ts: microseconds(time), args: values))
  }

  private mutating func write(_ event: TraceEvent) throws(Failure) {
    if !isFirst { pending += ",\n" }
    isFirst = false
    pending += json(event)
    if pending.utf8.count >= 1 << 16 {
      try sink(pending)
      pending = ""
    }
  }

  /// Whole nanoseconds are written exactly.
  private func microseconds(_ nanoseconds: UInt64) -> Double { Double(nanoseconds) / 1000 }

  private func json(_ value: some Encodable) -> String {
    do {
      return String(decoding: try encoder.encode(value), as: UTF8.self)
    } catch {
      // Names, whole numbers and finite fractions: nothing that JSON lacks.
      preconditionFailure("an event cannot be written as JSON: \(error)")
    }
  }
}
