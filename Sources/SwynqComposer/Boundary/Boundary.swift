// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqHandoff

/// The ports of the overlay's top: the processing system's side of what is connected to it, and the
/// ports of the design itself.
struct Boundary {
  /// Ports with the heading that they stand under.
  private(set) var groups: [(heading: String, ports: [TopPort])] = []
  private(set) var ports = OverlayPorts()
  /// Adapters between the top's register ports and the processor's manager ports.
  private(set) var instances: [ModuleInstance] = []
  /// Outputs of the top, and what drives them.
  private(set) var assignments: [(port: String, source: Source)] = []
  /// Modules that are nothing but boundary.
  private(set) var modules: Set<Int> = []

  private let design: BlockDesign
  /// Names of the top's clocks by their signals.
  private var clocks: [Int: String] = [:]

  /// Interrupt lines of a design.
  private static let mostInterrupts = 64

  /// Gives the signals at the boundary their names.
  init(_ wiring: inout Wiring, _ names: inout Identifiers) throws(DeviceError) {
    design = wiring.design
    for (number, module) in design.modules.enumerated()
    where BlockDesign.isProcessor(core: module.core) || Self.makesClocks(module) {
      modules.insert(number)
    }
    addClocks(&wiring, &names)
    addResets(&wiring, &names)
    for number in modules.sorted() {
      let module = design.modules[number]
      guard BlockDesign.isProcessor(core: module.core) else { continue }
      for interface in module.interfaces where interface.standard == "aximm" {
        let isConnected = interface.ports.values.contains { name in
          module.port(name).flatMap(wiring.signal(at:)) != nil
        }
        guard isConnected else { continue }
        switch interface.role {
        case .manager: addRegisters(interface, of: module, &wiring, &names)
        case .subordinate: addMemory(interface, of: module, &wiring, &names)
        case .monitor: break
        }
      }
    }
    addPins(&wiring, &names)
    try addInterrupts(wiring, &names)
  }

  /// Clocking wizards: their outputs are clocks of the harness.
  static func makesClocks(_ module: BlockDesign.Module) -> Bool { module.core == "clk_wiz" }

  // MARK: - Clocks and resets

  private mutating func addClocks(_ wiring: inout Wiring, _ names: inout Identifiers) {
    var group: [TopPort] = []
    for (end, port) in boundaryOutputs() where port.purpose == .clock && port.width == 1 {
      guard let signal = wiring.signal(at: port), wiring.signals[signal].driver == end,
        !wiring.signals[signal].loads.isEmpty
      else { continue }
      let name = names.unique(clockName(end, port))
      wiring.signals[signal].name = name
      wiring.signals[signal].isPort = true
      clocks[signal] = name
      group.append(.input(name))
      ports.clocks.append(
        .init(port: name, frequency: frequency(port, wiring, signal), phase: phase(end, port)))
    }
    groups.append(("Clocks", group))
  }

  private mutating func addResets(_ wiring: inout Wiring, _ names: inout Identifiers) {
    var group: [TopPort] = []
    for (end, port) in boundaryOutputs() {
      guard case .reset(let isActiveLow) = port.purpose, port.width == 1,
        let signal = wiring.signal(at: port), wiring.signals[signal].driver == end,
        wiring.signals[signal].loads.contains(where: { !isBoundary($0) })
      else { continue }
      let name = names.unique(resetName(end, port))
      wiring.signals[signal].name = name
      wiring.signals[signal].isPort = true
      group.append(.input(name))
      ports.resets.append(
        .init(
          port: name, clock: clock(ofReset: signal, name, wiring),
          isActiveLow: isActiveLow ?? PortDefaults.isNamedActiveLow(port.name)))
    }
    groups.append(("Resets", group))
  }

  /// The drivers of signals from outside the modules that the top instantiates.
  private func boundaryOutputs() -> [(Endpoint, BlockDesign.Port)] {
    var outputs: [(Endpoint, BlockDesign.Port)] = []
    for module in modules.sorted() {
      for (index, port) in design.modules[module].ports.enumerated()
      where port.direction == .output {
        outputs.append((.module(module, port: index), port))
      }
    }
    for (index, port) in design.externalPorts.enumerated() where port.direction == .input {
      outputs.append((.external(index), port))
    }
    return outputs
  }

  private func isBoundary(_ end: Endpoint) -> Bool {
    switch end {
    case .module(let module, _): modules.contains(module)
    case .external: true
    }
  }

  /// `fclk0_aclk` for FCLK_CLK0, `pl0_aclk` for pl_clk0: names that say which reset is whose.
  private func clockName(_ end: Endpoint, _ port: BlockDesign.Port) -> String {
    guard case .module(let module, _) = end else { return port.name }
    guard BlockDesign.isProcessor(core: design.modules[module].core) else {
      return "\(design.modules[module].instance)_\(port.name)"
    }
    for (prefix, name) in [("FCLK_CLK", "fclk"), ("pl_clk", "pl")] where port.name.hasPrefix(prefix)
    {
      return "\(name)\(port.name.dropFirst(prefix.count))_aclk"
    }
    return "\(design.modules[module].instance)_\(port.name)"
  }

  private func resetName(_ end: Endpoint, _ port: BlockDesign.Port) -> String {
    guard case .module(let module, _) = end else { return port.name }
    let name = port.name
    if name.hasPrefix("FCLK_RESET"), name.hasSuffix("_N") {
      return "fclk\(name.dropFirst("FCLK_RESET".count).dropLast(2))_aresetn"
    }
    if name.hasPrefix("pl_resetn") { return "pl\(name.dropFirst("pl_resetn".count))_aresetn" }
    return "\(design.modules[module].instance)_\(name)"
  }

  /// The port's own frequency, else that of what it clocks.
  private func frequency(
    _ port: BlockDesign.Port, _ wiring: Wiring, _ signal: Int
  ) -> UInt64? {
    if let frequency = port.frequency { return frequency }
    for case .module(let module, let port) in wiring.signals[signal].loads {
      if let frequency = design.modules[module].ports[port].frequency { return frequency }
    }
    return nil
  }

  /// The phase asked of a clocking wizard, in degrees: `CLKOUT2_REQUESTED_PHASE` of `clk_out2`.
  private func phase(_ end: Endpoint, _ port: BlockDesign.Port) -> Double {
    guard case .module(let module, _) = end, port.name.hasPrefix("clk_out") else { return 0 }
    let number = port.name.dropFirst("clk_out".count)
    let text = design.modules[module].parameters["CLKOUT\(number)_REQUESTED_PHASE"] ?? "0"
    guard let phase = Double(text), phase.isFinite, abs(phase) <= 360 else { return 0 }
    return phase
  }

  /// The clock of the same number, else that of the first module that is reset.
  private func clock(ofReset signal: Int, _ name: String, _ wiring: Wiring) -> String? {
    if name.hasSuffix("_aresetn") {
      let partner = name.dropLast("_aresetn".count) + "_aclk"
      if let clock = ports.clocks.first(where: { $0.port == partner }) { return clock.port }
    }
    for case .module(let module, _) in wiring.signals[signal].loads {
      for port in design.modules[module].ports where port.purpose == .clock {
        if let clock = wiring.signal(at: port).flatMap({ clocks[$0] }) { return clock }
      }
    }
    return ports.clocks.first?.port
  }

  /// The top's clock that an interface of the processing system has.
  private func clock(
    of interface: BlockDesign.Interface, _ module: BlockDesign.Module, _ wiring: Wiring
  ) -> String? {
    InterfaceClock.port(of: interface, in: module).flatMap(wiring.signal(at:)).flatMap {
      clocks[$0]
    }
  }

  // MARK: - AXI

  private mutating func addRegisters(
    _ interface: BlockDesign.Interface, of module: BlockDesign.Module, _ wiring: inout Wiring,
    _ names: inout Identifiers
  ) {
    let name = Self.shortName(interface)
    let prefix = names.unique("s_axi_\(name)") + "_"
    let address = Self.width("AWADDR", interface, module) ?? Self.width("ARADDR", interface, module)
    let data = Self.width("WDATA", interface, module) ?? Self.width("RDATA", interface, module)
    let addressWidth = min(max(address ?? 32, 1), 64)
    let dataWidth = max(data ?? 32, 32)
    var group: [TopPort] = []
    var connections: [(port: String, source: Source)] = []
    let clock = clock(of: interface, module, wiring) ?? ports.clocks.first?.port
    connections.append(("aclk", .text(clock ?? "1'b0")))
    let lite: [(String, Int, Bool)] = [
      ("awaddr", addressWidth, true), ("awprot", 3, true), ("awvalid", 1, true),
      ("awready", 1, false), ("wdata", 32, true), ("wstrb", 4, true), ("wvalid", 1, true),
      ("wready", 1, false), ("bresp", 2, false), ("bvalid", 1, false), ("bready", 1, true),
      ("araddr", addressWidth, true), ("arprot", 3, true), ("arvalid", 1, true),
      ("arready", 1, false), ("rdata", 32, false), ("rresp", 2, false), ("rvalid", 1, false),
      ("rready", 1, true),
    ]
    for (signal, width, isInput) in lite {
      let port = TopPort(name: prefix + signal, isInput: isInput, width: width)
      _ = names.unique(port.name)
      group.append(port)
      connections.append(("s_\(signal)", .text(port.name)))
    }
    let wide = [
      "AWADDR": addressWidth, "ARADDR": addressWidth, "WDATA": dataWidth, "RDATA": dataWidth,
      "WSTRB": dataWidth / 8, "AWPROT": 3, "ARPROT": 3, "AWSIZE": 3, "ARSIZE": 3, "AWBURST": 2,
      "ARBURST": 2, "BRESP": 2, "RRESP": 2, "WLAST": 1, "AWVALID": 1, "AWREADY": 1, "WVALID": 1,
      "WREADY": 1, "BVALID": 1, "BREADY": 1, "ARVALID": 1, "ARREADY": 1, "RVALID": 1, "RREADY": 1,
    ]
    for signal in AXIPort.all {
      let port = interface.ports[signal.name].flatMap(module.port)
      let net = port.flatMap(wiring.signal(at:))
      guard let width = wide[signal.name] else {
        // IDs, LEN and the like, which single accesses do not need.
        if signal.isFromManager, let net {
          wiring.signals[net].assignment = Expression.constant(
            false, width: wiring.signals[net].width)
        }
        continue
      }
      let local = "m_\(signal.name.lowercased())"
      if !signal.isFromManager {
        let idle = Expression.constant(false, width: width)
        connections.append((local, net.map { .signal($0, width: width) } ?? .text(idle)))
      } else if let net {
        let signalWidth = wiring.signals[net].width
        if signalWidth == width {
          wiring.signals[net].isAdapted = true
          connections.append((local, .signal(net, width: width)))
        } else {
          let wire = names.unique("\(prefix)\(signal.name.lowercased())_wide")
          extraSignals.append((wire, width))
          wiring.signals[net].assignment = Expression.fit(wire, from: width, to: signalWidth)
          connections.append((local, .text(wire)))
        }
      } else {
        connections.append((local, .text("")))
      }
    }
    instances.append(
      ModuleInstance(
        module: "swynq_register_port", name: names.unique("\(name)_registers"),
        parameters: [("AddrWidth", "\(addressWidth)"), ("DataWidth", "\(dataWidth)")],
        connections: connections))
    let bases = module.memoryMap.filter { $0.manager == interface.name }.map(\.base)
    ports.registers.append(
      .init(prefix: prefix, base: Self.windowBase(interface.name, bases.min()), clock: clock))
    groups.append(("\(interface.name): accesses to registers", group))
  }

  /// Signals that no port of the design has.
  private(set) var extraSignals: [(name: String, width: Int)] = []

  /// The first of the processor's addresses for a port: UG585, table 4-1, and UG1085, table 10-1.
  private static func windowBase(_ interface: String, _ lowest: UInt64?) -> UInt64 {
    switch interface {
    case "M_AXI_GP0": 0x4000_0000
    case "M_AXI_GP1": 0x8000_0000
    default: lowest ?? 0
    }
  }

  private mutating func addMemory(
    _ interface: BlockDesign.Interface, of module: BlockDesign.Module, _ wiring: inout Wiring,
    _ names: inout Identifiers
  ) {
    let prefix = names.unique("m_axi_\(Self.shortName(interface))") + "_"
    let data = max(
      8, Self.width("WDATA", interface, module) ?? Self.width("RDATA", interface, module) ?? 32)
    let address = min(
      64, Self.width("AWADDR", interface, module) ?? Self.width("ARADDR", interface, module) ?? 32)
    let id = Self.width("AWID", interface, module) ?? Self.width("ARID", interface, module) ?? 0
    var group: [TopPort] = []
    let widths: [String: Int] = [
      "ADDR": address, "ID": id, "LEN": 8, "SIZE": 3, "BURST": 2, "LOCK": 1, "CACHE": 4, "PROT": 3,
      "QOS": 4, "RESP": 2, "DATA": data, "STRB": data / 8, "VALID": 1, "READY": 1, "LAST": 1,
    ]
    for signal in AXIPort.all {
      let kind = String(signal.name.drop { "AWRB".contains($0) })
      let channel = signal.name.prefix(signal.name.count - kind.count)
      // AXI4 has no WID, and nothing in memory reads the user and region signals.
      let short = Self.kinds.first { signal.name.hasSuffix($0) } ?? ""
      guard let width = widths[short], width > 0, signal.name != "WID", !channel.isEmpty else {
        continue
      }
      let name = names.unique(prefix + signal.name.lowercased())
      let port = interface.ports[signal.name].flatMap(module.port)
      let net = port.flatMap(wiring.signal(at:))
      if signal.isFromManager {
        group.append(.output(name, width))
        let isAlone = net.map { wiring.signals[$0].loads.count == 1 } ?? false
        if let net, wiring.signals[net].driver != nil {
          if isAlone, wiring.signals[net].width == width, wiring.signals[net].name.isEmpty {
            wiring.signals[net].name = name
            wiring.signals[net].isPort = true
          } else {
            assignments.append((name, .signal(net, width: width)))
          }
        } else {
          assignments.append((name, .text(Self.idle(short, data: data, width: width))))
        }
      } else {
        group.append(.input(name, width))
        guard let net else { continue }
        if wiring.signals[net].width == width {
          wiring.signals[net].name = name
          wiring.signals[net].isPort = true
        } else {
          wiring.signals[net].assignment = Expression.fit(
            name, from: width, to: wiring.signals[net].width)
        }
      }
    }
    ports.memory.append(.init(prefix: prefix, clock: clock(of: interface, module, wiring)))
    groups.append(("\(interface.name): memory", group))
  }

  private static let kinds = [
    "ADDR", "LEN", "SIZE", "BURST", "LOCK", "CACHE", "PROT", "QOS", "RESP", "DATA", "STRB", "VALID",
    "READY", "LAST", "ID",
  ]

  /// The value of an output that no module drives.
  private static func idle(_ kind: String, data: Int, width: Int) -> String {
    switch kind {
    case "READY", "LAST", "STRB": Expression.constant(true, width: width)
    case "SIZE": Expression.number(UInt64((data / 8).trailingZeroBitCount), width: 3)
    case "BURST": "2'b01"
    default: Expression.constant(false, width: width)
    }
  }

  private static func width(
    _ signal: String, _ interface: BlockDesign.Interface, _ module: BlockDesign.Module
  ) -> Int? {
    interface.ports[signal].flatMap(module.port)?.width
  }

  /// `gp0` of M_AXI_GP0, `hpm0_fpd` of M_AXI_HPM0_FPD.
  private static func shortName(_ interface: BlockDesign.Interface) -> String {
    let name = interface.name.lowercased()
    return Identifiers.legal(name.replacingPrefix("m_axi_", "").replacingPrefix("s_axi_", ""))
  }

  // MARK: - Everything else

  /// Pins of the design, and what else the processing system is connected to.
  private mutating func addPins(_ wiring: inout Wiring, _ names: inout Identifiers) {
    var group: [TopPort] = []
    for (end, port) in boundaryOutputs() {
      guard let signal = wiring.signal(at: port), wiring.signals[signal].driver == end,
        wiring.signals[signal].name.isEmpty, wiring.signals[signal].assignment == nil,
        !wiring.signals[signal].isAdapted,
        wiring.signals[signal].loads.contains(where: { !isBoundary($0) })
      else { continue }
      if case .module(let module, _) = end, Self.makesClocks(design.modules[module]) {
        // The harness's clocks are there from the beginning.
        wiring.signals[signal].assignment = Expression.constant(true, width: port.width)
        continue
      }
      let name = names.unique(pinName(end, port))
      wiring.signals[signal].name = name
      wiring.signals[signal].isPort = true
      group.append(.input(name, port.width))
      ports.inputs.append(.input(name, port.width))
    }
    for (end, port) in boundaryInputs() {
      guard let signal = wiring.signal(at: port), let driver = wiring.signals[signal].driver,
        !isBoundary(driver), !isTaken(end, port)
      else { continue }
      let name = names.unique(pinName(end, port))
      group.append(.output(name, port.width))
      ports.outputs.append(.output(name, port.width))
      if wiring.signals[signal].name.isEmpty, wiring.signals[signal].width == port.width {
        wiring.signals[signal].name = name
        wiring.signals[signal].isPort = true
      } else {
        assignments.append((name, .signal(signal, width: port.width)))
      }
    }
    groups.append(("Inputs and outputs", group))
  }

  private func boundaryInputs() -> [(Endpoint, BlockDesign.Port)] {
    var inputs: [(Endpoint, BlockDesign.Port)] = []
    for module in modules.sorted() {
      guard BlockDesign.isProcessor(core: design.modules[module].core) else { continue }
      for (index, port) in design.modules[module].ports.enumerated() where port.direction == .input
      {
        inputs.append((.module(module, port: index), port))
      }
    }
    for (index, port) in design.externalPorts.enumerated() where port.direction == .output {
      inputs.append((.external(index), port))
    }
    return inputs
  }

  /// Whether an input of the processing system is a clock, an interrupt line or one of AXI's.
  private func isTaken(_ end: Endpoint, _ port: BlockDesign.Port) -> Bool {
    guard case .module(let module, _) = end else { return false }
    if port.purpose == .clock || Self.interruptInputs.contains(port.name) { return true }
    return design.modules[module].interfaces.contains {
      $0.standard == "aximm" && $0.ports.values.contains(port.name)
    }
  }

  private func pinName(_ end: Endpoint, _ port: BlockDesign.Port) -> String {
    switch end {
    case .module(let module, _): "\(design.modules[module].instance)_\(port.name)"
    case .external: port.name
    }
  }

  private static let interruptInputs = ["IRQ_F2P", "pl_ps_irq0", "pl_ps_irq1"]

  /// The lines of `irq`: the processor's inputs, then those behind a controller.
  private mutating func addInterrupts(
    _ wiring: Wiring, _ names: inout Identifiers
  ) throws(DeviceError) {
    var lines: [Int: Source] = [:]
    for number in modules.sorted() {
      let module = design.modules[number]
      for (name, start, most) in [("IRQ_F2P", 0, 16), ("pl_ps_irq0", 0, 8), ("pl_ps_irq1", 8, 8)] {
        guard let port = module.port(name), let signal = wiring.signal(at: port),
          wiring.signals[signal].driver != nil
        else { continue }
        let width = min(port.width, most, wiring.signals[signal].width)
        // The older way counts from the last input down (processing_system7's C_IRQ_F2P_MODE).
        let isReversed =
          name == "IRQ_F2P" && module.parameters["PCW_IRQ_F2P_MODE"]?.uppercased() == "REVERSE"
        let first = isReversed ? most - min(port.width, most) : start
        for bit in 0..<width { lines[first + bit] = .bit(signal, bit) }
      }
    }
    for interrupt in design.interrupts where interrupt.line >= 16 {
      guard interrupt.line < Self.mostInterrupts, let number = wiring.module(interrupt.instance),
        let port = design.modules[number].port(interrupt.port),
        let signal = wiring.signal(at: port)
      else { continue }
      let lowest = min(port.left ?? 0, port.right ?? 0)
      lines[interrupt.line] = .bit(signal, (interrupt.bit ?? lowest) - lowest)
    }
    guard let last = lines.keys.max() else { return }
    ports.interrupts = last + 1
    let name = names.unique("irq")
    guard name == "irq" else {
      throw DeviceError(
        .malformedFile,
        "the block design \(design.name) has a port irq of its own, the name that the interrupts have; "
          + "rename it")
    }
    groups.append(("Interrupts", [.output("irq", last + 1)]))
    for line in 0...last {
      assignments.append((last == 0 ? "irq" : "irq[\(line)]", lines[line] ?? .text("1'b0")))
    }
  }
}

extension String {
  fileprivate func replacingPrefix(_ prefix: String, _ other: String) -> String {
    hasPrefix(prefix) ? other + dropFirst(prefix.count) : self
  }
}
