// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqHandoff
import SwynqResizer
import Testing

/// The designs beside the tests: small files of our own in the structure of Vivado's.
enum Design: String, CaseIterable {
  /// The resizer on a Zynq-7000, no interrupt connected.
  case zynqPolling = "zynq-polling"
  /// Hierarchies, an interrupt controller, nested concatenations, gates, a core with two interfaces.
  case zynqHierarchies = "zynq-hierarchies"
  /// A Zynq UltraScale+: both interrupt ports, inline HDL, 64-bit addresses, one core by two ports.
  case ultrascale
  /// The project's overlay as a module reference.
  case ownOverlay = "own-overlay"
  /// A region of partial reconfiguration.
  case partial

  var path: String {
    Bundle.module.url(forResource: rawValue, withExtension: "hwh", subdirectory: "Designs")!.path
  }

  func read() throws -> HardwareHandoff { try HardwareHandoff(path: path, modules: [.resizer]) }

  var text: String { get throws { try String(contentsOfFile: path, encoding: .utf8) } }
}

extension HardwareHandoff {
  /// The interrupts of a block, in words.
  func interrupts(of block: String) throws -> [String] {
    try overlay.block(named: block).interrupts.map { interrupt in
      let via = interrupt.controller.map { " by \($0.name)[\($0.input)]" } ?? ""
      return "\(interrupt.port): \(interrupt.line)\(via)"
    }
  }
}
