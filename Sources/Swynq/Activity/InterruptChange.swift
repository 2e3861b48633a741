// SPDX-License-Identifier: Apache-2.0

/// A change of the interrupt lines.
public struct InterruptChange: Hashable, Sendable {
  /// The clock that brought it about.
  public package(set) var clock: UInt64
  /// The lines that are high from then on.
  public package(set) var lines: InterruptLines

  /// The lines became `lines` in `clock`.
  package init(clock: UInt64, lines: InterruptLines) {
    self.clock = clock
    self.lines = lines
  }
}
