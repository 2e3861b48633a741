// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores

extension BoardDoctor {
  /// What the drivers cannot do with the DMAs that the overlay has.
  func examineDMAs() -> [SetupFinding] {
    overlay.blocks(ofType: AXIDMARegisters.ipType).compactMap { block in
      let subject = "configuration of \(block.name)"
      do throws(DeviceError) {
        _ = try AXIDMAConfiguration(block)
        return nil
      } catch {
        let hasScatterGather = block.parameter("c_include_sg") ?? 0 != 0
        return SetupFinding(
          subject, .warning, error.message,
          advice: hasScatterGather
            ? "turn \"Enable Scatter Gather Engine\" off in the core's settings in Vivado and build "
              + "again; until then a program has to write its descriptors and registers itself"
            : nil)
      }
    }
  }
}
