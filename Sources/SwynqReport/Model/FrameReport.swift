// SPDX-License-Identifier: Apache-2.0

/// One frame's clocks. They count from the start of the run's first frame.
public struct FrameReport: Hashable, Sendable, Codable {
  /// Before the driver's first register write for this frame.
  public package(set) var start: UInt64
  /// When the driver had seen both channels idle.
  public package(set) var end: UInt64
  /// When the frame's first beat entered the core; nil if the device could not know.
  public package(set) var entered: UInt64?
  /// When the frame's last beat left the core; nil if the device could not know.
  public package(set) var left: UInt64?
  /// The frame's clocks by phase; nil if the device could not know, and for frames that overlap
  /// others.
  public package(set) var phases: PhaseClocks?

  /// A frame from `start` to `end`.
  package init(
    start: UInt64, end: UInt64, entered: UInt64? = nil, left: UInt64? = nil,
    phases: PhaseClocks? = nil
  ) {
    self.start = start
    self.end = end
    self.entered = entered
    self.left = left
    self.phases = phases
  }

  /// From start to end.
  public var clocks: UInt64 { end - start }
}
