// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

/// The text of the overlay's top.
struct TopSource {
  let name: String
  let wiring: Wiring
  let boundary: Boundary
  let vectors: [StreamVectors.Vector]
  /// The part that stands for each module, by its number.
  let implementations: [(module: Int, Implementation)]
  /// Signals that the implementations declare besides the design's.
  let source: String

  func text() -> SourceText {
    var text = SourceText()
    text.comment(
      "\(wiring.design.name): the design of \(source), composed for simulation. The processing system is the "
        + "harness: its ports are this module's.")
    text.line("module \(name) (")
    ports(in: &text)
    text.line(");")
    declarations(in: &text)
    for instance in boundary.instances {
      text.section("\(instance.name): the processing system's side")
      text.append(instance.text(wiring))
    }
    if !vectors.isEmpty {
      text.section("streams side by side, and each alone")
      text.append(wiring.text(vectors))
    }
    for (number, implementation) in implementations {
      let module = wiring.design.modules[number]
      let type = module.type.isEmpty ? module.core : module.type
      text.section(
        "\(module.path): \(type)\(implementation.kind.isEmpty ? "" : ", \(implementation.kind)")")
      text.append(implementation.lines)
    }
    if !boundary.assignments.isEmpty {
      text.section("outputs")
      let rows = SourceText.columns(
        boundary.assignments.map { ("  assign \($0.port)", "= \(wiring.text($0.source));") })
      for row in rows { text.line(row) }
    }
    text.line()
    text.line("endmodule")
    return text
  }

  private func ports(in text: inout SourceText) {
    let groups = boundary.groups.filter { !$0.ports.isEmpty }
    let all = groups.flatMap(\.ports)
    let width = all.map { Expression.range($0.width).count }.max() ?? 0
    var left = all.count
    for (index, group) in groups.enumerated() {
      if index > 0 { text.line() }
      text.comment(group.heading, indent: 2)
      for port in group.ports {
        left -= 1
        let range = Expression.range(port.width)
        let pad = String(repeating: " ", count: width - range.count)
        text.line(
          "  \(port.isInput ? "input " : "output") logic \(range)\(pad)\(width > 0 ? " " : "")\(port.name)"
            + (left > 0 ? "," : ""))
      }
    }
  }

  private func isInside(_ end: Endpoint) -> Bool {
    if case .module(let module, _) = end { return !boundary.modules.contains(module) }
    return false
  }

  private func declarations(in text: inout SourceText) {
    let inside = Set(implementations.map(\.module))
    var rows: [(String, String)] = boundary.extraSignals.map {
      ("  logic \(Expression.range($0.width))", "\($0.name);")
    }
    var constants: [(String, String)] = []
    for signal in wiring.signals where !signal.isPort {
      let isUsed =
        signal.loads.contains(where: isInside) || signal.driver.map(isInside) ?? false
      guard isUsed || signal.assignment != nil else { continue }
      rows.append(("  logic \(Expression.range(signal.width))", "\(signal.name);"))
      if let assignment = signal.assignment {
        constants.append((signal.name, assignment))
      } else if !isDriven(signal, by: inside) {
        constants.append((signal.name, idle(signal)))
      }
    }
    if !rows.isEmpty { text.section("signals") }
    for row in SourceText.columns(rows) { text.line(row) }
    if !constants.isEmpty { text.line() }
    for row in SourceText.columns(constants.map { ("  assign \($0)", "= \($1);") }) {
      text.line(row)
    }
  }

  private func isDriven(_ signal: Signal, by inside: Set<Int>) -> Bool {
    if signal.isAdapted { return true }
    guard case .module(let module, _) = signal.driver else { return false }
    return inside.contains(module)
  }

  /// The value of a signal that nothing drives.
  private func idle(_ signal: Signal) -> String {
    for case .module(let module, let port) in signal.loads
    where isInside(.module(module, port: port)) {
      let module = wiring.design.modules[module]
      if module.ports[port].width == signal.width {
        return PortDefaults.input(module.ports[port], of: module)
      }
    }
    return Expression.constant(false, width: signal.width)
  }
}
