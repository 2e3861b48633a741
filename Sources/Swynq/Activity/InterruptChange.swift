// SPDX-License-Identifier: Apache-2.0

/// A change of the interrupt lines.
public struct InterruptChange: Hashable, Sendable {
  /// The clock that brought it about.
  public var clock: UInt64
  /// The lines that are high from then on.
  public var lines: InterruptLines

  /// The lines became `lines` in `clock`.
  public init(clock: UInt64, lines: InterruptLines) {
    self.clock = clock
    self.lines = lines
  }
}
