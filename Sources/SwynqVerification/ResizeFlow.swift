public import Swynq

/// The flow that both devices run: one frame through the resizer by the driver, then a look at every
/// register.
public struct ResizeFlow: Sendable {
  /// How the driver waits. Both devices must wait in the same way for their registers to be equal.
  public var waiting = WaitStrategy.interrupt
  /// Whether the core is to raise its own interrupt, too.
  public var usesCoreInterrupt = true
  /// How the CPU sees the buffers.
  public var caching = CachingPolicy.nonCacheable
  /// Device time to wait for the frame; nil for the driver's own allowance.
  public var timeout: Duration?

  /// The flow with every interrupt of the overlay.
  public init() {}

  /// The flow with those interrupts that both devices bring.
  public init(for first: some Device, and second: some Device) {
    let overlays = [first.overlay, second.overlay]
    let both = { (block: String, port: String) in
      overlays.allSatisfy { overlay in
        overlay.blocks.first { $0.name == block }?.interrupt(port) != nil
      }
    }
    let channels = both(Self.dma, "mm2s_introut") && both(Self.dma, "s2mm_introut")
    waiting = channels ? .interrupt : .polling
    usesCoreInterrupt = both(Self.core, "interrupt")
  }

  private static var dma: String { "axi_dma_0" }
  private static var core: String { "resize_accel_0" }

  /// Sends one frame through a device and notes what comes of it. Errors are part of that.
  public func run<Bus: Device>(_ frame: EquivalenceCase, on device: Bus) -> FlowOutcome {
    let notes = InterruptNotes<Bus>()
    var outcome = FlowOutcome()
    do throws(DeviceError) {
      try resize(frame, on: ObservedDevice(device, observer: notes), &outcome)
    } catch {
      outcome.error = error
    }
    outcome.interrupts = device.overlay.blocks.flatMap { block in
      block.interrupts.filter { !$0.line.isDisjoint(with: notes.seen) }
        .map { "\(block.name).\($0.port)" }
    }
    return outcome
  }

  /// The interrupt outputs that the flow waits for, by block and port.
  public var interrupts: [String] {
    (waiting == .interrupt ? ["\(Self.dma).mm2s_introut", "\(Self.dma).s2mm_introut"] : [])
      + (usesCoreInterrupt ? ["\(Self.core).interrupt"] : [])
  }

  private func resize(
    _ frame: EquivalenceCase, on device: some Device, _ outcome: inout FlowOutcome
  ) throws(DeviceError) {
    var input = try device.allocate(shape: frame.source.shape, of: UInt8.self, caching: caching)
    var output = try device.allocate(
      shape: frame.destination.shape, of: UInt8.self, caching: caching)
    try input.copy(from: frame.pixels)
    let resizer = try ImageResizer(device, waiting: waiting)
    let core = resizer.accelerator
    if usesCoreInterrupt { try core.enableInterrupts() }
    do throws(DeviceError) {
      let result = try resizer.resize(input, into: &output, timeout: timeout)
      outcome.pixels = output.elements()
      outcome.clocks = result.clocks
      outcome.duration = result.duration
    } catch {
      // What the registers hold says what went wrong.
      outcome.error = error
    }
    if usesCoreInterrupt, outcome.error == nil {
      do throws(DeviceError) {
        _ = try device.waitForInterrupt(core.interruptLine, timeout: .milliseconds(10))
      } catch {
        outcome.error = error
      }
    }
    for name in [Self.dma, Self.core] {
      try readRegisters(of: device.overlay.block(named: name), on: device, &outcome)
    }
    if usesCoreInterrupt { try core.disableInterrupts() }
    try resizer.reset()
  }

  private func readRegisters(
    of block: IPBlock, on device: some Device, _ outcome: inout FlowOutcome
  ) throws(DeviceError) {
    for register in block.registers ?? [] where !Self.holdsAddress(register) {
      outcome.registers.append(
        .init(
          name: "\(block.name).\(register.name)",
          value: try device.read32(block.base + register.offset)))
    }
  }

  private static func holdsAddress(_ register: RegisterDescription) -> Bool {
    let name = register.name.split(separator: "_").dropFirst().first
    return name == "SA" || name == "DA"
  }
}
