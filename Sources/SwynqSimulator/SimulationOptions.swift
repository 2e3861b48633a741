// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// Options of a simulated device. The defaults resemble a Pynq-Z2 at 100 MHz.
public struct SimulationOptions: Sendable {
  /// Seeds everything random: initial values of flip-flops and memories, stalls. The same seed and
  /// program give the same clock counts, to the clock.
  public var seed: UInt64 = 1
  /// Bytes of DDR, from address 0; a multiple of 4096. Pages that nobody touches cost nothing.
  public var memorySize: Int = 512 << 20
  /// Frequency of the overlay's first clock, in Hz, at most 10 GHz: what converts timeouts to clocks. Nil for
  /// the one that the overlay is described with, 100 MHz if it is not.
  public var clockFrequency: UInt64?
  /// Clocks that reset is held, 1 to 1,000,000.
  public var resetClocks: UInt32 = 16
  /// Latencies, limits and stalls of the memory.
  public var memory = MemoryBehaviour()
  /// Clocks after which a register access counts as hung, 16 to 100,000,000.
  public var registerTimeout: UInt32 = 10_000
  /// Clocks between two reads of a register that is being polled.
  public var pollInterval: UInt64 = 8

  /// The defaults.
  public init() {}

  /// The two libraries of an overlay.
  public enum Variant: String, Hashable, Sendable, CaseIterable {
    /// As fast as can be: no waveforms, no assertions.
    case fast
    /// With waveforms (``SimulatedDevice/startWaveform(to:_:)``) and the RTL's assertions.
    case instrumented
  }
}
