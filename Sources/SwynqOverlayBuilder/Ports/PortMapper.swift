// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Finds out what an overlay's ports are: what ``PortChoices`` names, then what their names suggest, then
/// what the RTL does with them; the rest are named inputs and outputs.
struct PortMapper {
  private let overlay: String
  private let list: PortList
  private let choices: PortChoices
  private let events: Set<String>
  /// Names of ports that have their place.
  private var taken: Set<String> = []
  private(set) var map = PortMap()

  /// - Parameter events: The events that the model waits for, such as `@(posedge aclk)`.
  static func map(
    _ list: PortList, overlay: String, choices: PortChoices, events: Set<String>
  ) throws(BuildFailure) -> PortMap {
    var mapper = PortMapper(overlay: overlay, list: list, choices: choices, events: events)
    try mapper.findClocks()
    try mapper.findResets()
    try mapper.findBuses()
    try mapper.findInterrupts()
    try mapper.findSignals()
    try mapper.findSettling()
    return mapper.map
  }

  private init(overlay: String, list: PortList, choices: PortChoices, events: Set<String>) {
    self.overlay = overlay
    self.list = list
    self.choices = choices
    self.events = events
  }

  private func failure(_ text: String) -> BuildFailure {
    BuildFailure("overlay '\(overlay)': \(text)")
  }

  /// A port that the description names.
  private mutating func take(_ name: String, input: Bool?, width: Int? = nil) throws(BuildFailure)
    -> Port
  {
    guard let port = list[name] else {
      throw failure("has no port '\(name)', which its description names")
    }
    try check(port, isInput: input, widths: width.map { [$0] })
    guard taken.insert(name).inserted else {
      throw failure("'\(name)' is named twice in its description")
    }
    return port
  }

  private func check(
    _ port: Port, isInput: Bool?, widths: [Int]? = nil
  ) throws(BuildFailure) {
    if let isInput, port.isInput != isInput {
      throw failure("'\(port.name)' must be an \(isInput ? "input" : "output")")
    }
    guard let widths, !widths.contains(port.width) else { return }
    var allowed = widths.map(String.init).joined(separator: ", ")
    if widths.count > 8 {
      allowed = "at most \(widths[widths.count - 1])"
    } else if let comma = allowed.range(of: ", ", options: .backwards) {
      allowed.replaceSubrange(comma, with: " or ")
    }
    throw failure("'\(port.name)' is \(port.width) bits wide, but must be \(allowed)")
  }

  private mutating func findSettling() throws(BuildFailure) {
    guard let clocks = choices.settleClocks else { return }
    guard (0...1_000_000).contains(clocks) else {
      throw failure("'settleClocks' is \(clocks) in its description, but must be 0 to 1000000")
    }
    map.settleClocks = clocks
  }

  // MARK: - Clocks and resets

  /// Hz of a clock that nobody has described.
  private static let usualFrequency: UInt64 = 100_000_000

  private func waits(for edges: String..., port: Port) -> Bool {
    edges.contains {
      events.contains("@(\($0) \(port.name))") || events.contains("@(\($0) \(port.member))")
    }
  }

  private mutating func findClocks() throws(BuildFailure) {
    for clock in choices.clocks ?? [] {
      let port = try take(clock.port, input: true, width: 1)
      let frequency = clock.frequency ?? Self.usualFrequency
      guard (1...10_000_000_000).contains(frequency) else {
        throw failure(
          "clock '\(port.name)' has a frequency of \(frequency) Hz; at most 10 GHz can be")
      }
      let period = 1e12 / Double(frequency)
      let turns = (clock.phase ?? 0) / 360
      let phase = (turns - turns.rounded(.down)) * period
      map.clocks.append(.init(port: port, frequency: frequency, phase: UInt64(phase.rounded())))
    }
    let candidates = list.ports.filter { port in
      guard port.isInput, port.width == 1, !port.isArray, !taken.contains(port.name) else {
        return false
      }
      if PortNames.clockStem(port.name) != nil { return true }
      return waits(for: "posedge", port: port) && PortNames.resetLevel(port.name) == nil
        && !isBusSignal(port.name) && choices.clocks == nil
    }
    // A clock that the description does not name is an input like others, and so is one by its name
    // alone that nothing waits for, unless it is the only one.
    if choices.clocks == nil {
      let used = candidates.filter { waits(for: "posedge", "negedge", "edge", port: $0) }
      for port in used.isEmpty ? Array(candidates.prefix(1)) : used {
        taken.insert(port.name)
        map.clocks.append(.init(port: port, frequency: Self.usualFrequency, phase: 0))
      }
    }
    guard !map.clocks.isEmpty else {
      throw failure(
        "has no clock: an input of one bit such as 'aclk', 'ap_clk' or 'clk'; name it in overlays.json, "
          + "as \"ports\": {\"clocks\": [{\"port\": \"...\"}]}")
    }
    guard map.clocks.count <= 16 else {
      throw failure("has \(map.clocks.count) clocks; at most 16 can be")
    }
    if choices.clocks == nil, map.clocks.count > 1 {
      let names = map.clocks.map(\.port.name).joined(separator: ", ")
      map.warnings.append(
        "the clocks \(names) all run at 100 MHz until overlays.json gives them frequencies")
    }
  }

  private mutating func findResets() throws(BuildFailure) {
    for reset in choices.resets ?? [] {
      let port = try take(reset.port, input: true, width: 1)
      let level =
        reset.active.map { $0 == .high } ?? PortNames.resetLevel(port.name)?.isActiveHigh ?? false
      map.resets.append(
        .init(port: port, isActiveHigh: level, clock: try clock(reset.clock, of: port.name)))
    }
    guard choices.resets == nil else { return }
    for port in list.ports where port.isInput && port.width == 1 && !taken.contains(port.name) {
      guard !port.isArray, let level = PortNames.resetLevel(port.name) else { continue }
      taken.insert(port.name)
      map.resets.append(
        .init(
          port: port, isActiveHigh: level.isActiveHigh, clock: try clock(nil, of: port.name)))
    }
  }

  /// The number of a clock: the one that is named, else the one whose name begins as the port's does.
  private mutating func clock(_ named: String?, of name: String) throws(BuildFailure) -> Int {
    if let named {
      guard let index = map.clocks.firstIndex(where: { $0.port.name == named }) else {
        throw failure(
          "'\(name)' is described with the clock '\(named)', which is none of its clocks")
      }
      return index
    }
    if map.clocks.count == 1 { return 0 }
    var best: (length: Int, index: Int)?
    for (index, clock) in map.clocks.enumerated() {
      let stem = PortNames.clockStem(clock.port.name) ?? ""
      guard !stem.isEmpty, name.lowercased().hasPrefix(stem) else { continue }
      if stem.count > best?.length ?? 0 { best = (stem.count, index) }
    }
    if let best { return best.index }
    let usual = map.clocks.firstIndex { PortNames.clockStem($0.port.name) ?? "x" == "" } ?? 0
    map.warnings.append(
      "the clock of '\(name)' is taken to be \(map.clocks[usual].port.name); overlays.json can name it"
    )
    return usual
  }

  // MARK: - Buses

  private static let busSignals =
    PortNames.managerOutputs + PortNames.managerInputs + PortNames.senderOutputs
    + PortNames.senderInputs

  private func isBusSignal(_ name: String) -> Bool {
    let name = name.lowercased()
    return Self.busSignals.contains { name.hasSuffix("_" + $0) || name == $0 }
  }

  /// Signals with this prefix, by their standard names.
  private func signals(_ prefix: String, _ names: [String]) -> [String: Port] {
    var found: [String: Port] = [:]
    for name in names {
      found[name] = list[prefix + name] ?? list[prefix + name.uppercased()]
    }
    return found
  }

  /// Prefixes of the groups that have one of these signals, in the order of the ports.
  private func prefixes(with marks: [String]) -> [String] {
    var found: [String] = []
    for port in list.ports where !port.isArray {
      for mark in marks where port.name.lowercased().hasSuffix(mark) {
        let prefix = String(port.name.dropLast(mark.count))
        guard prefix.isEmpty || prefix.hasSuffix("_"), !found.contains(prefix) else { continue }
        found.append(prefix)
      }
    }
    return found
  }

  private mutating func findBuses() throws(BuildFailure) {
    let described: [(PortChoices.Bus, isStream: Bool, isMemory: Bool)] =
      (choices.registers ?? []).map { ($0, false, false) }
      + (choices.memory ?? []).map { ($0, false, true) }
      + (choices.streams ?? []).map { ($0, true, false) }
    let named = Set(described.map(\.0.port))
    for (bus, isStream, isMemory) in described {
      let added =
        isStream
        ? try addStream(bus.port, bus) : try addAXI(bus.port, bus, expectsMemory: isMemory)
      guard added else {
        let mark = isStream ? "tvalid" : "awvalid or \(bus.port)arvalid"
        throw failure(
          "has no port '\(bus.port)\(mark)'; 'port' in its description is the signals' prefix")
      }
    }
    for prefix in prefixes(with: ["awvalid", "arvalid"]) where !named.contains(prefix) {
      _ = try addAXI(prefix, nil, expectsMemory: nil)
    }
    for prefix in prefixes(with: ["tvalid"]) where !named.contains(prefix) {
      _ = try addStream(prefix, nil)
    }
    try placeRegisters()
  }

  private mutating func addAXI(
    _ prefix: String, _ choice: PortChoices.Bus?, expectsMemory: Bool?
  ) throws(BuildFailure) -> Bool {
    let outputs = signals(prefix, PortNames.managerOutputs)
    guard let mark = outputs["awvalid"] ?? outputs["arvalid"] else { return false }
    // A manager's VALID is an output of the overlay.
    let isMemory = !mark.isInput
    if let expectsMemory, expectsMemory != isMemory {
      throw failure(
        "'\(mark.name)' is an \(mark.isInput ? "input" : "output"): '\(prefix)' is a "
          + (isMemory ? "memory port" : "register port") + ", and not what its description says")
    }
    let inputs = signals(prefix, PortNames.managerInputs)
    let all = outputs.merging(inputs) { first, _ in first }
    for (signal, port) in all.sorted(by: { $0.key < $1.key }) {
      try check(port, isInput: isMemory == (inputs[signal] != nil))
      taken.insert(port.name)
    }
    let clock = try clock(choice?.clock, of: prefix)
    var bus = PortMap.Bus(
      role: isMemory ? .memory : .registers, prefix: prefix, signals: all, clock: clock)
    try check(bus)
    if isMemory {
      map.memory.append(bus)
    } else {
      try place(&bus, choice)
      map.registers.append(bus)
    }
    return true
  }

  private func check(_ bus: PortMap.Bus) throws(BuildFailure) {
    var needed: [String] = []
    let isBurst = bus.standard != "AXI4-Lite"
    if bus.hasWrite {
      needed += ["awaddr", "awready", "wdata", "wvalid", "wready", "bvalid", "bready"]
    }
    if bus.hasRead { needed += ["araddr", "arready", "rdata", "rvalid", "rready"] }
    if isBurst, bus.role == .memory {
      if bus.hasWrite { needed += ["awlen", "wlast"] }
      if bus.hasRead { needed += ["arlen", "rlast"] }
    }
    for signal in needed where bus.signals[signal] == nil {
      throw failure(
        "has no port '\(bus.prefix)\(signal)', which its AXI port '\(bus.prefix)' needs")
    }
    for (signal, port) in bus.signals.sorted(by: { $0.key < $1.key }) {
      switch signal {
      case "wdata", "rdata": try check(port, isInput: nil, widths: PortMap.dataWidths)
      case "awaddr", "araddr": try check(port, isInput: nil, widths: Array(1...64))
      case "awid", "arid", "bid", "rid", "wid": try check(port, isInput: nil, widths: Array(1...32))
      case "awlen", "arlen": try check(port, isInput: nil, widths: Array(1...8))
      case "awsize", "arsize": try check(port, isInput: nil, widths: [3])
      case "awburst", "arburst", "bresp", "rresp": try check(port, isInput: nil, widths: [2])
      case "wstrb": try check(port, isInput: nil, widths: [bus.dataBits / 8])
      case _
      where signal.hasSuffix("valid") || signal.hasSuffix("ready") || signal.hasSuffix("last"):
        try check(port, isInput: nil, widths: [1])
      default: break
      }
    }
    if let read = bus.signals["rdata"] { try check(read, isInput: nil, widths: [bus.dataBits]) }
  }

  private mutating func addStream(_ prefix: String, _ choice: PortChoices.Bus?) throws(BuildFailure)
    -> Bool
  {
    let outputs = signals(prefix, PortNames.senderOutputs)
    guard let valid = outputs["tvalid"] else { return false }
    let isSource = valid.isInput
    let inputs = signals(prefix, PortNames.senderInputs)
    let all = outputs.merging(inputs) { first, _ in first }
    for (signal, port) in all.sorted(by: { $0.key < $1.key }) {
      try check(port, isInput: isSource == (inputs[signal] == nil))
      taken.insert(port.name)
    }
    let bits = all["tdata"]?.width ?? 0
    guard bits % 8 == 0, bits <= 4096 else {
      throw failure(
        "'\(prefix)tdata' is \(bits) bits wide, but must be a multiple of 8, at most 4096")
    }
    for (signal, width) in [
      ("tkeep", bits / 8), ("tstrb", bits / 8), ("tlast", 1), ("tready", 1), ("tvalid", 1),
    ] {
      if let port = all[signal] { try check(port, isInput: nil, widths: [width]) }
    }
    for signal in ["tuser", "tdest", "tid"] {
      if let port = all[signal] { try check(port, isInput: nil, widths: Array(1...64)) }
    }
    map.streams.append(
      .init(
        role: isSource ? .source : .sink, prefix: prefix, signals: all,
        clock: try clock(choice?.clock, of: prefix)))
    return true
  }

  /// The place of a register port, if its description gives it.
  private func place(_ bus: inout PortMap.Bus, _ choice: PortChoices.Bus?) throws(BuildFailure) {
    guard let choice, choice.base != nil || choice.size != nil else { return }
    let base = choice.base?.value ?? 0
    let span = bus.addressBits >= 64 ? UInt64.max : (1 << UInt64(bus.addressBits)) - 1
    bus.base = base
    bus.last = base | span
    if let size = choice.size?.value {
      guard size > 0, base <= UInt64.max - (size - 1) else {
        throw failure("the register port '\(bus.prefix)' is described with a size of \(size) bytes")
      }
      bus.last = base + (size - 1)
    }
  }

  /// Register ports that nobody has placed lie one after the other, each where its addresses fit.
  private mutating func placeRegisters() throws(BuildFailure) {
    var next: UInt64 = 0
    for bus in map.registers where bus.last != 0 { next = max(next, bus.last &+ 1) }
    for index in map.registers.indices where map.registers[index].last == 0 {
      let bits = max(map.registers[index].addressBits, 16)
      let mask = bits >= 64 ? UInt64.max : (UInt64(1) << UInt64(bits)) - 1
      let base = map.registers.count == 1 ? 0 : (next &+ mask) & ~mask
      let span = map.registers[index].addressBits
      map.registers[index].base = base
      map.registers[index].last = base | (span >= 64 ? UInt64.max : (1 << UInt64(span)) - 1)
      next = (base | mask) &+ 1
    }
    let sorted = map.registers.sorted { $0.base < $1.base }
    for (first, second) in zip(sorted, sorted.dropFirst()) where second.base <= first.last {
      // The one that begins later is what its addresses reach.
      if second.base == first.base {
        throw failure(
          "the register ports '\(first.prefix)' and '\(second.prefix)' both begin at "
            + "0x\(String(second.base, radix: 16, uppercase: true))")
      }
    }
  }

  // MARK: - What is left

  private mutating func findInterrupts() throws(BuildFailure) {
    for interrupt in choices.interrupts ?? [] {
      map.interrupts.append(try take(interrupt.port, input: false))
    }
    if choices.interrupts == nil {
      for port in list.ports
      where !port.isInput && !port.isArray && !taken.contains(port.name)
        && !isBusSignal(port.name) && PortNames.isInterrupt(port.name)
      {
        taken.insert(port.name)
        map.interrupts.append(port)
      }
    }
    guard map.interruptCount <= PortMap.mostInterrupts else {
      let names = map.interrupts.map(\.name).joined(separator: ", ")
      throw failure(
        "\(names): \(map.interruptCount) interrupt lines, at most \(PortMap.mostInterrupts)")
    }
  }

  private mutating func findSignals() throws(BuildFailure) {
    for (named, isInput) in [(choices.inputs ?? [], true), (choices.outputs ?? [], false)] {
      for signal in named {
        let port = try take(signal.port, input: isInput)
        if isInput { map.inputs.append(port) } else { map.outputs.append(port) }
      }
    }
    var undriven: [String] = []
    for port in list.ports where !taken.contains(port.name) {
      if port.isArray {
        if port.isInput { map.ignored.append(port) }
        undriven +=
          port.isInput ? ["\(port.name) (an unpacked array, which a program cannot set)"] : []
      } else if port.isInput {
        map.inputs.append(port)
        let isClock = waits(for: "posedge", "negedge", "edge", port: port)
        undriven.append(isClock ? "\(port.name) (a clock, which stands still)" : port.name)
      } else {
        map.outputs.append(port)
      }
    }
    if !undriven.isEmpty {
      map.warnings.append(
        "nothing drives these inputs, which stay 0 until a program sets them: "
          + undriven.joined(separator: ", "))
    }
  }
}
