// SPDX-License-Identifier: Apache-2.0

/// An event of Chrome's Trace Event Format, as its specification ("Trace Event Format", Google) names
/// the keys. Times are in microseconds.
struct TraceEvent: Encodable {
  var name: String
  /// The phase: `X` a slice with a duration, `i` an instant, `C` a counter, `M` metadata.
  var ph: String
  var pid: Int
  var tid: Int?
  var ts: Double?
  var dur: Double?
  var cat: String?
  /// Of an instant: its scope, `t` for its track.
  var s: String?
  var args: [String: TraceValue]?
}

/// A number or a text among an event's arguments.
enum TraceValue: Encodable {
  case number(UInt64)
  case fraction(Double)
  case text(String)

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number): try container.encode(number)
    case .fraction(let fraction): try container.encode(fraction)
    case .text(let text): try container.encode(text)
    }
  }
}
