// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqHandoff

/// The module in the place of a block without RTL or model: registers as the design lists them,
/// streams passed on or swallowed, managers idle, all other outputs at rest.
struct StandIn {
  private let module: BlockDesign.Module
  private let name: String
  private var names = Identifiers()
  private var body = SourceText()
  /// Ports that something drives.
  private var driven: Set<String> = []
  private let clock: String?
  /// The condition of being reset; nil if there is no reset.
  private let reset: String?

  /// The source of a stand-in.
  ///
  /// - Parameters:
  ///   - name: The name of the SystemVerilog module.
  ///   - blocks: The module's blocks in the processor's address map, by interface in lower case.
  /// - Throws: `malformedFile` for more registers than can be.
  static func source(
    of module: BlockDesign.Module, named name: String, blocks: [String: [IPBlock]]
  ) throws(DeviceError) -> SourceText {
    var standIn = StandIn(module, name)
    try standIn.addRegisters(blocks)
    standIn.addStreams()
    return standIn.source()
  }

  private init(_ module: BlockDesign.Module, _ name: String) {
    self.module = module
    self.name = name
    for port in module.ports { _ = names.unique(port.name) }
    clock = Self.clock(module)
    reset = Self.reset(module)
  }

  private static func clock(_ module: BlockDesign.Module) -> String? {
    let clocks = module.ports.filter {
      $0.direction == .input && $0.purpose == .clock && $0.width == 1
    }.map(\.name)
    return ["s_axi_aclk", "s_axi_lite_aclk", "ap_clk", "aclk"].first(where: clocks.contains)
      ?? clocks.first
  }

  private static func reset(_ module: BlockDesign.Module) -> String? {
    for port in module.ports where port.direction == .input && port.width == 1 {
      guard case .reset(let isActiveLow) = port.purpose else { continue }
      return (isActiveLow ?? PortDefaults.isNamedActiveLow(port.name) ? "!" : "") + port.name
    }
    return nil
  }

  // MARK: - Registers

  private mutating func addRegisters(_ blocks: [String: [IPBlock]]) throws(DeviceError) {
    for interface in module.interfaces
    where interface.standard == "aximm" && interface.role == .subordinate {
      let ofInterface = blocks[interface.name.lowercased()] ?? []
      guard let clock, let reset else { continue }
      let words = try RegisterWords(ofInterface)
      let generator = StandInRegisters(
        interface: interface, module: module, words: words.words,
        window: ofInterface.map { $0.base.rawValue &+ $0.size }.max().map {
          $0 &- (ofInterface.map(\.base.rawValue).min() ?? 0)
        }, clock: clock, reset: reset)
      guard let text = generator.text(&names) else { continue }
      body.append(text)
      driven.formUnion(generator.outputs)
    }
  }

  // MARK: - Streams

  /// The first stream that arrives is the first one that leaves, and so on. Streams that are left
  /// over are swallowed. What moves data itself, a DMA, passes none on.
  private mutating func addStreams() {
    var uses: [String: Int] = [:]
    let all = module.interfaces.filter { $0.standard == "axis" }
    for interface in all { uses[interface.ports["TVALID"] ?? "", default: 0] += 1 }
    // Several streams on one port are swallowed together.
    let streams = all.filter { uses[$0.ports["TVALID"] ?? ""] == 1 }
    for interface in all where uses[interface.ports["TVALID"] ?? ""] != 1 {
      guard interface.role == .subordinate, let ready = port(interface, "TREADY"),
        driven.insert(ready.name).inserted
      else { continue }
      body.section("\(ready.name): all swallowed")
      body.line("  assign \(ready.name) = '1;")
    }
    let isMover = module.interfaces.contains { $0.standard == "aximm" && $0.role == .manager }
    let arriving = streams.filter { $0.role == .subordinate }
    let leaving = isMover ? [] : streams.filter { $0.role == .manager }
    for (number, input) in arriving.enumerated() {
      if number < leaving.count, let clock, let reset {
        pass(input, to: leaving[number], clock: clock, reset: reset)
      } else if let ready = port(input, "TREADY") {
        body.section("\(input.name): swallowed")
        body.line("  assign \(ready.name) = 1'b1;")
        driven.insert(ready.name)
      }
    }
  }

  private func port(_ interface: BlockDesign.Interface, _ name: String) -> BlockDesign.Port? {
    interface.ports[name].flatMap(module.port)
  }

  /// A beat at a time, so that no output follows an input within a clock.
  private mutating func pass(
    _ input: BlockDesign.Interface, to output: BlockDesign.Interface, clock: String, reset: String
  ) {
    guard let valid = port(input, "TVALID"), let outputValid = port(output, "TVALID") else {
      return
    }
    body.section("\(input.name) to \(output.name), a beat in every other clock")
    let full = names.unique("\(outputValid.name)_q".lowercased())
    var declarations = ["  logic \(full);"]
    var copies: [String] = []
    var drives = ["  assign \(outputValid.name) = \(full);"]
    driven.insert(outputValid.name)
    if let ready = port(input, "TREADY") {
      drives.append("  assign \(ready.name) = !\(full);")
      driven.insert(ready.name)
    }
    for kind in ["TDATA", "TKEEP", "TSTRB", "TLAST", "TUSER", "TID", "TDEST"] {
      guard let target = port(output, kind) else { continue }
      driven.insert(target.name)
      guard let source = port(input, kind) else {
        let constant = Expression.constant(
          kind == "TKEEP" || kind == "TSTRB", width: target.width)
        drives.append("  assign \(target.name) = \(constant);")
        continue
      }
      let register = names.unique("\(target.name)_q".lowercased())
      declarations.append("  logic \(Expression.range(target.width)) \(register);".collapsed)
      copies.append(
        "      \(register) <= "
          + Expression.fit(source.name, from: source.width, to: target.width) + ";")
      drives.append("  assign \(target.name) = \(register);")
    }
    for line in declarations { body.line(line) }
    body.line()
    for line in drives { body.line(line) }
    body.line()
    body.line("  always_ff @(posedge \(clock)) begin : \(names.unique("pass_\(output.name)"))")
    body.line("    if (!\(full)) begin")
    for line in copies { body.line(line) }
    body.line("      \(full) <= \(valid.name);")
    if let ready = port(output, "TREADY") {
      body.line("    end else if (\(ready.name)) begin")
    } else {
      body.line("    end else begin")
    }
    body.line("      \(full) <= 1'b0;")
    body.line("    end")
    body.line("    if (\(reset)) \(full) <= 1'b0;")
    body.line("  end")
  }

  // MARK: - The module

  private func source() -> SourceText {
    var text = SourceText()
    text.comment(
      "\(module.path), \(module.type.isEmpty ? module.core : module.type): a stand-in. Registers take and "
        + "give what is written, streams are passed on or swallowed, managers are idle.")
    text.line("module \(name) (")
    let ports = module.ports.filter { $0.direction != .both }
    let rows = SourceText.columns(
      ports.map {
        (
          ($0.direction == .input ? "input  logic " : "output logic ")
            + Expression.range($0.width),
          Identifiers.legal($0.name)
        )
      })
    for (index, row) in rows.enumerated() {
      text.line("  " + row + (index + 1 < rows.count ? "," : ""))
    }
    text.line(");")
    text.append(body)
    let resting = ports.filter { $0.direction == .output && !driven.contains($0.name) }
    if !resting.isEmpty {
      text.section("at rest")
      for port in resting {
        text.line(
          "  assign \(Identifiers.legal(port.name)) = \(PortDefaults.output(port, of: module));")
      }
    }
    text.line()
    text.line("endmodule")
    return text
  }
}

extension String {
  /// Without double blanks behind the margin, which a missing range leaves.
  fileprivate var collapsed: String { replacing("logic  ", with: "logic ") }
}
