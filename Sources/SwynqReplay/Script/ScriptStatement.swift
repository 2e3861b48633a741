// SPDX-License-Identifier: Apache-2.0

import Swynq

/// One line of a script.
struct ScriptStatement: Sendable {
  /// Number of the line, from 1.
  let line: Int
  let operation: Operation

  /// The line's meaning. Places, values and lines are words until there is an overlay to look them up in.
  enum Operation: Sendable {
    case allocate(buffer: String, byteCount: Int, caching: CachingPolicy)
    case fill(buffer: String, Pattern)
    case write(place: String, value: String)
    case read(place: String, expected: String?, mask: String?)
    case poll(place: String, mask: String, expected: String, timeout: Duration)
    case wait(lines: [String], timeout: Duration)
    case flush(buffer: String)
    case invalidate(buffer: String)
    case compare(buffer: String, with: String, byteCount: Int?)
    case save(buffer: String, path: String)
  }

  /// The bytes that a buffer is filled with.
  enum Pattern: Sendable {
    case zeros
    /// 0, 1, 2, ... 255, 0, ...
    case count
    case random(seed: UInt64)
    case file(path: String)
    case bytes([UInt8])
  }
}
