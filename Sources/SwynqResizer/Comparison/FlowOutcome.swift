// SPDX-License-Identifier: Apache-2.0
public import Swynq
public import SwynqCores

/// The outcome of one frame on one device: all that two devices are compared by.
public struct FlowOutcome: Sendable {
  /// The result, RGB, row by row; empty if there is none.
  public var pixels: [UInt8] = []
  /// The registers of DMA and core after the frame, in the order in which they were read. Address
  /// registers are left out: each device has its buffers elsewhere.
  public var registers: [RegisterValue] = []
  /// The interrupt outputs that were seen high, by block and port, such as `axi_dma_0.mm2s_introut`.
  public var interrupts: [String] = []
  /// Clocks from the first register write to both channels seen idle; nil if the device cannot know.
  public var clocks: UInt64?
  /// The cycle monitor's counters from before the frame until after it; nil if there is
  /// none, or the flow does not use it.
  public var counters: CycleCounters?
  /// Device time from the first register write to both channels seen idle; nil if there is no result.
  public var duration: Duration?
  /// The error that ended the flow early.
  public var error: DeviceError?

  /// Nothing yet.
  public init() {}

  /// Clocks from the frame's first beat to the core to its last beat from there, as the cycle monitor
  /// saw them.
  public var streamClocks: UInt64? {
    counters?.frames.last.map { $0.end - $0.start }
  }

  /// A register and what it held.
  public struct RegisterValue: Hashable, Sendable {
    /// Block and register by name, such as `axi_dma_0.S2MM_LENGTH`.
    public var name: String
    /// The value read.
    public var value: UInt32

    /// The register `name`, which held `value`.
    public init(name: String, value: UInt32) {
      self.name = name
      self.value = value
    }
  }
}
