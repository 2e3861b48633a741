// SPDX-License-Identifier: Apache-2.0

package import Swynq
package import SwynqCores

/// The flow that both devices run: one frame through the resizer by the driver, then a look at every
/// register.
package struct ResizeFlow: Sendable {
  /// The driver's way to wait. Both devices must wait in the same way for their registers to be equal.
  package var waiting = WaitStrategy.interrupt
  /// Whether the core is to raise its own interrupt, too.
  package var usesCoreInterrupt = true
  /// Whether to read the overlay's cycle monitor, too.
  package var usesMonitor = true
  /// The CPU's view of the buffers.
  package var caching = CachingPolicy.nonCacheable
  /// Device time to wait for the frame; nil for the driver's own allowance.
  package var timeout: Duration?

  /// The flow with every interrupt of the overlay.
  package init() {}

  /// The flow with those interrupts that both devices bring.
  package init(for first: some Device, and second: some Device) {
    let both = { (test: (OverlayDescription) -> Bool) in test(first.overlay) && test(second.overlay)
    }
    let channels = both {
      Self.isConnected("mm2s_introut", of: AXIDMARegisters.ipType, in: $0)
        && Self.isConnected("s2mm_introut", of: AXIDMARegisters.ipType, in: $0)
    }
    waiting = channels ? .interrupt : .polling
    usesCoreInterrupt = both { Self.isConnected("interrupt", of: ResizeRegisters.ipType, in: $0) }
    usesMonitor = both { !$0.blocks(ofType: CycleMonitorRegisters.ipType).isEmpty }
  }

  /// Whether the first block of a type has an interrupt output that is connected.
  private static func isConnected(
    _ port: String, of type: String, in overlay: OverlayDescription
  ) -> Bool {
    overlay.blocks(ofType: type).first?.interrupt(port) != nil
  }

  /// Sends one frame through a device and notes what comes of it. Errors are part of that.
  package func run<Bus: Device>(_ frame: EquivalenceCase, on device: Bus) -> FlowOutcome {
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

  /// The interrupt outputs that the flow waits for, by port.
  package var interrupts: [String] {
    (waiting == .interrupt ? ["mm2s_introut", "s2mm_introut"] : [])
      + (usesCoreInterrupt ? ["interrupt"] : [])
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
    let monitor = usesMonitor ? try CycleMonitor.find(in: device) : nil
    try monitor?.clear()
    do throws(DeviceError) {
      let result = try resizer.resize(input, into: &output, timeout: timeout)
      outcome.pixels = output.elements()
      outcome.clocks = result.clocks
      outcome.duration = result.duration
      outcome.counters = try monitor?.snapshot()
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
    for type in [AXIDMARegisters.ipType, ResizeRegisters.ipType] {
      try readRegisters(of: device.overlay.block(ofType: type), on: device, &outcome)
    }
    if usesCoreInterrupt { try core.disableInterrupts() }
    try resizer.reset()
  }

  private func readRegisters(
    of block: IPBlock, on device: some Device, _ outcome: inout FlowOutcome
  ) throws(DeviceError) {
    for register in Self.registers(of: block) where !Self.holdsAddress(register) {
      outcome.registers.append(
        .init(
          name: "\(block.name).\(register.name)",
          value: try device.read32(block.base + register.offset)))
    }
  }

  /// The registers that the driver knows: those that a hardware handoff describes may be others on
  /// each device.
  private static func registers(of block: IPBlock) -> [RegisterDescription] {
    Cores.resizer.registers(of: block) ?? []
  }

  private static func holdsAddress(_ register: RegisterDescription) -> Bool {
    let name = register.name.split(separator: "_").dropFirst().first
    return name == "SA" || name == "DA"
  }
}
