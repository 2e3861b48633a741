// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqFiles
public import SwynqReport

/// A recording as a trace that ui.perfetto.dev and chrome://tracing open: driver calls, register
/// accesses, bursts, waits and interrupts on one time axis.
///
/// It is written piece by piece: a frame of 3840x2160 has a quarter of a million bursts. The clock
/// numbers stand in the events' arguments.
public struct TraceFile: Sendable {
  /// The recording that the trace shows.
  public let recording: CycleRecording

  let timeline: TraceTimeline
  let names: RegisterNames

  /// A trace of `recording`. Without an activity log it has the driver's side alone.
  public init(_ recording: CycleRecording) {
    self.recording = recording
    timeline = TraceTimeline(recording)
    names = RegisterNames(recording.overlay, recording.cores)
  }

  /// The whole file as a text.
  public var text: String {
    var text = ""
    write { text += $0 }
    return text
  }

  /// Gives the file to `sink`, piece by piece.
  public func write<Failure>(
    _ sink: @escaping (String) throws(Failure) -> Void
  ) throws(Failure) {
    var stream = TraceStream(sink: sink)
    try stream.open(properties)
    try writeDriver(to: &stream)
    if let log = recording.activity {
      try writeRegisters(log, to: &stream)
      try writeBursts(log, to: &stream)
      try writeChannels(log, to: &stream)
      try writeInterrupts(log, to: &stream)
    }
    try stream.close()
  }

  /// Writes the file, whole or not at all.
  ///
  /// - Throws: `unwritable`, `inputOutput`.
  public func write(to path: String) throws(ReportError) {
    try reportingFileErrors { () throws(FileError) in
      let file = try OutputFile(path)
      try write { (piece) throws(FileError) in try file.write(piece) }
      try file.commit()
    }
  }

  /// The groups of tracks, in their order.
  enum Process: Int, CaseIterable {
    case driver = 1
    case registers, reads, writes, channels, interrupts

    var name: String {
      switch self {
      case .driver: "Driver"
      case .registers: "Register port"
      case .reads: "Read bursts"
      case .writes: "Write bursts"
      case .channels: "Memory port"
      case .interrupts: "Interrupts"
      }
    }
  }

  private var properties: [String: String] {
    let report = recording.report
    var properties = [
      "case": report.caseTitle, "device": report.deviceTitle, "versions": report.versionsTitle,
      "clockFrequency": "\(report.run.clockFrequency)", "firstClock": "\(timeline.firstClock)",
    ]
    if let memory = report.memoryTitle { properties["memory"] = memory }
    if let log = recording.activity, log.droppedEvents > 0 {
      properties["droppedEvents"] = "\(log.droppedEvents)"
    }
    return properties
  }
}
