// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqHandoff

/// The reset of a clock domain, `proc_sys_reset` (PG164): any of its inputs resets, and all outputs
/// are released together, two clocks after the last of them ended.
///
/// The core itself waits for some clocks more and releases the interconnect before the peripherals; a
/// design that needs that order gives RTL for it.
enum ResetCore {
  /// The lines of a reset core; nil for any other, and for one without a clock.
  static func lines(
    _ module: BlockDesign.Module, named name: String, _ wiring: Wiring
  ) -> SourceText? {
    guard module.core == "proc_sys_reset", let clock = value("slowest_sync_clk", module, wiring)
    else { return nil }
    var causes: [String] = []
    func add(_ port: String, isActiveLow: Bool) {
      guard let value = value(port, module, wiring) else { return }
      causes.append(isActiveLow ? "!\(value)" : value)
    }
    add("ext_reset_in", isActiveLow: module.number("C_EXT_RESET_HIGH") == 0)
    add("aux_reset_in", isActiveLow: module.number("C_AUX_RESET_HIGH") == 0)
    add("mb_debug_sys_rst", isActiveLow: false)
    add("dcm_locked", isActiveLow: true)
    var text = SourceText()
    text.line("  logic [1:0] \(name)_q;")
    text.line()
    text.line("  always_ff @(posedge \(clock)) begin : \(name)")
    text.line(
      "    \(name)_q <= {\(name)_q[0], \(causes.isEmpty ? "1'b0" : causes.joined(separator: " || "))};"
    )
    text.line("  end")
    text.line()
    for port in module.ports where port.direction == .output {
      guard let signal = wiring.signal(at: port) else { continue }
      let level = port.name.hasSuffix("aresetn") ? "~\(name)_q[1]" : "\(name)_q[1]"
      text.line(
        "  assign \(wiring.signals[signal].name) = "
          + (port.width == 1 ? level : "{\(port.width){\(level)}}") + ";")
    }
    return text
  }

  private static func value(
    _ port: String, _ module: BlockDesign.Module, _ wiring: Wiring
  ) -> String? {
    guard let port = module.port(port), let signal = wiring.signal(at: port) else { return nil }
    return wiring.text(.signal(signal, width: 1))
  }
}
