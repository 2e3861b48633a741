// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

/// Which clock an interface has. A handoff does not say it; the names of cores do.
enum InterfaceClock {
  /// The clock input of an interface: `s_axi_lite_aclk` of S_AXI_LITE, `M00_ACLK` of M00_AXI,
  /// `maxihpm0_fpd_aclk` of M_AXI_HPM0_FPD, `ap_clk` of a core of HLS, or the only one there is.
  static func port(
    of interface: BlockDesign.Interface, in module: BlockDesign.Module
  ) -> BlockDesign.Port? {
    let clocks = module.ports.filter {
      $0.direction == .input && $0.purpose == .clock && $0.width == 1 && $0.signal != nil
    }
    let name = interface.name.lowercased()
    var candidates = [name + "_aclk"]
    if name.hasSuffix("_axi") { candidates.append(name.dropLast(3) + "aclk") }
    // The processing system of an UltraScale+ writes the interface's name in one.
    if name.hasPrefix("m_axi_") { candidates.append("maxi" + name.dropFirst(6) + "_aclk") }
    if name.hasPrefix("s_axi_") { candidates.append("saxi" + name.dropFirst(6) + "_aclk") }
    candidates += ["ap_clk", "aclk"]
    for candidate in candidates {
      if let port = clocks.first(where: { $0.name.lowercased() == candidate }) { return port }
    }
    return Set(clocks.map(\.signal)).count == 1 ? clocks.first : nil
  }
}
