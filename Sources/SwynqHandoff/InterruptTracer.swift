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

  private let modules: HandoffModules
  /// The output that drives each net.
  private var drivers: [String: (module: HandoffModule, port: HandoffElement)] = [:]

  init(_ modules: HandoffModules) {
    self.modules = modules
    for module in modules.all {
      for port in module.element.list("PORTS", "PORT") where port["DIR"] == "O" {
        if let net = port["SIGNAME"], drivers[net] == nil { drivers[net] = (module, port) }
      }
    }
  }

  /// All outputs that reach the processor, in order of its inputs.
  func sources() -> [Source] {
    guard let processor = modules.processor else { return [] }
    // 16 inputs: IRQ_F2P of a Zynq-7000 (UG585, 7.2.3), or pl_ps_irq0 and pl_ps_irq1 with 8 each of
    // an UltraScale+ (UG1085, table 13-1).
    let inputs = [("IRQ_F2P", 0), ("pl_ps_irq0", 0), ("pl_ps_irq1", 8)]
    var sources: [Source] = []
    for (name, first) in inputs {
      guard let port = port(name, of: processor), let net = port["SIGNAME"] else { continue }
      for bit in 0..<width(of: port) {
        for source in trace(net, bit: bit, depth: 0) {
          sources.append(
            Source(
              instance: source.instance, port: source.port, input: first + bit,
              controller: source.controller))
        }
      }
    }
    return sources
  }

  /// A bit of an output, and the last controller that it goes through.
  private typealias Output = (instance: String, port: String, controller: IPBlock.Controller?)

  /// What drives a bit of a net. More than 32 steps are a loop.
  private func trace(_ net: String, bit: Int, depth: Int) -> [Output] {
    guard depth < 32, let (module, port) = drivers[net] else { return [] }
    func input(_ name: String, bit: Int) -> [Output] {
      guard let net = self.port(name, of: module)?["SIGNAME"] else { return [] }
      return trace(net, bit: bit, depth: depth + 1)
    }
    switch module.core {
    case "xlconcat", "ilconcat":
      guard let (name, bit) = concatenated(bit, in: module) else { return [] }
      return input(name, bit: bit)
    case "xlslice", "ilslice":
      return input("Din", bit: bit + (module.parameters["DIN_TO"].flatMap { Int($0) } ?? 0))
    case "xlconstant", "ilconstant":
      return []
    case "util_vector_logic", "ilvector_logic":
      return input("Op1", bit: bit) + input("Op2", bit: bit)
    case "util_reduced_logic", "ilreduced_logic":
      guard let operand = self.port("Op1", of: module) else { return [] }
      return (0..<width(of: operand)).flatMap { input("Op1", bit: $0) }
    case "axi_intc":
      let own: [Output] = [(module.instance, port["NAME"] ?? "irq", nil)]
      guard let intr = self.port("intr", of: module) else { return own }
      return own
        + (0..<width(of: intr)).flatMap { number in
          input("intr", bit: number).map { output in
            let here = IPBlock.Controller(name: module.path, input: number)
            return (output.instance, output.port, output.controller ?? here)
          }
        }
    default:
      let name = port["NAME"] ?? ""
      return [(module.instance, width(of: port) > 1 ? "\(name)[\(bit)]" : name, nil)]
    }
  }

  /// The input of a concatenation that a bit of its output comes from.
  private func concatenated(_ bit: Int, in module: HandoffModule) -> (String, Int)? {
    var first = 0
    for number in 0..<(module.parameters["NUM_PORTS"].flatMap { Int($0) } ?? 32) {
      let name = "In\(number)"
      let parameter = module.parameters["IN\(number)_WIDTH"].flatMap { Int($0) } ?? 1
      let width =
        self.port(name, of: module).map { max(self.width(of: $0), parameter) } ?? parameter
      if bit < first + width { return (name, bit - first) }
      first += width
    }
    return nil
  }

  private func port(_ name: String, of module: HandoffModule) -> HandoffElement? {
    module.element.list("PORTS", "PORT").first { $0["NAME"]?.lowercased() == name.lowercased() }
  }

  /// Bits of a port: `LEFT` and `RIGHT` are those of its range; without them it is one.
  private func width(of port: HandoffElement) -> Int {
    guard let left = port["LEFT"].flatMap({ Int($0) }) else { return 1 }
    let right = port["RIGHT"].flatMap { Int($0) } ?? 0
    // A range with more bits than any interrupt vector has is a mistake of the file.
    return min(abs(left - right) + 1, 1024)
  }
}
