// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension Core {
  /// The AXI BRAM controller v4. Its window is memory; it has no registers there.
  public static var blockRAM: Core {
    Core("xilinx.com:ip:axi_bram_ctrl:4.1") { _ in [] }
  }
}
