// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// A device on which drivers wait for interrupts behind AXI interrupt controllers as for any other.
///
/// A controller in the programmable logic joins the interrupts of several blocks to one line of the
/// processor. On a board without a kernel driver of the controller only that line arrives. This device
/// stands between drivers and such a one: a wait for a block's line enables the block's input of its
/// controller, and of the controller behind that, waits for the line that arrives, and asks the
/// controllers whose it was.
///
/// ```swift
/// let routed = try InterruptRouter(device)
/// let gpio = try AXIGPIO(routed)
/// let pins = try gpio.channel1.waitForChange(timeout: .seconds(1))
/// ```
///
/// During a wait the inputs that are waited for are enabled, and no others of these controllers.
public final class InterruptRouter<Bus: Device>: Device {
  /// The device behind.
  public let device: Bus
  /// The overlay of the device behind, with the interrupts that arrive through a controller.
  public let overlay: OverlayDescription

  /// A controller, and its place in the tree.
  private struct Node {
    let controller: AXIInterruptController<Bus>
    /// The controller that its output arrives at, and the input there; nil if its line arrives at the
    /// processor.
    let parent: (node: Int, input: UInt32)?
  }

  /// A line behind a controller.
  private struct Route {
    let line: InterruptLines
    let node: Int
    let input: UInt32
  }

  /// Each after its parent.
  private let nodes: [Node]
  private let routes: [Route]

  /// Starts the controllers of an overlay, with all inputs disabled.
  ///
  /// - Parameters:
  ///   - device: The device behind.
  ///   - overlay: The overlay with all its interrupts; nil for that of the device. A `Device` for a
  ///     board leaves out the lines that do not arrive: give the description from the handoff.
  /// - Throws: `invalidArgument` for controllers with parameters that none has, or for a circle of them;
  ///   `unsupported` for a controller behind an input that is an edge; the bus's answer.
  public init(_ device: Bus, overlay: OverlayDescription? = nil) throws(DeviceError) {
    self.device = device
    var described = overlay ?? device.overlay
    var nodes: [Node] = []
    var numbers: [(name: String, node: Int)] = []
    var waiting = described.blocks(ofType: InterruptControllerRegisters.ipType)
    // A controller follows the one that it is behind.
    while !waiting.isEmpty {
      var later: [IPBlock] = []
      for block in waiting {
        guard let output = block.interrupts.first(where: { $0.port == "irq" }) else { continue }
        if let place = output.controller {
          guard let parent = numbers.first(where: { $0.name == place.name }) else {
            if waiting.contains(where: { $0.name == place.name }) { later.append(block) }
            continue
          }
          guard let input = Self.mask(place) else { continue }
          guard nodes[parent.node].controller.configuration.edges & input == 0 else {
            throw DeviceError(
              .unsupported,
              "\(block.name) arrives at an input of \(place.name) that is an edge (c_kind_of_intr): "
                + "make input \(place.input) a level, as Vivado does by default",
              address: block.base)
          }
          numbers.append((block.name, nodes.count))
          nodes.append(
            Node(
              controller: try AXIInterruptController(device, block), parent: (parent.node, input)))
        } else if device.overlay.carries(output.line) {
          numbers.append((block.name, nodes.count))
          nodes.append(
            Node(controller: try AXIInterruptController(device, block), parent: nil))
        }
      }
      guard later.count < waiting.count else {
        throw DeviceError(
          .invalidArgument,
          "the interrupt controllers of overlay \(described.name) are behind each other in a circle: "
            + later.map { $0.name }.joined(separator: ", "), address: later[0].base)
      }
      waiting = later
    }
    var routes: [Route] = []
    for index in described.blocks.indices {
      described.blocks[index].interrupts.removeAll { interrupt in
        guard let place = interrupt.controller else {
          return !device.overlay.carries(interrupt.line)
        }
        guard let node = numbers.first(where: { $0.name == place.name })?.node,
          let input = Self.mask(place),
          input & ~nodes[node].controller.configuration.inputs == 0
        else { return !device.overlay.carries(interrupt.line) }
        routes.append(Route(line: interrupt.line, node: node, input: input))
        return false
      }
    }
    self.overlay = described
    self.nodes = nodes
    self.routes = routes
    for node in nodes {
      try node.controller.enableOnly(0)
      try node.controller.start()
    }
  }

  private static func mask(_ place: IPBlock.Controller) -> UInt32? {
    (0..<32).contains(place.input) ? 1 << UInt32(place.input) : nil
  }

  /// Waits for lines, those behind a controller by way of it.
  ///
  /// An input of a controller that is a level is high as long as the block's output is, as any line. An
  /// edge is reported once.
  public func waitForInterrupt(
    _ lines: InterruptLines, timeout: Duration
  ) throws(DeviceError) -> InterruptLines {
    let wanted = routes.filter { !$0.line.isDisjoint(with: lines) }
    if wanted.isEmpty { return try device.waitForInterrupt(lines, timeout: timeout) }
    let deadline = device.now + timeout
    let inputs = inputs(of: wanted)
    var direct = lines
    var arriving: InterruptLines = []
    for route in wanted { direct.subtract(route.line) }
    for (number, node) in nodes.enumerated() where inputs[number] != 0 {
      try node.controller.enableOnly(inputs[number])
      if node.parent == nil { arriving.formUnion(node.controller.line) }
    }
    try acknowledgeLevels(inputs)
    while true {
      let left = max(deadline - device.now, .zero)
      let high: InterruptLines
      do throws(DeviceError) {
        high = try device.waitForInterrupt(direct.union(arriving), timeout: left)
      } catch {
        guard error.code == .timeout else { throw error }
        // The line takes some clocks to rise, which a wait without time does not give it.
        let found = try take(wanted)
        guard found.isEmpty else { return found }
        throw Self.timeoutError(lines, timeout)
      }
      var found = high.intersection(direct)
      if !high.isDisjoint(with: arriving) { found.formUnion(try take(wanted)) }
      if !found.isEmpty { return found }
      // A controller's output takes some clocks to follow an acknowledgement.
      guard left > .zero else { throw Self.timeoutError(lines, timeout) }
      try acknowledgeLevels(inputs)
    }
  }

  private static func timeoutError(_ lines: InterruptLines, _ timeout: Duration) -> DeviceError {
    DeviceError(.timeout, "no interrupt on \(lines) within \(timeout)")
  }

  /// The inputs of each controller that routes go through.
  private func inputs(of routes: [Route]) -> [UInt32] {
    var inputs = [UInt32](repeating: 0, count: nodes.count)
    for route in routes { inputs[route.node] |= route.input }
    for number in nodes.indices.reversed() where inputs[number] != 0 {
      if let parent = nodes[number].parent { inputs[parent.node] |= parent.input }
    }
    return inputs
  }

  /// Forgets what is over: an input that is a level and still active is recorded again at once. The
  /// farthest controller comes first, as its output is an input of the next.
  private func acknowledgeLevels(_ inputs: [UInt32]) throws(DeviceError) {
    for number in nodes.indices.reversed() {
      let controller = nodes[number].controller
      let levels = inputs[number] & ~controller.configuration.edges
      if levels != 0 { try controller.acknowledge(levels) }
    }
  }

  /// The lines that are high. Edges among them are acknowledged.
  private func take(_ wanted: [Route]) throws(DeviceError) -> InterruptLines {
    var found: InterruptLines = []
    for (number, node) in nodes.enumerated() {
      let routes = wanted.filter { $0.node == number }
      if routes.isEmpty { continue }
      let recorded = try node.controller.recorded()
      var edges: UInt32 = 0
      for route in routes where recorded & route.input != 0 {
        found.formUnion(route.line)
        edges |= route.input & node.controller.configuration.edges
      }
      if edges != 0 { try node.controller.acknowledge(edges) }
    }
    return found
  }

  // MARK: The device behind

  /// The clock frequency of the device behind.
  public var clockFrequency: UInt64 { device.clockFrequency }
  /// The clock count of the device behind.
  public var clockCount: UInt64? { device.clockCount }
  /// The time of the device behind.
  public var now: Duration { device.now }

  /// Reads a register of the device behind.
  public func read32(_ address: BusAddress) throws(DeviceError) -> UInt32 {
    try device.read32(address)
  }

  /// Writes a register of the device behind.
  public func write32(_ address: BusAddress, _ value: UInt32) throws(DeviceError) {
    try device.write32(address, value)
  }

  /// Polls a register of the device behind.
  @discardableResult
  public func poll32(
    _ address: BusAddress, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> UInt32 {
    try device.poll32(address, mask: mask, until: expected, timeout: timeout)
  }

  /// Allocates memory of the device behind.
  public func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory {
    try device.allocate(byteCount: byteCount, alignment: alignment, caching: caching)
  }
}

extension InterruptRouter: SelfDescribingDevice where Bus: SelfDescribingDevice {
  /// Facts about the device behind.
  public var facts: DeviceFacts { device.facts }
}

extension OverlayDescription {
  /// Whether one of the blocks' interrupts drives the line.
  fileprivate func carries(_ line: InterruptLines) -> Bool {
    !line.isEmpty && blocks.contains { $0.interrupts.contains { $0.line == line } }
  }
}
