// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// Puts together what a handoff says of a block in several places.
struct HandoffAssembly {
  private let document: HandoffDocument
  private let modules: HandoffModules
  private let known: [OverlayModule]
  private let interrupts: [String: [IPBlock.Interrupt]]

  init(
    _ document: HandoffDocument, _ modules: HandoffModules, knowing known: [OverlayModule]
  ) throws(DeviceError) {
    self.document = document
    self.known = known
    self.modules = modules
    var tracer = InterruptTracer(modules, document)
    self.interrupts = Self.interrupts(try tracer.sources())
  }

  /// The ranges that a driver reaches word by word: registers, and a block RAM behind its controller. Other
  /// memory, such as DDR, is not.
  func blockRanges(_ ranges: [HandoffRange]) throws(DeviceError) -> [HandoffRange] {
    var result: [HandoffRange] = []
    for range in ranges {
      if range.isMemory, try module(of: range)?.core != "axi_bram_ctrl" { continue }
      result.append(range)
    }
    return result
  }

  /// The blocks in these ranges, in order of address.
  ///
  /// - Throws: `malformedFile` for ranges of nobody, and for what is wrong with the registers.
  func blocks(_ ranges: [HandoffRange]) throws(DeviceError) -> [IPBlock] {
    try located(ranges).map(\.block)
  }

  /// The same, each with the interface that answers for it.
  func located(_ ranges: [HandoffRange]) throws(DeviceError) -> [BlockDesign.LocatedBlock] {
    var blocks: [BlockDesign.LocatedBlock] = []
    var parameters: [String: [IPBlock.Parameter]] = [:]
    let names = RangeNames(ranges)
    for range in ranges where range.instance != modules.processor?.instance {
      guard let module = try module(of: range) else { continue }
      let numbers = parameters[module.instance] ?? module.numbers
      parameters[module.instance] = numbers
      let block = IPBlock(
        name: names.name(of: module, range), type: module.type, base: BusAddress(range.base),
        size: range.size, interrupts: interrupts[module.instance] ?? [], parameters: numbers,
        describedRegisters: try HandoffRegisters(document: document).registers(
          of: module, in: range))
      if let overlay = known.first(where: { $0.names.contains(module.core) }) {
        blocks += try ModuleContents(of: overlay, in: block).blocks(
          at: range.element, in: document
        ).map { .init(instance: range.instance, interface: range.interface, block: $0) }
      } else {
        blocks.append(
          .init(instance: range.instance, interface: range.interface, block: block))
      }
    }
    return blocks.sorted { ($0.block.base, $0.block.name) < ($1.block.base, $1.block.name) }
  }

  /// The interrupt outputs with their lines, in order of the lines.
  var lines: [BlockDesign.Interrupt] {
    interrupts.flatMap { instance, outputs in
      outputs.map { output in
        let name = output.port.prefix { $0 != "[" }
        let bit = output.port.dropFirst(name.count).dropFirst().dropLast()
        return BlockDesign.Interrupt(
          instance: instance, port: String(name), bit: Int(bit),
          line: output.line.rawValue.trailingZeroBitCount)
      }
    }.sorted { ($0.line, $0.instance, $0.port) < ($1.line, $1.instance, $1.port) }
  }

  /// The memories in these ranges, in order of address.
  func memories(_ ranges: [HandoffRange]) throws(DeviceError) -> [HardwareHandoff.Memory] {
    var memories: [HardwareHandoff.Memory] = []
    let names = RangeNames(ranges)
    for range in ranges where range.instance != modules.processor?.instance {
      guard let module = try module(of: range) else { continue }
      memories.append(
        HardwareHandoff.Memory(
          name: names.name(of: module, range), type: module.type,
          base: BusAddress(range.base), size: range.size))
    }
    return memories.sorted { ($0.base, $0.name) < ($1.base, $1.name) }
  }

  /// The frequency that most of these instances have at a clock input.
  ///
  /// - Throws: `malformedFile` for a number that is no frequency.
  func clockFrequency(_ instances: Set<String>) throws(DeviceError) -> UInt64? {
    var votes: [UInt64: Int] = [:]
    for module in modules.all where instances.contains(module.instance) {
      let clock = module.element.list("PORTS", "PORT").first {
        $0["CLKFREQUENCY"] != nil && $0["DIR"] == "I" && $0["SIGIS"]?.lowercased() == "clk"
      }
      guard let clock, let text = clock["CLKFREQUENCY"] else { continue }
      if let frequency = HandoffNumber.frequency(text) {
        votes[frequency, default: 0] += 1
      } else if text.contains(where: \.isNumber) {
        throw document.error(
          clock,
          "CLKFREQUENCY of the PORT \(clock["NAME"] ?? "") of \(module.path) is \(text), which is no "
            + "frequency in Hz")
      }
    }
    return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// The module of a range; nil for one that leads out of the design, to a port of the block design.
  private func module(of range: HandoffRange) throws(DeviceError) -> HandoffModule? {
    try modules.module(instance: range.instance, for: range.element, in: document)
  }

  /// The interrupts of each instance. The processor's inputs are lines 0 to 15; what arrives at a
  /// controller gets a line of its own behind them, since the controller's own line says nothing of
  /// the block. When there is none left, the output counts as not connected.
  private static func interrupts(
    _ sources: [InterruptTracer.Source]
  ) -> [String: [IPBlock.Interrupt]] {
    var lines: [IPBlock.Controller: InterruptLines] = [:]
    var known: Set<[String]> = []
    var result: [String: [IPBlock.Interrupt]] = [:]
    for source in sources {
      var line = InterruptLines.line(source.input)
      if let controller = source.controller {
        let next = 16 + lines.count
        line = lines[controller] ?? (next < 32 ? .line(next) : [])
        lines[controller] = line
      }
      if line.isEmpty || !known.insert([source.instance, source.port]).inserted { continue }
      result[source.instance, default: []].append(
        .init(port: source.port, line: line, controller: source.controller))
    }
    return result
  }
}

/// The names of blocks: the module's; with the interface where it has several, and with the address
/// block where an interface has several.
private struct RangeNames {
  private var interfaces: [String: Set<String>] = [:]
  private var addressBlocks: [[String]: Int] = [:]

  init(_ ranges: [HandoffRange]) {
    for range in ranges {
      interfaces[range.instance, default: []].insert(range.interface)
      addressBlocks[[range.instance, range.interface], default: 0] += 1
    }
  }

  func name(of module: HandoffModule, _ range: HandoffRange) -> String {
    var name = module.path
    if interfaces[range.instance]?.count ?? 0 > 1 { name += "/\(range.interface)" }
    if addressBlocks[[range.instance, range.interface]] ?? 0 > 1 {
      name += "/\(range.addressBlock)"
    }
    return name
  }
}
