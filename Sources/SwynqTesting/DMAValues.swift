// SPDX-License-Identifier: Apache-2.0
package import Swynq
import SwynqCores

// Values of an AXI DMA's registers that scripts and traces are made of, by the fields that they set.

private func bits(_ fields: RegisterField...) -> UInt32 { fields.reduce(0) { $0 | $1.mask } }

/// What is written to `DMACR`.
package enum Control {
  package static let stop: UInt32 = 0
  package static let run = bits(DMAControl.run)
  package static let runWithInterrupts = bits(
    DMAControl.run, DMAControl.completionInterrupt, DMAControl.errorInterrupt)
  package static let softReset = bits(DMAControl.softReset)
}

/// What `DMASR` holds.
package enum Status {
  package static let running: UInt32 = 0
  package static let halted = bits(DMAStatus.halted)
  package static let idle = bits(DMAStatus.idle)
  package static let completion = bits(DMAStatus.completion)
  package static let done = bits(DMAStatus.idle, DMAStatus.completion)

  /// The status of a channel that stopped on an error.
  package static func failed(_ errors: RegisterField...) -> UInt32 {
    errors.reduce(bits(DMAStatus.halted, DMAStatus.error)) { $0 | $1.mask }
  }
}
