// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

/// A bar on the terminal that says how many of many are done, and how long the rest may take.
struct SweepProgress {
  private let title: String
  private let count: Int
  private let shown: Bool
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var line = Progress()

  private static let width = 30

  /// A bar for `count` things; invisible unless `shown`.
  init(_ title: String, of count: Int, shown: Bool) {
    self.title = title
    self.count = count
    self.shown = shown
    start = clock.now
  }

  /// Shows the bar anew.
  mutating func show(_ done: Int) {
    guard shown else { return }
    let filled = Self.width * done / max(count, 1)
    let bar =
      String(repeating: "#", count: filled) + String(repeating: "-", count: Self.width - filled)
    let passed = (clock.now - start).inSeconds
    let left = done > 0 && done < count ? passed / Double(done) * Double(count - done) : nil
    line.show(
      "\(title): [\(bar)] \(done) of \(count)" + (left.map { ", \(duration($0)) left" } ?? ""))
  }

  /// Takes the bar away.
  func clear() { line.clear() }
}
