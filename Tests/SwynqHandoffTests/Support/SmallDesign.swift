// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqHandoff

/// A hardware handoff made up for a test: a processor and a few modules with their wires.
struct SmallDesign {
  /// A port of a module: `irq[2:0] = net`.
  struct Port {
    var name: String
    var isOutput: Bool
    var left: String?
    var right: String?
    var net: String
    var clock: String?

    /// An output; `bits` are the range as it is declared.
    static func output(_ name: String, _ bits: ClosedRange<Int>? = nil, to net: String) -> Port {
      Port(
        name: name, isOutput: true, left: bits.map { "\($0.upperBound)" },
        right: bits.map { "\($0.lowerBound)" }, net: net)
    }

    static func input(_ name: String, _ bits: ClosedRange<Int>? = nil, from net: String) -> Port {
      var port = output(name, bits, to: net)
      port.isOutput = false
      return port
    }
  }

  struct Module {
    var name: String
    var core: String
    var parameters: [String: String] = [:]
    var ports: [Port] = []
    /// The content beyond parameters and ports.
    var rest = ""
  }

  var processor = Module(name: "ps", core: "processing_system7")
  var modules: [Module] = []
  /// Base addresses of the modules in the processor's memory map, with the last address.
  var ranges: [(module: String, interface: String, base: String, last: String)] = []
  var device = "7z020"

  /// A design whose processor has these interrupt inputs from `net`, and blocks of these names.
  init(interrupts bits: ClosedRange<Int>? = nil, from net: String = "irq", blocks: [String] = []) {
    processor.ports = [.input("IRQ_F2P", bits, from: net)]
    for (index, name) in blocks.enumerated() {
      ranges.append((name, "S_AXI", "0x4\(index)000000", "0x4\(index)00FFFF"))
    }
  }

  var text: String {
    let map = ranges.map {
      "<MEMRANGE ADDRESSBLOCK=\"Reg\" BASEVALUE=\"\($0.base)\" HIGHVALUE=\"\($0.last)\" "
        + "INSTANCE=\"\($0.module)\" MEMTYPE=\"REGISTER\" SLAVEBUSINTERFACE=\"\($0.interface)\"/>\n"
    }.joined()
    var processor = processor
    processor.rest += "<MEMORYMAP>\n\(map)</MEMORYMAP>"
    return """
      <?xml version="1.0" encoding="UTF-8" standalone="no" ?>
      <EDKSYSTEM EDWVERSION="1.2" VIVADOVERSION="2022.1">
      <SYSTEMINFO ARCH="zynq" DEVICE="\(device)" NAME="small" PACKAGE="clg400" SPEEDGRADE="-1"/>
      <MODULES>
      \(([processor] + modules).map(Self.text).joined(separator: "\n"))
      </MODULES>
      </EDKSYSTEM>

      """
  }

  private static func text(_ module: Module) -> String {
    let parameters = module.parameters.sorted { $0.key < $1.key }.map {
      "<PARAMETER NAME=\"\($0.key)\" VALUE=\"\($0.value)\"/>"
    }
    let ports = module.ports.map { port in
      let range =
        (port.left.map { " LEFT=\"\($0)\"" } ?? "") + (port.right.map { " RIGHT=\"\($0)\"" } ?? "")
        + (port.clock.map { " CLKFREQUENCY=\"\($0)\" SIGIS=\"clk\"" } ?? "")
      return
        "<PORT DIR=\"\(port.isOutput ? "O" : "I")\" NAME=\"\(port.name)\"\(range) SIGNAME=\"\(port.net)\"/>"
    }
    return """
      <MODULE FULLNAME="/\(module.name)" INSTANCE="\(module.name)" VLNV="xilinx.com:ip:\(module.core):1.0">
      <PARAMETERS>\(parameters.joined(separator: "\n"))</PARAMETERS>
      <PORTS>\(ports.joined(separator: "\n"))</PORTS>\(module.rest)
      </MODULE>
      """
  }

  func read() throws(DeviceError) -> HardwareHandoff { try HardwareHandoff(text: text) }

  /// The interrupts of a block, in words.
  func interrupts(of block: String) throws -> [String] { try read().interrupts(of: block) }
}

extension SmallDesign.Module {
  /// A concatenation of nets with these widths, of which `stated` are parameters.
  static func concat(
    _ name: String, _ inputs: [(net: String, width: Int)], to net: String, stating: Bool = true,
    declaring: Bool = true, core: String = "xlconcat"
  ) -> Self {
    var module = Self(name: name, core: core, parameters: ["NUM_PORTS": "\(inputs.count)"])
    for (index, input) in inputs.enumerated() {
      if stating { module.parameters["IN\(index)_WIDTH"] = "\(input.width)" }
      module.ports.append(
        .input("In\(index)", declaring ? 0...input.width - 1 : nil, from: input.net))
    }
    let width = inputs.reduce(0) { $0 + $1.width }
    module.ports.append(.output("dout", 0...width - 1, to: net))
    return module
  }

  /// A slice of the bits `low...high`.
  static func slice(
    _ name: String, from source: String, _ low: Int, _ high: Int, to net: String
  ) -> Self {
    Self(
      name: name, core: "xlslice", parameters: ["DIN_TO": "\(low)", "DIN_FROM": "\(high)"],
      ports: [.input("Din", 0...31, from: source), .output("Dout", 0...high - low, to: net)])
  }

  /// A block with an interrupt output of these bits.
  static func source(_ name: String, _ bits: ClosedRange<Int>? = nil, to net: String) -> Self {
    Self(name: name, core: "source", ports: [.output("irq", bits, to: net)])
  }
}
