// SPDX-License-Identifier: Apache-2.0
package import Swynq
package import SwynqCores

/// The outcome of one frame on one device: all that two devices are compared by.
package struct FlowOutcome: Sendable {
  /// The result, RGB, row by row; empty if there is none.
  package var pixels: [UInt8] = []
  /// The registers of DMA and core after the frame, in the order in which they were read. Address
  /// registers are left out: each device has its buffers elsewhere.
  package var registers: [RegisterValue] = []
  /// The interrupt outputs that were seen high, by block and port, such as `axi_dma_0.mm2s_introut`.
  package var interrupts: [String] = []
  /// Clocks from the first register write to both channels seen idle; nil if the device cannot know.
  package var clocks: UInt64?
  /// The cycle monitor's counters from before the frame until after it; nil if there is
  /// none, or the flow does not use it.
  package var counters: CycleCounters?
  /// Device time from the first register write to both channels seen idle; nil if there is no result.
  package var duration: Duration?
  /// The error that ended the flow early.
  package var error: DeviceError?

  /// Nothing yet.
  package init() {}

  /// Clocks from the frame's first beat to the core to its last beat from there, as the cycle monitor
  /// saw them.
  package var streamClocks: UInt64? {
    counters?.frames.last.map { $0.end - $0.start }
  }

  /// A register and what it held.
  package struct RegisterValue: Hashable, Sendable {
    /// Block and register by name, such as `axi_dma_0.S2MM_LENGTH`.
    package var name: String
    /// The value read.
    package var value: UInt32

    /// The register `name`, which held `value`.
    package init(name: String, value: UInt32) {
      self.name = name
      self.value = value
    }
  }
}
