// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores

/// Looks at whether the drivers can use the cores that an overlay has, as they were configured.
struct CoreDoctor {
  let overlay: OverlayDescription

  /// The cores that a driver refuses, each with what to do.
  func examine() -> [SetupFinding] {
    overlay.blocks(ofType: AXIDMARegisters.ipType).compactMap { block in
      do throws(DeviceError) {
        _ = try AXIDMAConfiguration(block)
        return nil
      } catch {
        let hasScatterGather = block.parameter("c_include_sg") ?? 0 != 0
        return SetupFinding(
          "configuration of \(block.name)", .warning, error.message,
          advice: hasScatterGather
            ? "turn \"Enable Scatter Gather Engine\" off in the core's settings in Vivado and build "
              + "again; until then a program has to write its descriptors and registers itself"
            : nil)
      }
    }
  }
}
