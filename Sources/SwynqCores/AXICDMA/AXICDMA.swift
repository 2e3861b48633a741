// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// Driver of an AXI CDMA v4.1 (PG034) in simple mode: copies between buffers and addresses that the core
/// reaches.
///
/// ```swift
/// let cdma = try AXICDMA(device)
/// try cdma.copy(from: input, to: output)
/// try cdma.copy(from: .buffer(input), to: .address(0xC000_0000), byteCount: 4096)
/// ```
///
/// A cacheable buffer is not flushed here: flush the source before a copy, and invalidate the destination
/// after it.
public struct AXICDMA<Bus: Device> {
  /// The device that the CDMA is part of.
  public let device: Bus
  /// The parameters of the core.
  public let configuration: AXICDMAConfiguration
  /// This driver's way to wait.
  public let waiting: WaitStrategy
  /// The core's name in errors, such as `axi_cdma_0`.
  public let name: String

  let line: InterruptLines
  let registers: RegisterWindow<Bus, AXICDMARegisters>

  /// Takes over a CDMA of the overlay and resets it, so that nothing of an earlier program is left.
  ///
  /// - Parameters:
  ///   - device: The device that the CDMA is part of.
  ///   - name: Name of the instance in the overlay; by default the only AXI CDMA that it has.
  ///   - waiting: How to wait; by default on interrupts if the core's is connected.
  /// - Throws: `notFound`; `invalidArgument` if there are several and no name says which; `unsupported`
  ///   for a core with DataMover Lite; `timeout` if the core does not come out of reset; the bus's answer.
  public init(
    _ device: Bus, named name: String? = nil, waiting: WaitStrategy? = nil
  ) throws(DeviceError) {
    let block = try device.overlay.block(named: name, ofType: AXICDMARegisters.ipType)
    try self.init(
      device, at: block.base, configuration: try AXICDMAConfiguration(block),
      interrupt: block.interrupt("cdma_introut") ?? [], named: block.name, waiting: waiting)
  }

  /// Takes over the CDMA at an address and resets it.
  ///
  /// - Parameters:
  ///   - device: The device that the CDMA is part of.
  ///   - base: Address of its first register.
  ///   - configuration: The parameters it was built with.
  ///   - interrupt: The line of `cdma_introut`; empty if not connected.
  ///   - name: Its name in errors.
  ///   - waiting: How to wait; by default on interrupts if there is a line.
  /// - Throws: `invalidArgument` for waiting on interrupts without a line, and for a configuration that
  ///   no AXI CDMA has; `timeout` if the core does not come out of reset; the bus's answer.
  public init(
    _ device: Bus, at base: BusAddress, configuration: AXICDMAConfiguration = .init(),
    interrupt: InterruptLines = [], named name: String = "the CDMA", waiting: WaitStrategy? = nil
  ) throws(DeviceError) {
    try configuration.validate()
    guard !interrupt.isEmpty || waiting != .interrupt else {
      throw DeviceError(
        .invalidArgument,
        "\(name) cannot wait for interrupts: cdma_introut is not connected; use polling",
        address: base)
    }
    self.device = device
    self.configuration = configuration
    self.waiting = waiting ?? (interrupt.isEmpty ? .polling : .interrupt)
    self.name = name
    line = interrupt
    registers = RegisterWindow(device, at: base)
    try reset()
  }

  /// Resets the core. The only way out of an error; a failed ``copy(from:to:byteCount:timeout:)`` does so
  /// itself.
  ///
  /// - Throws: `timeout` if the core does not come out of reset; the bus's answer.
  public func reset() throws(DeviceError) {
    try registers.write(CDMAControl(rawValue: CDMAControl.softReset.mask), to: .control)
    try registers.poll(
      .control, mask: CDMAControl.softReset.mask, until: 0,
      orElse:
        "\(name) did not come out of its soft reset; reset the device or load the overlay again")
  }
}
