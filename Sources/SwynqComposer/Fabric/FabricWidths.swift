// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

/// Widens the ways from interconnects to the processing system's memory: the widest beat of any
/// manager, and bursts of 256.
///
/// Vivado's interconnects repack beats and cut bursts to what a memory port takes, 64 bits and 16 beats
/// on a Zynq-7000. In simulation the memory takes them as they are: the same bytes at the same
/// addresses, in bursts of another shape.
enum FabricWidths {
  /// The widest memory port of the harness.
  private static let widest = 1_024

  static func widened(_ design: BlockDesign) -> BlockDesign {
    var design = design
    var ends: [String: (module: Int, interface: Int)] = [:]
    for (number, module) in design.modules.enumerated() {
      for (index, interface) in module.interfaces.enumerated()
      where interface.standard == "aximm" && interface.role == .subordinate {
        if let bus = interface.bus, ends[bus] == nil { ends[bus] = (number, index) }
      }
    }
    let fabrics = design.modules.indices.filter {
      AddressRoutes.isTransparent(design.modules[$0].core)
    }
    // Widths grow along a chain of interconnects, from the managers on; a chain is no longer than this.
    for _ in 0..<min(fabrics.count, 64) {
      var changed = false
      for number in fabrics {
        let arriving = design.modules[number].interfaces.filter {
          $0.standard == "aximm" && $0.role == .subordinate && $0.bus != nil
        }
        let width = arriving.map { dataWidth($0, design.modules[number]) }.max() ?? 0
        guard width <= widest else { continue }
        for index in design.modules[number].interfaces.indices {
          let interface = design.modules[number].interfaces[index]
          guard interface.standard == "aximm", interface.role == .manager, let bus = interface.bus,
            let end = ends[bus]
          else { continue }
          let core = design.modules[end.module].core
          let isFabric = AddressRoutes.isTransparent(core)
          guard isFabric || BlockDesign.isProcessor(core: core) else { continue }
          // A port to registers behind another interconnect stays what it is.
          guard !isLite(interface, design.modules[number]) else { continue }
          let other = design.modules[end.module].interfaces[end.interface]
          changed = widen(interface, of: number, to: width, &design) || changed
          changed = widen(other, of: end.module, to: width, &design) || changed
        }
      }
      if !changed { break }
    }
    return design
  }

  /// Whether an interface takes single beats: nothing is connected to the lengths of bursts.
  static func isLite(
    _ interface: BlockDesign.Interface, _ module: BlockDesign.Module
  ) -> Bool {
    !["AWLEN", "ARLEN"].contains { interface.ports[$0].flatMap(module.port)?.signal != nil }
  }

  /// The bits of an interface's data.
  static func dataWidth(
    _ interface: BlockDesign.Interface, _ module: BlockDesign.Module
  ) -> Int {
    let widths = ["WDATA", "RDATA"].compactMap { interface.ports[$0].flatMap(module.port) }.filter {
      $0.signal != nil
    }.map(\.width)
    return widths.max() ?? 0
  }

  private static func widen(
    _ interface: BlockDesign.Interface, of module: Int, to width: Int, _ design: inout BlockDesign
  ) -> Bool {
    let data = max(width, dataWidth(interface, design.modules[module]))
    var changed = false
    for (logical, bits) in [
      ("WDATA", data), ("RDATA", data), ("WSTRB", data / 8), ("AWLEN", 8), ("ARLEN", 8),
    ] {
      guard let name = interface.ports[logical],
        let index = design.modules[module].ports.firstIndex(where: { $0.name == name }),
        design.modules[module].ports[index].width < bits
      else { continue }
      design.modules[module].ports[index].left = bits - 1
      design.modules[module].ports[index].right = 0
      changed = true
    }
    return changed
  }
}
