// SPDX-License-Identifier: Apache-2.0

/// Tracks side by side for things that overlap: each goes to the first track that is free.
struct TraceLanes {
  private var ends: [UInt64] = []

  /// The track, from 0, for something from `start` to `end`. Starts must not go back.
  mutating func place(_ start: UInt64, _ end: UInt64) -> Int {
    let lane = ends.firstIndex { $0 <= start } ?? ends.count
    if lane == ends.count { ends.append(end) } else { ends[lane] = end }
    return lane
  }

  /// Number of tracks.
  var count: Int { ends.count }
}
