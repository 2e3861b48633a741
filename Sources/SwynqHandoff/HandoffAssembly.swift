internal import Swynq
internal import SwynqResizer

/// Puts together what a handoff says of a block in several places.
struct HandoffAssembly {
  private let document: HandoffDocument
  private let modules: HandoffModules
  private let interrupts: [String: [IPBlock.Interrupt]]

  init(_ document: HandoffDocument, _ modules: HandoffModules) {
    self.document = document
    self.modules = modules
    self.interrupts = Self.interrupts(InterruptTracer(modules).sources())
  }

  /// The blocks whose registers are in these ranges, in order of address.
  ///
  /// - Throws: `malformedFile` for ranges of nobody, and for what is wrong with the registers.
  func blocks(_ ranges: [HandoffRange]) throws(DeviceError) -> [IPBlock] {
    var blocks: [IPBlock] = []
    for range in ranges where range.instance != modules.processor?.instance {
      guard let module = try module(of: range) else { continue }
      let block = IPBlock(
        name: name(of: module, range, among: ranges), type: module.type,
        base: BusAddress(range.base),
        size: range.size, interrupts: interrupts[module.instance] ?? [], parameters: module.numbers,
        describedRegisters: try HandoffRegisters(document: document).registers(
          of: module, in: range))
      if ResizerModule.isOne(module) {
        blocks += try ResizerModule(block).blocks(at: range.element, in: document)
      } else {
        blocks.append(block)
      }
    }
    return blocks.sorted { ($0.base, $0.name) < ($1.base, $1.name) }
  }

  /// The memories in these ranges, in order of address.
  func memories(_ ranges: [HandoffRange]) throws(DeviceError) -> [HardwareHandoff.Memory] {
    var memories: [HardwareHandoff.Memory] = []
    for range in ranges where range.instance != modules.processor?.instance {
      guard let module = try module(of: range) else { continue }
      memories.append(
        HardwareHandoff.Memory(
          name: name(of: module, range, among: ranges), type: module.type,
          base: BusAddress(range.base), size: range.size))
    }
    return memories.sorted { ($0.base, $0.name) < ($1.base, $1.name) }
  }

  /// The frequency that most of these instances have at a clock input.
  func clockFrequency(_ instances: Set<String>) -> UInt64? {
    var votes: [UInt64: Int] = [:]
    for module in modules.all where instances.contains(module.instance) {
      let clock = module.element.list("PORTS", "PORT").first {
        $0["SIGIS"]?.lowercased() == "clk" && $0["DIR"] == "I" && $0["CLKFREQUENCY"] != nil
      }
      if let frequency = clock?["CLKFREQUENCY"].flatMap({ UInt64($0) }) {
        votes[frequency, default: 0] += 1
      }
    }
    return votes.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Whose range it is; nil for one that leads out of the design, to a port of the block design.
  private func module(of range: HandoffRange) throws(DeviceError) -> HandoffModule? {
    try modules.module(instance: range.instance, for: range.element, in: document)
  }

  /// The module's name; with the interface where it has several, and with the address block where an
  /// interface has several.
  private func name(
    of module: HandoffModule, _ range: HandoffRange, among ranges: [HandoffRange]
  ) -> String {
    let all = ranges.filter { $0.instance == range.instance }
    var name = module.path
    if Set(all.map(\.interface)).count > 1 { name += "/\(range.interface)" }
    if all.count(where: { $0.interface == range.interface }) > 1 {
      name += "/\(range.addressBlock)"
    }
    return name
  }

  /// The interrupts of each instance. The processor's inputs are lines 0 to 15; what arrives at a
  /// controller gets a line of its own behind them, since the controller's own line says nothing of
  /// the block. When there is none left, the output counts as not connected.
  private static func interrupts(
    _ sources: [InterruptTracer.Source]
  ) -> [String: [IPBlock.Interrupt]] {
    var lines: [IPBlock.Controller: InterruptLines] = [:]
    var result: [String: [IPBlock.Interrupt]] = [:]
    for source in sources {
      var line = InterruptLines.line(source.input)
      if let controller = source.controller {
        let next = 16 + lines.count
        line = lines[controller] ?? (next < 32 ? .line(next) : [])
        lines[controller] = line
      }
      let known = result[source.instance] ?? []
      if line.isEmpty || known.contains(where: { $0.port == source.port }) { continue }
      result[source.instance] =
        known + [.init(port: source.port, line: line, controller: source.controller)]
    }
    return result
  }
}
