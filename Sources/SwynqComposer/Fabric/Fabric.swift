// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqHandoff

/// The module that stands for an interconnect or a converter of AXI4: the ports of the design around
/// `swynq_fabric_core`, with the addresses of the design.
struct Fabric {
  private let module: BlockDesign.Module
  private let design: BlockDesign
  private let name: String
  private let routes: [AddressRoutes.Route]
  private let arriving: [BlockDesign.Interface]
  private let leaving: [BlockDesign.Interface]
  /// Bits in the middle.
  private let width: Int
  private let addressWidth: Int
  private let idWidth: Int
  private var text = SourceText()

  /// Managers and subordinates of an interconnect; Vivado's have up to 64.
  private static let mostPorts = 255

  /// The source of an interconnect.
  ///
  /// - Parameters:
  ///   - name: The name of the SystemVerilog module.
  ///   - routes: What the memory maps say of it.
  /// - Throws: `unsupported` for what the module cannot do; `malformedFile` for impossible widths.
  static func source(
    of module: BlockDesign.Module, in design: BlockDesign, named name: String,
    routes: [AddressRoutes.Route]
  ) throws(DeviceError) -> SourceText {
    var fabric = try Fabric(module, design, name, routes)
    fabric.build()
    return fabric.text
  }

  private init(
    _ module: BlockDesign.Module, _ design: BlockDesign, _ name: String,
    _ routes: [AddressRoutes.Route]
  ) throws(DeviceError) {
    self.module = module
    self.design = design
    self.name = name
    func connected(_ role: BlockDesign.Role) -> [BlockDesign.Interface] {
      module.interfaces.filter { interface in
        interface.standard == "aximm" && interface.role == role
          && FabricWidths.dataWidth(interface, module) > 0
      }
    }
    arriving = connected(.subordinate)
    leaving = connected(.manager)
    let all = arriving + leaving
    guard all.count <= Self.mostPorts else {
      throw DeviceError(
        .malformedFile, "\(module.path) has \(all.count) ports, more than \(Self.mostPorts)")
    }
    for interface in all {
      let width = FabricWidths.dataWidth(interface, module)
      guard width >= 8, width <= 1_024, width & (width - 1) == 0 else {
        throw DeviceError(
          .malformedFile,
          "\(interface.name) of \(module.path) has data of \(width) bits, which is no width of AXI's"
        )
      }
    }
    for interface in leaving {
      for signal in ["AWLEN", "ARLEN"] {
        guard let port = interface.ports[signal].flatMap(module.port), port.signal != nil,
          port.width < 8
        else { continue }
        throw DeviceError(
          .unsupported,
          "\(interface.name) of \(module.path) leads to an AXI3 port that is not the processing system's; "
            + "the composed interconnect does not cut bursts; give RTL for it (--module)")
      }
    }
    width = all.map { FabricWidths.dataWidth($0, module) }.max() ?? 32
    func widest(_ names: [String], _ interfaces: [BlockDesign.Interface]) -> Int {
      interfaces.flatMap { interface in
        names.compactMap { interface.ports[$0].flatMap(module.port) }.filter { $0.signal != nil }
          .map(\.width)
      }.max() ?? 1
    }
    addressWidth = min(64, widest(["AWADDR", "ARADDR"], all))
    idWidth = widest(["AWID", "ARID"], arriving)
    let processors = design.modules.filter { BlockDesign.isProcessor(core: $0.core) }
    let known = Set(processors.flatMap(\.interfaces).compactMap(\.bus))
    self.routes = Self.complete(
      routes, arriving.filter { !known.contains($0.bus ?? "") }, arriving, leaving)
  }

  /// The routes, with one for all addresses of each manager that the memory maps say nothing of, where
  /// there is one way only. The processor's map is whole: what is not in it is nowhere.
  private static func complete(
    _ routes: [AddressRoutes.Route], _ open: [BlockDesign.Interface],
    _ arriving: [BlockDesign.Interface], _ leaving: [BlockDesign.Interface]
  ) -> [AddressRoutes.Route] {
    var routes = routes.filter { route in
      arriving.contains { $0.name == route.arriving }
        && leaving.contains { $0.name == route.leaving }
    }
    guard leaving.count == 1 else { return routes }
    for interface in open where !routes.contains(where: { $0.arriving == interface.name }) {
      routes.append(.init(base: 0, size: 0, arriving: interface.name, leaving: leaving[0].name))
    }
    return routes
  }

  // MARK: - The module

  private mutating func build() {
    text.comment(
      "\(module.path), \(module.type.isEmpty ? module.core : module.type): decodes addresses and arbitrates."
    )
    text.line("module \(name) (")
    let ports = module.ports.filter { $0.direction != .both }
    let rows = SourceText.columns(
      ports.map {
        (
          ($0.direction == .input ? "input  logic " : "output logic ")
            + Expression.range($0.width), $0.name
        )
      })
    for (index, row) in rows.enumerated() {
      text.line("  " + row + (index + 1 < rows.count ? "," : ""))
    }
    text.line(");")
    guard !arriving.isEmpty, !leaving.isEmpty, let clock = mainClock else {
      rest(ports.filter { $0.direction == .output })
      text.line()
      text.line("endmodule")
      return
    }
    reset(clock)
    let managers = arriving.map { side($0, isArriving: true, clock) }
    let subordinates = leaving.map { side($0, isArriving: false, clock) }
    core(managers, subordinates, clock)
    let driven = Set((arriving + leaving).flatMap { interface in interface.ports.values })
    rest(ports.filter { $0.direction == .output && !driven.contains($0.name) })
    text.line()
    text.line("endmodule")
  }

  private mutating func rest(_ ports: [BlockDesign.Port]) {
    guard !ports.isEmpty else { return }
    text.section("not connected")
    for port in ports {
      text.line("  assign \(port.name) = \(PortDefaults.output(port, of: module));")
    }
  }

  // MARK: - Clocks and resets

  private var mainClock: String? {
    let clocks = module.ports.filter {
      $0.direction == .input && $0.purpose == .clock && $0.signal != nil && $0.width == 1
    }
    for name in ["ACLK", "aclk", "s_axi_aclk"] where clocks.contains(where: { $0.name == name }) {
      return name
    }
    return clocks.first?.name
  }

  private func isConnected(_ name: String) -> Bool {
    module.port(name).map { $0.signal != nil && $0.width == 1 && $0.direction == .input } ?? false
  }

  /// Declares `rst_n`: the interconnect's reset, or one that ends by itself where it has none.
  private mutating func reset(_ clock: String) {
    let names = ["ARESETN", "aresetn", "s_axi_aresetn"]
    text.line()
    text.line("  logic rst_n;")
    if let reset = names.first(where: isConnected) {
      text.line("  assign rst_n = \(reset);")
      return
    }
    let other = module.ports.first { port in
      guard case .reset = port.purpose, port.direction == .input, port.width == 1 else {
        return false
      }
      return port.signal != nil
    }
    if let other {
      text.line("  assign rst_n = \(other.name);")
      return
    }
    text.line()
    text.comment("The design gives no reset.", indent: 2)
    text.line("  logic [3:0] start_q = '0;")
    text.line("  always_ff @(posedge \(clock)) if (!rst_n) start_q <= start_q + 1'b1;")
    text.line("  assign rst_n = &start_q;")
  }

  /// The clock and the reset of a port that has others than the middle; nil for the same.
  private func clock(
    of interface: BlockDesign.Interface, _ main: String
  ) -> (clock: String, reset: String)? {
    let mainSignal = module.port(main)?.signal
    let prefix = interface.name.hasSuffix("_AXI") ? String(interface.name.dropLast(4)) : nil
    if let prefix, isConnected("\(prefix)_ACLK") {
      guard module.port("\(prefix)_ACLK")?.signal != mainSignal else { return nil }
      let reset = "\(prefix)_ARESETN"
      return ("\(prefix)_ACLK", isConnected(reset) ? reset : "rst_n")
    }
    let lower = interface.name.lowercased()
    if isConnected("\(lower)_aclk") {
      guard module.port("\(lower)_aclk")?.signal != mainSignal else { return nil }
      let reset = "\(lower)_aresetn"
      return ("\(lower)_aclk", isConnected(reset) ? reset : "rst_n")
    }
    // SmartConnect does not say which of its clocks a port has: the one of what is connected to it.
    for other in design.modules where other.instance != module.instance {
      for end in other.interfaces where end.standard == "aximm" && end.role != interface.role {
        guard end.bus != nil, end.bus == interface.bus,
          let signal = InterfaceClock.port(of: end, in: other)?.signal, signal != mainSignal,
          let port = module.ports.first(where: {
            $0.signal == signal && $0.purpose == .clock && $0.direction == .input
          })
        else { continue }
        return (port.name, "rst_n")
      }
    }
    return nil
  }

  // MARK: - Ports

  /// A bundle of signals that pass between two stages, by their common prefix.
  private typealias Bundle = String

  /// The signals of a bundle, with whether the manager's side drives them.
  private func signals(_ width: Int) -> [(name: String, width: Int, isForward: Bool)] {
    [
      ("aw_id", idWidth, true), ("aw_addr", addressWidth, true), ("aw_attr", 25, true),
      ("aw_valid", 1, true), ("aw_ready", 1, false), ("w_data", width, true),
      ("w_strb", width / 8, true), ("w_last", 1, true), ("w_valid", 1, true),
      ("w_ready", 1, false), ("b_id", idWidth, false), ("b_resp", 2, false),
      ("b_valid", 1, false), ("b_ready", 1, true), ("ar_id", idWidth, true),
      ("ar_addr", addressWidth, true), ("ar_attr", 25, true), ("ar_valid", 1, true),
      ("ar_ready", 1, false), ("r_id", idWidth, false), ("r_data", width, false),
      ("r_resp", 2, false), ("r_last", 1, false), ("r_valid", 1, false), ("r_ready", 1, true),
    ]
  }

  private mutating func declare(_ bundle: Bundle, _ width: Int) {
    for row in SourceText.columns(
      signals(width).map { ("  logic \(Expression.range($0.width))", "\(bundle)_\($0.name);") })
    {
      text.line(row)
    }
  }

  /// The port, and what is between it and the middle.
  ///
  /// - Returns: The bundle at the middle.
  private mutating func side(
    _ interface: BlockDesign.Interface, isArriving: Bool, _ main: String
  ) -> Bundle {
    let prefix = Identifiers.legal(interface.name.lowercased())
    let own = FabricWidths.dataWidth(interface, module)
    let other = clock(of: interface, main)
    let isLite = FabricWidths.isLite(interface, module)
    var heading = "\(interface.name): \(isLite ? "AXI4-Lite" : "AXI4"), \(own) bits"
    if let other { heading += ", clocked by \(other.clock)" }
    text.section(heading)
    let port = "\(prefix)_port"
    declare(port, own)
    text.line()
    if isArriving { manager(interface, port, own) } else { subordinate(interface, port, own) }
    var bundle = port
    if let other {
      let near = "\(prefix)_near"
      text.line()
      declare(near, own)
      stage(
        "swynq_fabric_clocks", "u_\(prefix)_clocks",
        [
          ("AddrWidth", addressWidth), ("IdWidth", idWidth), ("DataWidth", own),
        ],
        isArriving
          ? [
            ("s_clk_i", other.clock), ("s_rst_ni", other.reset), ("m_clk_i", main),
            ("m_rst_ni", "rst_n"),
          ]
          : [
            ("s_clk_i", main), ("s_rst_ni", "rst_n"), ("m_clk_i", other.clock),
            ("m_rst_ni", other.reset),
          ],
        from: isArriving ? port : near, to: isArriving ? near : port)
      bundle = near
    }
    if own != width {
      let wide = "\(prefix)_wide"
      text.line()
      declare(wide, width)
      stage(
        "swynq_fabric_width", "u_\(prefix)_width",
        [
          ("AddrWidth", addressWidth), ("IdWidth", idWidth),
          ("SubWidth", isArriving ? own : width), ("ManWidth", isArriving ? width : own),
        ],
        [("clk_i", main), ("rst_ni", "rst_n")],
        from: isArriving ? bundle : wide, to: isArriving ? wide : bundle)
      bundle = wide
    }
    return bundle
  }

  /// An instance between two bundles.
  private mutating func stage(
    _ module: String, _ name: String, _ parameters: [(String, Int)],
    _ connections: [(String, String)], from: Bundle, to: Bundle
  ) {
    var all = connections
    for (prefix, bundle, isFrom) in [("s", from, true), ("m", to, false)] {
      for signal in signals(32) {
        all.append(
          (
            "\(prefix)_\(signal.name)_\(signal.isForward == isFrom ? "i" : "o")",
            "\(bundle)_\(signal.name)"
          ))
      }
    }
    text.line()
    text.line("  \(module) #(")
    list(parameters.map { ($0, String($1)) })
    text.line("  ) \(name) (")
    list(all)
    text.line("  );")
  }

  private mutating func list(_ pairs: [(String, String)]) {
    let rows = SourceText.columns(pairs.map { (".\($0)", "(\($1))") })
    for (index, row) in rows.enumerated() {
      text.line("    " + row + (index + 1 < rows.count ? "," : ""))
    }
  }

  /// A port of the interface that something is connected to.
  private func port(_ interface: BlockDesign.Interface, _ signal: String) -> BlockDesign.Port? {
    interface.ports[signal].flatMap(module.port).flatMap {
      $0.signal != nil && $0.direction != .both ? $0 : nil
    }
  }

  /// An input as so many bits, or what it has where nothing is connected.
  private func input(
    _ interface: BlockDesign.Interface, _ signal: String, _ width: Int, _ otherwise: String
  ) -> String {
    guard let port = port(interface, signal) else { return otherwise }
    return port.width == width ? port.name : "\(width)'(\(port.name))"
  }

  private mutating func assign(_ rows: [(String, String)]) {
    for row in SourceText.columns(rows.map { ("  assign \($0)", "= \($1);") }) { text.line(row) }
  }

  private func attributes(
    _ interface: BlockDesign.Interface, _ channel: String, _ width: Int
  ) -> String {
    let size = Expression.number(UInt64((width / 8).trailingZeroBitCount), width: 3)
    let fields = [
      ("LEN", 8, "8'd0"), ("SIZE", 3, size), ("BURST", 2, "2'b01"), ("LOCK", 1, "1'b0"),
      ("CACHE", 4, "4'd0"), ("PROT", 3, "3'd0"), ("QOS", 4, "4'd0"),
    ]
    let parts = fields.map { name, bits, otherwise in
      input(interface, channel + name, bits, otherwise)
    }
    return "{\(parts.joined(separator: ", "))}"
  }

  private mutating func manager(_ interface: BlockDesign.Interface, _ bundle: Bundle, _ width: Int)
  {
    var rows: [(String, String)] = []
    for channel in ["AW", "AR"] {
      let lower = channel.lowercased()
      rows += [
        ("\(bundle)_\(lower)_id", input(interface, channel + "ID", idWidth, "'0")),
        ("\(bundle)_\(lower)_addr", input(interface, channel + "ADDR", addressWidth, "'0")),
        ("\(bundle)_\(lower)_attr", attributes(interface, channel, width)),
        ("\(bundle)_\(lower)_valid", input(interface, channel + "VALID", 1, "1'b0")),
      ]
    }
    rows += [
      ("\(bundle)_w_data", input(interface, "WDATA", width, "'0")),
      ("\(bundle)_w_strb", input(interface, "WSTRB", width / 8, "'1")),
      ("\(bundle)_w_last", input(interface, "WLAST", 1, "1'b1")),
      ("\(bundle)_w_valid", input(interface, "WVALID", 1, "1'b0")),
      ("\(bundle)_b_ready", input(interface, "BREADY", 1, "1'b1")),
      ("\(bundle)_r_ready", input(interface, "RREADY", 1, "1'b1")),
    ]
    let outputs: [(String, String, Int)] = [
      ("AWREADY", "aw_ready", 1), ("WREADY", "w_ready", 1), ("BID", "b_id", idWidth),
      ("BRESP", "b_resp", 2), ("BVALID", "b_valid", 1), ("ARREADY", "ar_ready", 1),
      ("RID", "r_id", idWidth), ("RDATA", "r_data", width), ("RRESP", "r_resp", 2),
      ("RLAST", "r_last", 1), ("RVALID", "r_valid", 1),
    ]
    rows += drive(interface, bundle, outputs)
    assign(rows)
  }

  private mutating func subordinate(
    _ interface: BlockDesign.Interface, _ bundle: Bundle, _ width: Int
  ) {
    var rows: [(String, String)] = [
      ("\(bundle)_aw_ready", input(interface, "AWREADY", 1, "1'b0")),
      ("\(bundle)_w_ready", input(interface, "WREADY", 1, "1'b0")),
      ("\(bundle)_b_id", "'0"),
      ("\(bundle)_b_resp", input(interface, "BRESP", 2, "2'b00")),
      ("\(bundle)_b_valid", input(interface, "BVALID", 1, "1'b0")),
      ("\(bundle)_ar_ready", input(interface, "ARREADY", 1, "1'b0")),
      ("\(bundle)_r_id", "'0"),
      ("\(bundle)_r_data", input(interface, "RDATA", width, "'0")),
      ("\(bundle)_r_resp", input(interface, "RRESP", 2, "2'b00")),
      ("\(bundle)_r_last", input(interface, "RLAST", 1, "1'b1")),
      ("\(bundle)_r_valid", input(interface, "RVALID", 1, "1'b0")),
    ]
    var outputs: [(String, String, Int)] = []
    for channel in ["AW", "AR"] {
      let lower = channel.lowercased()
      outputs += [
        (channel + "ADDR", "\(lower)_addr", addressWidth),
        (channel + "LEN", "\(lower)_attr[24:17]", 8),
        (channel + "SIZE", "\(lower)_attr[16:14]", 3),
        (channel + "BURST", "\(lower)_attr[13:12]", 2),
        (channel + "LOCK", "\(lower)_attr[11]", 1), (channel + "CACHE", "\(lower)_attr[10:7]", 4),
        (channel + "PROT", "\(lower)_attr[6:4]", 3), (channel + "QOS", "\(lower)_attr[3:0]", 4),
        (channel + "VALID", "\(lower)_valid", 1),
      ]
    }
    outputs += [
      ("WDATA", "w_data", width), ("WSTRB", "w_strb", width / 8), ("WLAST", "w_last", 1),
      ("WVALID", "w_valid", 1), ("BREADY", "b_ready", 1), ("RREADY", "r_ready", 1),
    ]
    rows += drive(interface, bundle, outputs)
    assign(rows)
  }

  /// The interface's outputs; those that the bundle does not have are zero.
  private func drive(
    _ interface: BlockDesign.Interface, _ bundle: Bundle, _ outputs: [(String, String, Int)]
  ) -> [(String, String)] {
    var rows: [(String, String)] = []
    let known = Dictionary(
      outputs.map { ($0.0, ($0.1, $0.2)) }, uniquingKeysWith: { first, _ in first })
    for signal in AXIPort.all {
      guard let port = interface.ports[signal.name].flatMap(module.port), port.direction == .output
      else { continue }
      if let (local, bits) = known[signal.name] {
        let value = "\(bundle)_\(local)"
        rows.append((port.name, bits == port.width ? value : "\(port.width)'(\(value))"))
      } else {
        rows.append((port.name, Expression.constant(false, width: port.width)))
      }
    }
    return rows
  }

  // MARK: - The middle

  private mutating func core(_ managers: [Bundle], _ subordinates: [Bundle], _ clock: String) {
    text.section("addresses")
    var merged: [(base: UInt64, last: UInt64, to: Int, from: Set<Int>)] = []
    for route in routes {
      guard let from = arriving.firstIndex(where: { $0.name == route.arriving }),
        let to = leaving.firstIndex(where: { $0.name == route.leaving })
      else { continue }
      let last = route.size == 0 ? UInt64.max : route.base &+ (route.size - 1)
      if let index = merged.firstIndex(where: {
        $0.base == route.base && $0.last == last && $0.to == to
      }) {
        merged[index].from.insert(from)
      } else {
        merged.append((route.base, last, to, [from]))
      }
    }
    // Small ranges first: a range within another is an exception from it.
    merged.sort { ($0.last - $0.base, $0.base, $0.to) < ($1.last - $1.base, $1.base, $1.to) }
    for route in merged {
      let from = route.from.sorted().map { arriving[$0].name }.joined(separator: ", ")
      text.comment(
        "\(hex(route.base)) to \(hex(route.last)): \(leaving[route.to].name)"
          + (route.from.count == arriving.count ? "" : ", of \(from)"), indent: 2)
    }
    if merged.isEmpty {
      // A route that is open to nobody: no parameter has no bits.
      merged.append((0, 0, 0, []))
      text.comment("No address leads anywhere.", indent: 2)
    }
    let descending = merged.reversed()
    let single = leaving.reversed().map {
      FabricWidths.isLite($0, module) ? "1'b1" : "1'b0"
    }
    let sizes = leaving.reversed().map {
      Expression.number(
        UInt64((FabricWidths.dataWidth($0, module) / 8).trailingZeroBitCount), width: 3)
    }
    text.line("  swynq_fabric_core #(")
    list([
      ("NumSi", "\(arriving.count)"), ("NumMi", "\(leaving.count)"),
      ("AddrWidth", "\(addressWidth)"), ("DataWidth", "\(width)"), ("IdWidth", "\(idWidth)"),
      ("NumRoutes", "\(merged.count)"),
      ("Base", concatenation(descending.map { Expression.number($0.base, width: 64) })),
      ("Last", concatenation(descending.map { Expression.number($0.last, width: 64) })),
      (
        "From",
        concatenation(
          descending.map { route in
            "\(arriving.count)'b"
              + arriving.indices.reversed().map { route.from.contains($0) ? "1" : "0" }.joined()
          })
      ),
      ("To", concatenation(descending.map { "8'd\($0.to)" })),
      ("SingleBeats", concatenation(single)), ("MaxSize", concatenation(sizes)),
    ])
    text.line("  ) u_core (")
    var connections = [("clk_i", clock), ("rst_ni", "rst_n")]
    for signal in signals(width) {
      connections.append(
        (
          "s_\(signal.name)_\(signal.isForward ? "i" : "o")",
          concatenation(managers.reversed().map { "\($0)_\(signal.name)" })
        ))
    }
    for signal in signals(width) where !signal.name.hasSuffix("_id") {
      connections.append(
        (
          "m_\(signal.name)_\(signal.isForward ? "o" : "i")",
          concatenation(subordinates.reversed().map { "\($0)_\(signal.name)" })
        ))
    }
    list(connections)
    text.line("  );")
    // To the subordinates all accesses have one ID.
    text.line()
    assign(
      subordinates.flatMap { [("\($0)_aw_id", "'0"), ("\($0)_ar_id", "'0")] })
  }

  private func concatenation(_ parts: [String]) -> String {
    parts.count == 1 ? parts[0] : "{\(parts.joined(separator: ", "))}"
  }

  private func hex(_ value: UInt64) -> String {
    "0x" + String(value, radix: 16, uppercase: true)
  }
}
