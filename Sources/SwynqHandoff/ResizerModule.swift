internal import Swynq
internal import SwynqResizer

/// The project's own overlay as a module reference. To Vivado it is one block with one register
/// interface; drivers know the blocks in it. Each is found at its offset in the window
/// (`rtl/vivado/resizer_overlay_wrapper.v`).
struct ResizerModule {
  private let window: IPBlock

  /// Whether a module is the overlay or its Verilog wrapper.
  static func isOne(_ module: HandoffModule) -> Bool {
    ["resizer_overlay", "resizer_overlay_wrapper"].contains(module.core)
  }

  init(_ window: IPBlock) { self.window = window }

  /// The window's first address where ``OverlayDescription/resizer`` describes it.
  private static let describedBase: BusAddress = 0x4000_0000

  /// The blocks in the window.
  ///
  /// - Throws: `malformedFile` if the window is too small for them.
  func blocks(
    at element: HandoffElement, in document: HandoffDocument
  ) throws(DeviceError) -> [IPBlock] {
    var blocks: [IPBlock] = []
    for var block in OverlayDescription.resizer.blocks {
      let offset = block.base.rawValue - Self.describedBase.rawValue
      guard offset + block.size <= window.size else {
        throw document.error(
          element,
          "\(window.name), the resizer overlay, has \(window.size) bytes of addresses, but its block "
            + "\(block.name) is \(offset) bytes from the start; assign 64 MiB, as "
            + "rtl/vivado/build.tcl does")
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
}
