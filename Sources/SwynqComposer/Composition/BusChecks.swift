// SPDX-License-Identifier: Apache-2.0

internal import SwynqHandoff

/// Checkers of the buses between blocks, bound into the top in instrumented builds: a block that breaks the
/// rules of AXI4-Stream or AXI4-Lite fails there, by the name of its interface.
struct BusChecks {
  let top: String
  let wiring: Wiring
  let boundary: Boundary
  let vectors: StreamVectors
  /// Names of the instances in the top.
  let instances: [String]
  /// Blocks that models stand for, by their numbers: these have the signals that models have.
  let models: Set<Int>

  /// The checkers' sources and the bindings; empty if there is nothing to check.
  func files() -> [ComposedOverlay.File] {
    var names = Identifiers()
    var body = SourceText()
    for (number, module) in wiring.design.modules.enumerated()
    where !boundary.modules.contains(number) && !AddressRoutes.isTransparent(module.core) {
      for interface in module.interfaces {
        let name = "\(module.instance)_\(interface.name)_checker"
        let text =
          switch (interface.standard, interface.role) {
          case ("axis", .manager): stream(interface, number, named: name, &names)
          case ("axis", .subordinate) where !isDrivenByBlock(interface):
            stream(interface, number, named: name, &names)
          case ("aximm", .subordinate): registers(interface, number, named: name, &names)
          default: SourceText?.none
          }
        guard let text else { continue }
        body.line()
        body.append(text)
      }
    }
    guard !body.lines.isEmpty else { return [] }
    var text = SourceText()
    text.comment("Checkers of the buses of \(top), for instrumented builds.")
    text.append(body)
    var list = SourceText()
    list.comment("What instrumented builds of \(top) check besides.")
    for file in RTLSources.checkers { list.line(file.name) }
    list.line("\(top)_checks.sv")
    return RTLSources.checkers + [
      .init(name: "\(top)_checks.sv", text: text.text),
      .init(name: "\(top)_checks.f", text: list.text),
    ]
  }

  /// Whether the other side of a bus is a block, whose interface is checked.
  private func isDrivenByBlock(_ interface: BlockDesign.Interface) -> Bool {
    guard let bus = interface.bus else { return true }
    return wiring.design.modules.enumerated().contains { number, module in
      !boundary.modules.contains(number)
        && module.interfaces.contains {
          $0.standard == "axis" && $0.role == .manager && $0.bus == bus
        }
    }
  }

  // MARK: - Signals

  /// The expression of an interface's signal; nil if it is not connected.
  private func value(
    _ logical: String, _ interface: BlockDesign.Interface, _ module: BlockDesign.Module
  ) -> (text: String, width: Int)? {
    let net =
      interface.bus.flatMap { vectors.net(of: logical, on: $0) }
      ?? interface.ports[logical].flatMap(module.port)?.signal
    guard let net, let signal = wiring.signal(named: net),
      wiring.signals[signal].driver != nil
        || wiring.signals[signal].isAdapted
    else { return nil }
    return (wiring.signals[signal].name, wiring.signals[signal].width)
  }

  /// The clock and the reset of an interface, as expressions; nil without either.
  private func control(
    _ interface: BlockDesign.Interface, _ number: Int
  ) -> (clock: String, reset: String)? {
    let module = wiring.design.modules[number]
    guard let clock = InterfaceClock.port(of: interface, in: module),
      let clockSignal = wiring.signal(at: clock)
    else { return nil }
    let resets = module.ports.filter { port in
      guard case .reset = port.purpose, port.direction == .input, port.width == 1,
        let signal = wiring.signal(at: port)
      else { return false }
      return wiring.signals[signal].driver != nil
    }
    let partner = clock.name.lowercased().replacing("aclk", with: "aresetn")
    guard
      let reset = resets.first(where: { $0.name.lowercased() == partner })
        ?? (Set(resets.map(\.signal)).count == 1 ? resets.first : nil),
      let resetSignal = wiring.signal(at: reset), case .reset(let isActiveLow) = reset.purpose
    else { return nil }
    let name = wiring.signals[resetSignal].name
    let level = isActiveLow ?? PortDefaults.isNamedActiveLow(reset.name) ? name : "!\(name)"
    let others = softReset(interface, number).map { " && \($0)" } ?? ""
    return (wiring.signals[clockSignal].name, level + others)
  }

  /// What resets a model's stream besides its reset input: a command of its registers.
  private func softReset(_ interface: BlockDesign.Interface, _ number: Int) -> String? {
    guard models.contains(number), interface.role == .manager else { return nil }
    switch wiring.design.modules[number].core {
    case "axi_dma": return "\(instances[number]).mm2s_prmry_reset_out_n"
    case "axis_switch": return "\(instances[number]).run_n"
    default: return nil
    }
  }

  // MARK: - Bindings

  private func stream(
    _ interface: BlockDesign.Interface, _ number: Int, named name: String,
    _ names: inout Identifiers
  ) -> SourceText? {
    let module = wiring.design.modules[number]
    guard let control = control(interface, number), let valid = value("TVALID", interface, module)
    else { return nil }
    var parts: [String] = []
    var width = 0
    for signal in ["TDATA", "TKEEP", "TSTRB", "TLAST", "TUSER", "TID", "TDEST"] {
      guard let part = value(signal, interface, module) else { continue }
      parts.append(part.text)
      width += part.width
    }
    guard width > 0 else { return nil }
    let ready = value("TREADY", interface, module)?.text ?? "1'b1"
    return binding(
      of: "swynq_rtl_axis_port_checker", parameter: "Width", width, named: names.unique(name),
      [
        ("aclk", control.clock), ("aresetn", control.reset), ("tvalid", valid.text),
        ("tready", ready), ("beat", "{\(parts.joined(separator: ", "))}"),
      ])
  }

  /// The registers of a block: AXI4-Lite of 32 bits.
  private func registers(
    _ interface: BlockDesign.Interface, _ number: Int, named name: String,
    _ names: inout Identifiers
  ) -> SourceText? {
    let module = wiring.design.modules[number]
    guard interface.ports["AWLEN"] == nil, interface.ports["ARLEN"] == nil,
      let control = control(interface, number),
      let address = value("AWADDR", interface, module)
    else { return nil }
    var connections = [("aclk", control.clock), ("aresetn", control.reset)]
    for (signal, width) in [
      ("AWADDR", address.width), ("AWVALID", 1), ("AWREADY", 1), ("WDATA", 32), ("WSTRB", 4),
      ("WVALID", 1), ("WREADY", 1), ("BRESP", 2), ("BVALID", 1), ("BREADY", 1),
      ("ARADDR", address.width), ("ARVALID", 1), ("ARREADY", 1), ("RDATA", 32), ("RRESP", 2),
      ("RVALID", 1), ("RREADY", 1),
    ] {
      if let part = value(signal, interface, module), part.width == width {
        connections.append((signal.lowercased(), part.text))
      } else if signal == "WSTRB" {
        connections.append(("wstrb", "4'b1111"))
      } else {
        return nil
      }
    }
    return binding(
      of: "swynq_rtl_axil_port_checker", parameter: "AddrWidth", address.width,
      named: names.unique(name), connections)
  }

  private func binding(
    of checker: String, parameter: String, _ value: Int, named name: String,
    _ connections: [(String, String)]
  ) -> SourceText {
    var text = SourceText()
    text.line("bind \(top) \(checker) #(")
    text.line("  .\(parameter)(\(value))")
    text.line(") \(name) (")
    let rows = SourceText.columns(connections.map { ("  .\($0.0)", "(\($0.1))") })
    for (index, row) in rows.enumerated() {
      text.line(row + (index + 1 < rows.count ? "," : ""))
    }
    text.line(");")
    return text
  }
}
