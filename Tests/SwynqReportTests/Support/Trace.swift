// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqReport
import SwynqReportPage
import Testing

/// A trace file, read back as its format says.
struct Trace: Decodable {
  var displayTimeUnit: String
  var otherData: [String: String]
  var traceEvents: [Event]

  struct Event: Decodable {
    var name: String
    var ph: String
    var pid: Int
    var tid: Int?
    var ts: Double?
    var dur: Double?
    var cat: String?
    var args: [String: Value]?

    /// In nanoseconds, which the file gives exactly.
    var start: Int { Int(((ts ?? -1) * 1000).rounded()) }
    var end: Int { start + Int(((dur ?? 0) * 1000).rounded()) }

    func number(_ key: String) -> UInt64? {
      if case .number(let number)? = args?[key] { UInt64(number) } else { nil }
    }

    func text(_ key: String) -> String? {
      if case .text(let text)? = args?[key] { text } else { nil }
    }
  }

  enum Value: Decodable {
    case number(Double)
    case text(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      do {
        self = .number(try container.decode(Double.self))
      } catch {
        self = .text(try container.decode(String.self))
      }
    }
  }

  init(_ recording: CycleRecording) throws {
    let text = TraceFile(recording).text
    self = try JSONDecoder().decode(Trace.self, from: Data(text.utf8))
  }

  /// All slices, track by track.
  var tracks: [[Event]] {
    let slices = traceEvents.filter { $0.ph == "X" }
    return Dictionary(grouping: slices) { [$0.pid, $0.tid ?? -1] }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }.map(\.value)
  }

  func slices(_ category: String) -> [Event] {
    traceEvents.filter { $0.ph == "X" && $0.cat == category }
  }
}
