// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// Follows the wires from the processor's interrupt inputs back to the blocks that drive them.
///
/// On the way stand concatenations (`xlconcat`, and `ilconcat` since Vivado 2024.2), slices, gates
/// that join several interrupts, and interrupt controllers (`axi_intc`).
struct InterruptTracer {
  /// An interrupt output that reaches the processor.
  struct Source: Equatable {
    var instance: String
    /// The output, such as `mm2s_introut`, or `irq[2]` of one that has several bits.
    var port: String
    /// The processor's input: 0 to 15.
    var input: Int
    /// The controller in between, and the number of its input: the one next to the block.
    var controller: IPBlock.Controller?
  }

  /// A bit of a net, and the controller that it leads to; nil if it leads to the processor.
  private struct Wire {
    var net: String
    var bit: Int
    var controller: IPBlock.Controller?
  }

  private struct Seen: Hashable {
    var net: String
    var bit: Int
    var isBehindController: Bool
  }

  private let document: HandoffDocument
  private let modules: HandoffModules
  /// The output that drives each net.
  private var drivers: [String: (module: HandoffModule, port: HandoffElement)] = [:]
  /// The ports of the modules that were passed, by instance and name in lower case.
  private var ports: [String: [String: HandoffElement]] = [:]
  /// The concatenations that were passed, by instance.
  private var concatenations: [String: Concatenation] = [:]
  private var seen: Set<Seen> = []
  private var steps = 0

  /// Wires that are followed: bounds the work, as gates and controllers branch.
  private static let mostSteps = 100_000
  /// Bits of a port on the way: the widest concatenation of Vivado's.
  private static let widestPort = 4096

  init(_ modules: HandoffModules, _ document: HandoffDocument) {
    self.document = document
    self.modules = modules
    guard modules.processor != nil else { return }
    for module in modules.all {
      for port in module.element.list("PORTS", "PORT") where port["DIR"] == "O" {
        if let net = port["SIGNAME"], drivers[net] == nil { drivers[net] = (module, port) }
      }
    }
  }

  /// All outputs that reach the processor, in order of its inputs.
  ///
  /// - Throws: `malformedFile` for widths that cannot be.
  mutating func sources() throws(DeviceError) -> [Source] {
    guard let processor = modules.processor else { return [] }
    // 16 inputs: IRQ_F2P of a Zynq-7000 (UG585, 7.2.3), or pl_ps_irq0 and pl_ps_irq1 with 8 each of
    // an UltraScale+ (UG1085, table 13-1).
    let inputs = [("IRQ_F2P", 0, 16), ("pl_ps_irq0", 0, 8), ("pl_ps_irq1", 8, 8)]
    var sources: [Source] = []
    for (name, start, most) in inputs {
      guard let port = port(name, of: processor), let net = port["SIGNAME"] else { continue }
      let width = try width(of: port, of: processor)
      guard width <= most else {
        throw document.error(
          port,
          "LEFT and RIGHT of the PORT \(name) give it \(width) bits; the processor has \(most)")
      }
      // The older way counts from the last input down (processing_system7's C_IRQ_F2P_MODE).
      let isReversed =
        name == "IRQ_F2P" && processor.parameter("PCW_IRQ_F2P_MODE")?.uppercased() == "REVERSE"
      let first = isReversed ? most - width : start
      for bit in 0..<width {
        for output in try follow(Wire(net: net, bit: bit, controller: nil)) {
          sources.append(
            Source(
              instance: output.instance, port: output.port, input: first + bit,
              controller: output.controller))
        }
      }
    }
    return sources
  }

  /// A bit of an output, and the last controller that it goes through.
  private typealias Output = (instance: String, port: String, controller: IPBlock.Controller?)

  /// The outputs that drive a wire and were not found before: an output has one line, the first that
  /// it reaches.
  private mutating func follow(_ wire: Wire) throws(DeviceError) -> [Output] {
    var outputs: [Output] = []
    var waiting = [wire]
    while let wire = waiting.popLast() {
      let key = Seen(net: wire.net, bit: wire.bit, isBehindController: wire.controller != nil)
      guard seen.insert(key).inserted, let (module, port) = drivers[wire.net] else { continue }
      steps += 1
      guard steps <= Self.mostSteps else {
        throw document.error(
          port,
          "the interrupts go through more than \(Self.mostSteps) wires, more than any design's")
      }
      var inputs: [Wire] = []
      switch module.core {
      case "axi_intc":
        guard wire.bit == 0 else { break }
        outputs.append((module.instance, port["NAME"] ?? "irq", wire.controller))
        inputs = try self.inputs("intr", of: module, wire)
        for number in inputs.indices {
          inputs[number].controller = IPBlock.Controller(name: module.path, input: number)
        }
      case "xlconcat", "ilconcat":
        if let (name, bit) = try concatenation(module).input(of: wire.bit) {
          inputs = input(name, of: module, bit: bit, wire)
        }
      case "xlslice", "ilslice":
        let low = try number("DIN_TO", of: module) ?? 0
        let high = try number("DIN_FROM", of: module) ?? Self.widestPort - 1
        guard high >= low else {
          throw document.error(
            module.element, "DIN_FROM of \(module.path) is \(high), less than its DIN_TO, \(low)")
        }
        if wire.bit <= high - low { inputs = input("Din", of: module, bit: low + wire.bit, wire) }
      case "xlconstant", "ilconstant": break
      case "util_vector_logic", "ilvector_logic":
        inputs =
          input("Op1", of: module, bit: wire.bit, wire)
          + input("Op2", of: module, bit: wire.bit, wire)
      case "util_reduced_logic", "ilreduced_logic":
        if wire.bit == 0 { inputs = try self.inputs("Op1", of: module, wire) }
      default:
        if let name = try name(ofBit: wire.bit, of: port, of: module) {
          outputs.append((module.instance, name, wire.controller))
        }
      }
      // The first input is to be followed first.
      waiting += inputs.reversed()
    }
    return outputs
  }

  /// The wire at a bit of an input; none if nothing is connected.
  private mutating func input(
    _ name: String, of module: HandoffModule, bit: Int, _ wire: Wire
  ) -> [Wire] {
    guard let net = port(name, of: module)?["SIGNAME"] else { return [] }
    return [Wire(net: net, bit: bit, controller: wire.controller)]
  }

  /// The wires at all bits of an input.
  private mutating func inputs(
    _ name: String, of module: HandoffModule, _ wire: Wire
  ) throws(DeviceError) -> [Wire] {
    guard let port = port(name, of: module), let net = port["SIGNAME"] else { return [] }
    return (0..<(try width(of: port, of: module))).map {
      Wire(net: net, bit: $0, controller: wire.controller)
    }
  }

  private mutating func concatenation(
    _ module: HandoffModule
  ) throws(DeviceError) -> Concatenation {
    if let known = concatenations[module.instance] { return known }
    var widths: [Int] = []
    for index in 0..<(try module.number("NUM_PORTS", range: 0...128, in: document) ?? 32) {
      let stated =
        try module.number("IN\(index)_WIDTH", range: 0...Self.widestPort, in: document) ?? 1
      let port = port("In\(index)", of: module)
      widths.append(
        max(
          stated,
          try port.map { port throws(DeviceError) in
            try width(of: port, of: module)
          } ?? 0))
    }
    let concatenation = Concatenation(widths: widths)
    concatenations[module.instance] = concatenation
    return concatenation
  }

  private func number(_ name: String, of module: HandoffModule) throws(DeviceError) -> Int? {
    try module.number(name, range: 0...Self.widestPort - 1, in: document)
  }

  private mutating func port(_ name: String, of module: HandoffModule) -> HandoffElement? {
    if let known = ports[module.instance] { return known[name.lowercased()] }
    var byName: [String: HandoffElement] = [:]
    for port in module.element.list("PORTS", "PORT") {
      guard let name = port["NAME"]?.lowercased(), byName[name] == nil else { continue }
      byName[name] = port
    }
    ports[module.instance] = byName
    return byName[name.lowercased()]
  }

  /// The numbers of a port's first and last bit, as they are declared; without them it is one bit.
  private func range(
    of port: HandoffElement, of module: HandoffModule
  ) throws(DeviceError) -> (left: Int, right: Int)? {
    guard let left = port["LEFT"] else { return nil }
    let bits = 0...Self.widestPort - 1
    return (
      try document.number("LEFT", left, in: port, of: module.path, range: bits),
      try document.number("RIGHT", port["RIGHT"] ?? "0", in: port, of: module.path, range: bits)
    )
  }

  private func width(
    of port: HandoffElement, of module: HandoffModule
  ) throws(DeviceError) -> Int {
    guard let (left, right) = try range(of: port, of: module) else { return 1 }
    return abs(left - right) + 1
  }

  /// The name of a bit of an output, counted from the right: `irq[2]`, or `irq` if it has one. Nil if
  /// there is no such bit.
  private func name(
    ofBit bit: Int, of port: HandoffElement, of module: HandoffModule
  ) throws(DeviceError) -> String? {
    let name = port["NAME"] ?? ""
    guard let (left, right) = try range(of: port, of: module), left != right else {
      return bit == 0 ? name : nil
    }
    guard bit <= abs(left - right) else { return nil }
    return "\(name)[\(left > right ? right + bit : right - bit)]"
  }
}

/// The inputs of a concatenation by their place in its output: the first has the lowest bits.
private struct Concatenation {
  /// The bit behind each input.
  private let ends: [Int]

  init(widths: [Int]) {
    var end = 0
    ends = widths.map {
      end += $0
      return end
    }
  }

  /// The input that a bit of the output comes from, and the bit of that; nil beyond the last.
  func input(of bit: Int) -> (name: String, bit: Int)? {
    guard let index = ends.firstIndex(where: { bit < $0 }) else { return nil }
    return ("In\(index)", bit - (index == 0 ? 0 : ends[index - 1]))
  }
}
