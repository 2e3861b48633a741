// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Swynq
internal import SwynqFiles
internal import SwynqReplay
internal import SwynqReport
internal import SwynqResizer

/// The outcome of a replay, for people (``text``) and as JSON for programs.
///
/// The JSON's keys are the names of the properties here. They stay; later versions may add some.
struct ReplayDocument: Encodable {
  /// Of the JSON; raised if a key changes its meaning or goes.
  let version = 1
  let recording: String
  /// The device that the recording was made on.
  let recordedDevice: String
  /// The device that it was replayed on.
  let device: String
  let isEqual: Bool
  let calls: Int
  let comparedBytes: Int
  /// Answers that came earlier than recorded.
  let earlierAnswers: Int
  /// Null if the device could not know.
  @OrNull var recordedClocks: UInt64?
  @OrNull var clocks: UInt64?
  let recordedSeconds: Double
  let seconds: Double
  /// The first difference, or null.
  @OrNull var difference: Difference?

  /// The first difference of replay and recording.
  struct Difference: Encodable {
    let kind: ReplayDifference.Kind
    let call: Int
    let place: String
    let expected: String
    let found: String
    let register: String?
    let buffer: Int?
    let byteOffset: Int?
    let row: Int?
    let column: Int?
    let channel: Int?
  }

  init(recording: String, device: String, report: ReplayReport) {
    self.recording = recording
    self.device = device
    recordedDevice = report.recordedDevice
    isEqual = report.isEqual
    calls = report.callCount
    comparedBytes = report.comparedBytes
    earlierAnswers = report.earlierAnswers
    recordedClocks = report.recordedClocks
    clocks = report.clocks
    recordedSeconds = report.recordedDuration.inSeconds
    seconds = report.duration.inSeconds
    difference = report.difference.map {
      Difference(
        kind: $0.kind, call: $0.call, place: $0.place, expected: $0.expected, found: $0.found,
        register: $0.register, buffer: $0.buffer, byteOffset: $0.byteOffset, row: $0.pixel?.row,
        column: $0.pixel?.column, channel: $0.pixel?.channel)
    }
  }

  /// For people: a line for each thing that they ask.
  var text: String {
    let lines = [
      "recorded   on the \(recordedDevice.printable()): \(Self.span(recordedClocks, recordedSeconds))",
      "replayed   on the \(device): \(Self.span(clocks, seconds))",
      "compared   \(grouped(calls)) calls, \(grouped(comparedBytes)) bytes; "
        + "\(earlierAnswers) answers came earlier",
      difference.map {
        "DIFFERENT  call \($0.call), \($0.place.printable()): \($0.found.printable()) instead of "
          + $0.expected.printable()
      } ?? "equal      in all that was compared",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private static func span(_ clocks: UInt64?, _ seconds: Double) -> String {
    (clocks.map { "\(grouped($0)) clocks, " } ?? "") + duration(seconds)
  }
}
