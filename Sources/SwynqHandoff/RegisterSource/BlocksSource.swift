// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// The source of a design's blocks: a window of registers for each.
struct BlocksSource {
  let overlay: String
  let name: String
  let modifier: String
  /// The blocks, and the type of the registers of each.
  let blocks: [(block: IPBlock, type: String)]

  func write(to source: inout SwiftText) {
    source.comment("The blocks of the design \(overlay), by their names in it.")
    source.line("\(modifier)enum \(name) {")
    var names = SwiftNames(reserved: ["init", "self"])
    for (index, (block, type)) in blocks.enumerated() {
      if index > 0 { source.line() }
      source.comment(
        "The registers of \(block.name), a \(block.type), which the design has at "
          + "\(SwiftText.hex(block.base.rawValue)).", indent: 2)
      source.line("///", indent: 2)
      source.line("/// - Throws: `notFound` if the device's overlay has no such block.", indent: 2)
      source.line("\(modifier)static func \(names.property(block.name))<Bus: Device>(", indent: 2)
      source.line("of device: Bus", indent: 4)
      source.line(") throws(DeviceError) -> RegisterWindow<Bus, \(type)> {", indent: 2)
      source.line(
        "RegisterWindow(device, at: try device.overlay.block(named: \(SwiftText.literal(block.name))).base)",
        indent: 4)
      source.line("}", indent: 2)
    }
    source.line("}")
  }
}
