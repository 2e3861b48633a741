// SPDX-License-Identifier: Apache-2.0

/// What stands for a block in the overlay's top.
struct Implementation {
  /// The section's lines in the top.
  var lines: SourceText
  /// What the list of files holds for it, in order.
  var files: [String] = []
  /// Files that were made for this block.
  var generated: [ComposedOverlay.File] = []
  /// What it is: `a stand-in`, `axi_gpio of rtl/ip/axi_gpio/axi_gpio.f`; empty for wires.
  var kind: String
  var isStandIn = false
}
