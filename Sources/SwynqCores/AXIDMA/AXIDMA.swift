// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// Driver of an AXI DMA v7.1 in direct register mode (PG021, "Direct Register Mode").
///
/// ```swift
/// let dma = try AXIDMA(device)
/// try dma.receive.transfer(output)
/// try dma.send.transfer(input)
/// try dma.send.wait()
/// try dma.receive.wait()
/// ```
///
/// A transfer holds its buffer's memory until the hardware is done with it. A driver that goes away
/// with a transfer in flight resets the core first.
public final class AXIDMA<Bus: Device> {
  /// The device that the DMA is part of.
  public let device: Bus
  /// The parameters of the core.
  public let configuration: AXIDMAConfiguration
  /// This driver's way to wait.
  public let waiting: WaitStrategy

  package let base: BusAddress
  let sendLine: InterruptLines
  let receiveLine: InterruptLines
  var sendState = ChannelState()
  var receiveState = ChannelState()

  /// The driver's knowledge of a channel.
  struct ChannelState {
    /// DMACR.RS is 1 and Halted was seen 0.
    var isStarted = false
    /// The transfer that the hardware is at work on. Keeps its memory alive.
    var inFlight: Transfer?
    /// Bytes of a transfer that has finished and that nobody has waited for yet.
    var finished: Int?
    /// The error that halted the channel. Only a reset clears it.
    var failure: DeviceError?
    /// The address register's upper half; nil if unknown.
    var addressHigh: UInt32?
  }

  /// A transfer in flight.
  package struct Transfer {
    package let memory: DeviceMemory
    package let range: Range<Int>
    var address: BusAddress { memory.address + range.lowerBound }

    package init(memory: DeviceMemory, range: Range<Int>) {
      self.memory = memory
      self.range = range
    }
  }

  /// Takes over a DMA of the overlay and resets it, so that nothing of an earlier program is left.
  ///
  /// - Parameters:
  ///   - device: The device that the DMA is part of.
  ///   - name: Name of the instance in the overlay; by default the only AXI DMA that it has.
  ///   - waiting: How to wait; by default on interrupts if the lines of all its channels are
  ///     connected.
  /// - Throws: `notFound`; `invalidArgument` if there are several and no name says which;
  ///   `unsupported` for a core with scatter-gather; what the bus answers.
  public convenience init(
    _ device: Bus, named name: String? = nil, waiting: WaitStrategy? = nil
  ) throws(DeviceError) {
    let block = try device.overlay.block(named: name, ofType: AXIDMARegisters.ipType)
    try self.init(
      device, at: block.base, configuration: try AXIDMAConfiguration(block),
      interrupts: (block.interrupt("mm2s_introut") ?? [], block.interrupt("s2mm_introut") ?? []),
      waiting: waiting)
  }

  /// Takes over the DMA at an address and resets it.
  ///
  /// - Parameters:
  ///   - device: The device that the DMA is part of.
  ///   - base: Where its registers start.
  ///   - configuration: The parameters it was built with.
  ///   - interrupts: The lines of `mm2s_introut` and `s2mm_introut`; empty if not connected. That of
  ///     a channel that the core does not have is not looked at.
  ///   - waiting: How to wait; by default on interrupts if the lines of all its channels are
  ///     connected.
  /// - Throws: `invalidArgument` for waiting on interrupts without lines, and for a configuration
  ///   that no AXI DMA has; what the bus answers.
  public init(
    _ device: Bus, at base: BusAddress, configuration: AXIDMAConfiguration = .init(),
    interrupts: (send: InterruptLines, receive: InterruptLines) = ([], []),
    waiting: WaitStrategy? = nil
  ) throws(DeviceError) {
    try configuration.validate()
    var silent: [String] = []
    if configuration.hasSend, interrupts.send.isEmpty { silent.append("mm2s_introut") }
    if configuration.hasReceive, interrupts.receive.isEmpty { silent.append("s2mm_introut") }
    guard silent.isEmpty || waiting != .interrupt else {
      throw DeviceError(
        .invalidArgument,
        "the DMA cannot wait for interrupts: \(silent.joined(separator: " and ")) "
          + "\(silent.count == 1 ? "is" : "are") not connected; use polling", address: base)
    }
    self.device = device
    self.base = base
    self.configuration = configuration
    self.waiting = waiting ?? (silent.isEmpty ? .interrupt : .polling)
    self.sendLine = interrupts.send
    self.receiveLine = interrupts.receive
    try reset()
  }

  deinit {
    guard sendState.inFlight != nil || receiveState.inFlight != nil else { return }
    do throws(DeviceError) {
      try reset()
    } catch {
      // The hardware may still be writing. Memory that is never given back is the lesser evil.
      for transfer in [sendState.inFlight, receiveState.inFlight] {
        if let transfer { _ = Unmanaged.passRetained(transfer.memory) }
      }
    }
  }

  /// The channel that reads memory and sends a stream: PYNQ's `sendchannel`.
  public var send: Channel { Channel(dma: self, direction: .memoryToStream) }

  /// The channel that receives a stream and writes memory: PYNQ's `recvchannel`.
  public var receive: Channel { Channel(dma: self, direction: .streamToMemory) }

  /// Resets the whole core, whatever its channels are doing, and gives back the memory of transfers in
  /// flight. The only way out of an error (PG021, "MM2S_DMACR", Reset).
  ///
  /// - Throws: `timeout` if the core does not come out of reset; what the bus answers.
  public func reset() throws(DeviceError) {
    // Either channel's bit resets both, but a core with one channel has one register.
    let registers = registers(configuration.hasSend ? .memoryToStream : .streamToMemory)
    try registers.write(DMAControl(rawValue: DMAControl.softReset.mask), to: .control)
    try registers.poll(
      .control, mask: DMAControl.softReset.mask, until: 0,
      orElse:
        "the DMA did not come out of its soft reset; reset the device or load the overlay again")
    abandon(&sendState)
    if let transfer = receiveState.inFlight { transfer.memory.deviceDidWrite(transfer.range) }
    abandon(&receiveState)
  }

  private func abandon(_ state: inout ChannelState) { state = ChannelState() }

  func registers(_ direction: DMADirection) -> RegisterWindow<Bus, DMAChannelRegisters> {
    switch direction {
    case .memoryToStream:
      RegisterWindow(device, at: base + AXIDMARegisters.memoryToStreamOffset, prefix: "MM2S_")
    case .streamToMemory:
      RegisterWindow(device, at: base + AXIDMARegisters.streamToMemoryOffset, prefix: "S2MM_")
    }
  }
}

extension Duration {
  /// The time that a channel may take to start, stop or reset: 100,000 clocks at 100 MHz, far beyond
  /// what completing the bursts in flight takes.
  package static var stateChange: Duration { .milliseconds(1) }

  /// The time that moving `byteCount` bytes may take by default: 4 clocks per byte at 100 MHz, when the
  /// slowest core in use takes a third of a clock, and 10 ms on top.
  package static func moving(_ byteCount: Int) -> Duration {
    .milliseconds(10) + .nanoseconds(40) * byteCount
  }
}
