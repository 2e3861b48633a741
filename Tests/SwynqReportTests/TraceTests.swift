// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReport
import SwynqReportPage
import SwynqSimulator
import Testing

/// Traces, read back and held to the format and to the run.
@Suite struct TraceTests {
  static let source = ImageSize(width: 96, height: 40)
  static let target = ImageSize(width: 64, height: 60)

  static func recording(
    frames: Int = 1, queued: Bool = false, frequency: UInt64 = 100_000_000
  ) throws -> CycleRecording {
    try recordLogged(from: source, to: target, frames: frames, queued: queued) {
      $0.clockFrequency = frequency
      $0.memory.stalls = .init(all: 150)
    }
  }

  @Test(arguments: [(1, false), (3, false), (3, true)], [100_000_000, 142_857_143] as [UInt64])
  func `Slices nest and lie within the run`(run: (Int, Bool), frequency: UInt64) throws {
    let recording = try Self.recording(frames: run.0, queued: run.1, frequency: frequency)
    let trace = try Trace(recording)
    let log = try #require(recording.activity)
    let end = Int((Double(log.clocks) * 1e9 / Double(frequency)).rounded(.up))
    #expect(trace.displayTimeUnit == "ns" && trace.tracks.count > 8)
    for track in trace.tracks {
      var open: [Trace.Event] = []
      let sorted = track.enumerated().sorted {
        ($0.element.start, -$0.element.end, $0.offset) < (
          $1.element.start, -$1.element.end, $1.offset
        )
      }
      for (_, slice) in sorted {
        #expect(slice.start >= 0 && slice.end >= slice.start && slice.end <= end, "\(slice)")
        while let last = open.last, last.end <= slice.start { open.removeLast() }
        if let last = open.last {
          #expect(slice.end <= last.end, "\(slice.name) sticks out of \(last.name)")
        }
        open.append(slice)
      }
    }
  }

  @Test func `Every track and group is named`() throws {
    let trace = try Trace(try Self.recording(frames: 2, queued: true))
    let used = Set(trace.traceEvents.filter { $0.ph == "X" }.map { [$0.pid, $0.tid ?? -1] })
    let named = Set(
      trace.traceEvents.filter { $0.name == "thread_name" }.map { [$0.pid, $0.tid ?? -1] })
    #expect(used.isSubset(of: named))
    let groups = Set(trace.traceEvents.filter { $0.name == "process_name" }.map(\.pid))
    #expect(Set(trace.traceEvents.map(\.pid)) == groups)
  }

  @Test func `Bursts carry the whole image`() throws {
    let recording = try Self.recording()
    let bursts = try Trace(recording).slices("burst")
    func bytes(_ pid: Int) -> UInt64 {
      bursts.filter { $0.pid == pid }.reduce(0) { $0 + ($1.number("bytes") ?? 0) }
    }
    #expect(bytes(3) == UInt64(Self.source.byteCount))
    #expect(bytes(4) == UInt64(Self.target.byteCount))
    #expect(
      UInt64(bursts.count) == recording.report.reads!.bursts + recording.report.writes!.bursts)
  }

  @Test func `Accesses are named by their registers`() throws {
    let recording = try Self.recording()
    let trace = try Trace(recording)
    let accesses = trace.slices("write") + trace.slices("read")
    #expect(accesses.count == recording.activity?.accesses.count)
    #expect(
      accesses.contains {
        $0.name == "register write" && $0.text("register") == "MM2S_LENGTH"
          && $0.text("value") == "0x0000_2D00"
      })
    #expect(accesses.contains { $0.text("register") == "CTRL" && $0.number("AP_START") == 1 })
    #expect(trace.slices("call").count == recording.events.count)
    #expect(trace.slices("frame").count == 1)
    #expect(trace.slices("phase").count == 5)
    #expect(!trace.slices("interrupt").isEmpty)
  }

  @Test func `Slices are named by their kind`() throws {
    let trace = try Trace(try Self.recording(frames: 3))
    let kinds = [
      "frame": ["frame"], "burst": ["read burst", "write burst"], "write": ["register write"],
      "read": ["register read"], "interrupt": ["interrupt"], "wait": ["stalled", "starved"],
      "call": ["read", "write", "poll", "wait for interrupt", "allocate", "flush", "invalidate"],
    ]
    for (category, names) in kinds {
      let used = Set(trace.slices(category).map(\.name))
      #expect(!used.isEmpty && used.isSubset(of: names), "\(category): \(used)")
    }
    #expect(trace.slices("frame").compactMap { $0.number("number") } == [1, 2, 3])
    let calls = trace.slices("call")
    #expect(calls.contains { $0.name == "write" && $0.text("register") == "MM2S_LENGTH" })
    #expect(calls.allSatisfy { $0.name != "write" || $0.text("value") != nil })
  }

  @Test func `A time is the clock number in nanoseconds`() throws {
    let recording = try Self.recording()
    let first = try #require(recording.activity).start
    for slice in try Trace(recording).slices("burst") {
      let clock = try #require(slice.number("clock"))
      #expect(slice.start == Int(clock - 1 - first) * 10)
      #expect(slice.end - slice.start == Int(try #require(slice.number("clocks"))) * 10)
    }
  }

  @Test func `Without a log the driver is left`() throws {
    var recording = try Self.recording()
    recording.activity = nil
    let trace = try Trace(recording)
    #expect(Set(trace.traceEvents.map(\.pid)) == [1])
    #expect(trace.slices("call").count == recording.events.count)
  }

  @Test func `A file appears whole or not at all`() throws {
    let recording = try Self.recording()
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("swynq-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("a \"trace\".json").path
    for _ in 0..<2 { try TraceFile(recording).write(to: path) }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == TraceFile(recording).text)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
    let error = #expect(throws: ReportError.self) {
      try TraceFile(recording).write(to: folder.path + "/none/a.json")
    }
    #expect(error?.code == .unwritable)
  }
}
