// SPDX-License-Identifier: Apache-2.0

/// The part of a simulation that a waveform shows. By default all of it, from now on.
public struct WaveformOptions: Hashable, Sendable {
  /// The clock after which the waveform starts, as ``SimulatedDevice/clocks`` counts; 0 for now.
  public var firstClock: UInt64 = 0
  /// Clocks from there on. Then the file is complete and the simulation as fast as before. Nil for all,
  /// up to ``SimulatedDevice/stopWaveform()``.
  public var clocks: UInt64?
  /// Levels of the hierarchy, 1 to 1000, of which the top module's own signals are the first. Nil for
  /// all.
  public var depth: Int?

  /// The defaults: everything.
  public init() {}
}
