// SPDX-License-Identifier: Apache-2.0

import Swynq

extension OverlayDescription {
  /// The interrupt outputs behind lines, by block and port, such as `axi_dma_0.mm2s_introut`; a line
  /// that no output drives by its number.
  func names(of lines: InterruptLines) -> [String] {
    var names: [String] = []
    var rest = lines
    for block in blocks {
      for output in block.interrupts where !output.line.isDisjoint(with: lines) {
        names.append("\(block.name).\(output.port)")
        rest.subtract(output.line)
      }
    }
    for number in 0..<32 where rest.contains(.line(number)) { names.append("line \(number)") }
    return names
  }

  /// The line behind a name that ``names(of:)`` made; nil if the overlay has no such output.
  func line(named name: String) -> InterruptLines? {
    if name.hasPrefix("line "), let number = Int(name.dropFirst(5)), (0..<32).contains(number) {
      return .line(number)
    }
    for block in blocks {
      for output in block.interrupts where "\(block.name).\(output.port)" == name {
        return output.line
      }
    }
    return nil
  }
}
