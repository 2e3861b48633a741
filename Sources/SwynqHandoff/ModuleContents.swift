// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// An overlay in a design as a module reference. To Vivado it is one block with one register
/// interface; drivers know the blocks in it. Each is found at its offset in the window.
struct ModuleContents {
  private let module: OverlayModule
  private let window: IPBlock

  init(of module: OverlayModule, in window: IPBlock) {
    self.module = module
    self.window = window
  }

  /// The blocks in the window.
  ///
  /// - Throws: `malformedFile` if the window is too small for them.
  func blocks(
    at element: HandoffElement, in document: HandoffDocument
  ) throws(DeviceError) -> [IPBlock] {
    var blocks: [IPBlock] = []
    for var block in module.overlay.blocks {
      let offset = block.base.rawValue - module.windowBase.rawValue
      guard offset + block.size <= window.size else {
        throw document.error(
          element,
          "\(window.name), the overlay \(module.overlay.name), has \(window.size) bytes of addresses, but "
            + "its block \(block.name) is \(offset) bytes from the start; assign \(neededSize >> 20) MiB in "
            + "Vivado's address editor")
      }
      block.base = BusAddress(window.base.rawValue + offset)
      block.interrupts = block.interrupts.compactMap(connected)
      if let width = window.parameter("datawidth") {
        for index in block.parameters.indices
        where block.parameters[index].name.hasSuffix("data_width") {
          block.parameters[index].value = width
        }
      }
      blocks.append(block)
    }
    return blocks
  }

  /// The same output, with the line that its bit of `irq` drives; nil if that is not connected.
  private func connected(_ interrupt: IPBlock.Interrupt) -> IPBlock.Interrupt? {
    let bit = interrupt.line.rawValue.trailingZeroBitCount
    return window.interrupts.first { $0.port == "irq[\(bit)]" }.map {
      .init(port: interrupt.port, line: $0.line, controller: $0.controller)
    }
  }

  /// The smallest window that all blocks fit in: a power of two, and at least 1 MiB.
  private var neededSize: UInt64 {
    let ends = module.overlay.blocks.map { $0.base.rawValue + $0.size - module.windowBase.rawValue }
    var size: UInt64 = 1 << 20
    while size < ends.max() ?? 0 { size <<= 1 }
    return size
  }
}
