// SPDX-License-Identifier: Apache-2.0

/// The counter of the clocks from a frame's start to its end.
public enum ClockSource: String, Hashable, Sendable, Codable {
  /// The device itself: exact, from before the first register write until both channels were seen
  /// idle.
  case device
  /// The cycle monitor, from being cleared to being frozen: exact, and a few register accesses more
  /// than the frame itself.
  case monitor
  /// The processor's clock, times the overlay's frequency: as good as the processor's clock.
  case time
}
