// SPDX-License-Identifier: Apache-2.0
public import Swynq
import SwynqCores
import SwynqResizer

extension BusAddress {
  /// The register of this name in the resizer's overlays, such as `axi_dma_0.MM2S_DMASR`.
  public static func register(_ name: String) -> BusAddress {
    for block in OverlayDescription.resizer.blocks {
      for register in Cores.resizer.registers(of: block) ?? []
      where name == "\(block.name).\(register.name)" {
        return block.base + register.offset
      }
    }
    fatalError("the resizer's overlays have no register \(name)")
  }
}
