// SPDX-License-Identifier: Apache-2.0
import Swynq

/// The last calls on a device, for whoever looks for what led to a failure.
struct CallLog {
  /// A call that is over.
  private struct Call {
    let start: UInt64
    let end: UInt64
    let text: String
  }

  private var kept: [Call] = []
  private var next = 0
  private var count = 0

  /// Calls that are kept.
  private static let most = 200

  /// Notes a call.
  mutating func note(from start: UInt64, to end: UInt64, _ text: String) {
    let call = Call(start: start, end: end, text: text)
    count += 1
    if kept.count < Self.most {
      kept.append(call)
    } else {
      kept[next] = call
      next = (next + 1) % Self.most
    }
  }

  /// The calls from the oldest on, a line each.
  var lines: [String] {
    let calls = kept[next...] + kept[..<next]
    let left = count - calls.count
    return (left > 0 ? ["(\(left) calls before)"] : [])
      + calls.map { "clock \($0.start) to \($0.end): \($0.text)" }
  }
}
