// SPDX-License-Identifier: Apache-2.0

/// The names by which designs call their ports.
enum PortNames {
  /// The channels of AXI (IHI 0022, "Signal descriptions"), by the direction that a manager has.
  static let managerOutputs = words(
    """
    awid awaddr awlen awsize awburst awlock awcache awprot awqos awregion awuser awvalid \
    wid wdata wstrb wlast wuser wvalid bready \
    arid araddr arlen arsize arburst arlock arcache arprot arqos arregion aruser arvalid rready
    """)
  static let managerInputs = words(
    "awready wready bid bresp buser bvalid arready rid rdata rresp rlast ruser rvalid")
  /// Outputs of these names say nothing to the harness.
  static let unread: Set<String> = [
    "awlock", "awcache", "awprot", "awqos", "awregion", "awuser", "wuser", "wid", "buser", "arlock",
    "arcache", "arprot", "arqos", "arregion", "aruser", "ruser", "twakeup",
  ]
  /// AXI4-Stream (IHI 0051), by the direction that a sender has.
  static let senderOutputs = words("tdata tvalid tlast tkeep tstrb tuser tdest tid twakeup")
  static let senderInputs = words("tready")

  private static func words(_ text: String) -> [String] {
    text.split(separator: " ").map(String.init)
  }

  private static let clocks = ["clk", "clock", "aclk"]
  private static let lowResets = [
    "resetn", "rstn", "aresetn", "arstn", "reset_n", "rst_n", "nreset", "nrst", "n_reset",
  ]
  private static let highResets = ["reset", "rst", "areset", "arst"]
  private static let interrupts = [
    "irq", "interrupt", "interrupts", "introut", "intr", "irpt", "int", "irqs",
  ]

  /// The name without the marks of direction that some styles add: `clk_i`, `i_clk`, `clk_in`. `rst_ni`
  /// becomes `rst_n`.
  private static func plain(_ name: String) -> String {
    var name = name.lowercased()
    for prefix in ["i_", "o_"] where name.hasPrefix(prefix) { name.removeFirst(2) }
    if name.hasSuffix("_ni") { return String(name.dropLast()) }
    for suffix in ["_i", "_o", "_in", "_out"] where name.hasSuffix(suffix) {
      return String(name.dropLast(suffix.count))
    }
    return name
  }

  /// The rest of a name before one of these words, joined by `_` or nothing before it; nil if it
  /// does not end so.
  private static func stem(_ name: String, of endings: [String]) -> String? {
    let plain = plain(name)
    for ending in endings {
      if plain == ending { return "" }
      if plain.hasSuffix("_" + ending) { return String(plain.dropLast(ending.count + 1)) }
    }
    return nil
  }

  /// The part of a clock's name that tells it from others: `m_axi` of `m_axi_aclk`.
  static func clockStem(_ name: String) -> String? { stem(name, of: clocks) }

  /// Whether a port of this name is a reset, and its active level; nil if it is none.
  static func resetLevel(_ name: String) -> (stem: String, isActiveHigh: Bool)? {
    if let stem = stem(name, of: lowResets) { return (stem, false) }
    if let stem = stem(name, of: highResets) { return (stem, true) }
    return nil
  }

  static func isInterrupt(_ name: String) -> Bool { stem(name, of: interrupts) != nil }
}
