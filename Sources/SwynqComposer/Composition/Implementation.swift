// SPDX-License-Identifier: Apache-2.0

/// The part of the overlay's top that stands for a block.
struct Implementation {
  /// The section's lines in the top.
  var lines: SourceText
  /// Its part of the list of files, in order.
  var files: [String] = []
  /// Files that were made for this block.
  var generated: [ComposedOverlay.File] = []
  /// Its description: `a stand-in`, `axi_gpio of rtl/ip/axi_gpio/axi_gpio.f`; empty for wires.
  var kind: String
  var isStandIn = false
  /// Whether a model of a core stands for the block.
  var isModel = false
}
