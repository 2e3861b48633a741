// SPDX-License-Identifier: Apache-2.0

/// `overlay_ports.h`: the overlay's ports as types, by which the harness reaches the members of the model's
/// class. What a port does not have is a constant or takes no notice. See sim/src/model.h.
struct PortsHeader {
  private let map: PortMap

  init(_ map: PortMap) { self.map = map }

  var text: String {
    var text = """
      // Made by swynq-overlay-build.
      #ifndef SWYNQ_SIM_OVERLAY_PORTS_H
      #define SWYNQ_SIM_OVERLAY_PORTS_H

      #include <tuple>

      namespace swynq {


      """
    for (index, clock) in map.clocks.enumerated() {
      text += structure(
        "Clock\(index)",
        [
          constant("uint32_t", "kIndex", "\(index)"), name(clock.port.name),
          constant("uint64_t", "kFrequency", "\(clock.frequency)"),
          constant("uint64_t", "kPhase", "\(clock.phase)"), accessor("level", clock.port),
        ])
    }
    for (index, reset) in map.resets.enumerated() {
      text += structure(
        "Reset\(index)",
        [
          name(reset.port.name), constant("uint32_t", "kClock", "\(reset.clock)"),
          constant("bool", "kActive", "\(reset.isActiveHigh)"), accessor("level", reset.port),
        ])
    }
    for (index, bus) in map.registers.enumerated() {
      text += structure(
        "Registers\(index)",
        common(bus, index) + [
          constant("uint64_t", "kBase", "\(bus.base)u"),
          constant("uint64_t", "kLast", "\(bus.last)u"),
        ] + axi(bus))
    }
    for (index, bus) in map.memory.enumerated() {
      text += structure("Memory\(index)", common(bus, index) + axi(bus))
    }
    for (index, bus) in map.streams.enumerated() {
      text += structure("Stream\(index)", common(bus, index) + stream(bus))
    }
    text += tuple("Clocks", "Clock", map.clocks.count) + tuple("Resets", "Reset", map.resets.count)
    text += tuple("RegisterPorts", "Registers", map.registers.count)
    text += tuple("MemoryPorts", "Memory", map.memory.count)
    text += tuple("StreamPorts", "Stream", map.streams.count)
    text += "inline constexpr uint32_t kSettleClocks = \(map.settleClocks);\n"
    text += interrupts + signals
    return text + "\n}  // namespace swynq\n\n#endif\n"
  }

  private func structure(_ name: String, _ lines: [String]) -> String {
    "struct \(name) {\n" + lines.map { "  \($0)\n" }.joined() + "};\n\n"
  }

  private func tuple(_ name: String, _ element: String, _ count: Int) -> String {
    "using \(name) = std::tuple<\((0..<count).map { "\(element)\($0)" }.joined(separator: ", "))>;\n"
  }

  private func constant(_ type: String, _ name: String, _ value: String) -> String {
    "static constexpr \(type) \(name) = \(value);"
  }

  private func name(_ name: String) -> String {
    "static constexpr const char* kName = \(CText.literal(name));"
  }

  private func accessor(_ signal: String, _ port: Port) -> String {
    "static auto& \(signal)(Model& m) { return m.\(port.member); }"
  }

  private func common(_ bus: PortMap.Bus, _ index: Int) -> [String] {
    [
      constant("uint32_t", "kIndex", "\(index)"), name(bus.prefix),
      constant("const char*", "kMark", CText.literal(bus.mark)),
      constant("uint32_t", "kClock", "\(bus.clock)"),
      constant("uint32_t", "kBytes", "\(bus.dataBits / 8)"),
    ]
  }

  /// Signals of AXI that the harness binds, with what an overlay means that lacks them: by the direction
  /// that a manager has.
  private func axi(_ bus: PortMap.Bus) -> [String] {
    let size = (bus.dataBits / 8).trailingZeroBitCount
    let outputs = [
      ("awvalid", "0"), ("awaddr", "0"), ("awlen", "0"), ("awsize", "\(size)"), ("awburst", "1"),
      ("awid", "0"),
      ("awlock", "0"), ("awcache", "0"), ("awprot", "0"), ("awqos", "0"), ("awregion", "0"),
      ("awuser", "0"),
      ("wvalid", "0"), ("wdata", "0"), ("wlast", "1"), ("wid", "0"), ("wuser", "0"),
      ("bready", "0"),
      ("arvalid", "0"), ("araddr", "0"), ("arlen", "0"), ("arsize", "\(size)"), ("arburst", "1"),
      ("arid", "0"),
      ("arlock", "0"), ("arcache", "0"), ("arprot", "0"), ("arqos", "0"), ("arregion", "0"),
      ("aruser", "0"),
      ("rready", "0"),
    ]
    let inputs = [
      ("awready", "0"), ("wready", "0"), ("bvalid", "0"), ("bresp", "0"), ("bid", "0"),
      ("buser", "0"),
      ("arready", "0"), ("rvalid", "0"), ("rdata", "0"), ("rresp", "0"), ("rlast", "1"),
      ("rid", "0"),
      ("ruser", "0"),
    ]
    let isMemory = bus.role == .memory
    var lines = [
      constant("uint32_t", "kAddressBits", "\(bus.addressBits)"),
      constant("bool", "kHasRead", "\(bus.hasRead)"),
      constant("bool", "kHasWrite", "\(bus.hasWrite)"),
      constant("bool", "kHasStrobes", "\(bus.signals["wstrb"] != nil)"),
      constant("bool", "kHasWriteId", "\(bus.signals["wid"] != nil)"),
      constant("bool", "kIsLite", "\(bus.standard == "AXI4-Lite")"),
    ]
    lines += outputs.map { bind($0.0, bus, otherwise: isMemory ? $0.1 : nil) }
    lines += inputs.map { bind($0.0, bus, otherwise: isMemory ? nil : $0.1) }
    if let port = bus.signals["wstrb"] {
      lines.append(accessor("wstrb", port))
    } else {
      lines.append("static Ignored wstrb(Model&) { return {}; }")
    }
    return lines
  }

  private func stream(_ bus: PortMap.Bus) -> [String] {
    let isSource = bus.role == .source
    func has(_ signal: String) -> String { "\(bus.signals[signal] != nil)" }
    let sent = [
      ("tvalid", "0"), ("tdata", "0"), ("tlast", "0"), ("tkeep", "0"), ("tstrb", "0"),
      ("tuser", "0"),
      ("tdest", "0"), ("tid", "0"), ("twakeup", "0"),
    ]
    return [
      constant("bool", "kIsSource", "\(isSource)"), constant("bool", "kHasLast", has("tlast")),
      constant("bool", "kHasKeep", has("tkeep")), constant("bool", "kHasStrobes", has("tstrb")),
      constant("bool", "kHasUser", has("tuser")),
      constant("uint32_t", "kUserBits", "\(bus.width("tuser") ?? 0)"),
      constant("uint32_t", "kDestinationBits", "\(bus.width("tdest") ?? 0)"),
      constant("uint32_t", "kIdBits", "\(bus.width("tid") ?? 0)"),
    ] + sent.map { bind($0.0, bus, otherwise: isSource ? nil : $0.1) }
      + [bind("tready", bus, otherwise: isSource ? "1" : nil)]
  }

  /// An accessor. otherwise: what an output is that the overlay lacks; nil for an input.
  private func bind(_ signal: String, _ bus: PortMap.Bus, otherwise: String?) -> String {
    if let port = bus.signals[signal] { return accessor(signal, port) }
    guard let otherwise else { return "static Ignored \(signal)(Model&) { return {}; }" }
    return "static constexpr uint32_t \(signal)(Model&) { return \(otherwise); }"
  }

  private var interrupts: String {
    var shift = 0
    var terms: [String] = []
    for port in map.interrupts {
      terms.append(
        shift == 0 ? "uint64_t{m.\(port.member)}" : "uint64_t{m.\(port.member)} << \(shift)")
      shift += port.width
    }
    return """

      inline uint64_t interrupts([[maybe_unused]] Model& m) {
        return \(terms.isEmpty ? "0" : terms.joined(separator: " | "));
      }


      """
  }

  /// The inputs and outputs that a program reaches by name.
  private var signals: String {
    var lines: [String] = []
    for (ports, isInput) in [(map.inputs, true), (map.outputs, false)] {
      for port in ports {
        lines.append(
          "  {\(CText.literal(port.name)), \(port.width), \(isInput), "
            + "[](Model& m) -> void* { return &m.\(port.member); }},\n")
      }
    }
    return """
      inline constexpr std::array<Signal, \(lines.count)> kSignals = {{
      \(lines.joined())}};

      """
  }
}
