// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

/// The line on a terminal that says how far the work is.
struct Progress {
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var shownAt: ContinuousClock.Instant?

  init() { start = clock.now }

  /// Shows the line anew, at most ten times a second.
  ///
  /// - Parameters:
  ///   - clocks: Simulated since the start.
  ///   - fraction: How much of the work is done, 0...1.
  mutating func show(clocks: UInt64, fraction: Double) {
    let percent = Int(min(max(fraction, 0), 0.99) * 100)
    let rate = Double(clocks) / max((clock.now - start).inSeconds, 1e-9)
    show("simulating: \(percent) %, \(grouped(clocks)) clocks, \(grouped(Int(rate))) clocks/s")
  }

  /// Shows a text in the line's place, at most ten times a second.
  mutating func show(_ text: String) {
    let now = clock.now
    if let shownAt, now - shownAt < .milliseconds(100) { return }
    shownAt = now
    // A line that reached the right edge would wrap, and only its last part could be wiped away.
    StandardError.replaceLine(with: String(text.prefix(Terminal.columns - 1)))
  }

  /// Takes the line away.
  func clear() {
    if shownAt != nil { StandardError.replaceLine(with: "") }
  }
}
