// SPDX-License-Identifier: Apache-2.0
public import Swynq

extension AXIDMA {
  /// One channel of an AXI DMA: a light handle, which keeps the driver alive.
  ///
  /// If the core was built without the channel, every call throws `unsupported` and touches no
  /// register.
  public struct Channel {
    /// The DMA that the channel is part of.
    public let dma: AXIDMA<Bus>
    /// Which of the two it is.
    public let direction: DMADirection

    /// The channel's registers.
    public var registers: RegisterWindow<Bus, DMAChannelRegisters> { dma.registers(direction) }

    /// Starts the channel. `transfer(_:byteOffset:byteCount:)` does so itself when needed.
    ///
    /// - Throws: `timeout` if the channel stays halted; `transferFailed` after an error.
    public func start() throws(DeviceError) { try dma.start(direction) }

    /// Stops the channel once the bursts in flight are complete. A transfer in flight ends early.
    ///
    /// - Throws: `timeout` if the channel does not halt.
    public func stop() throws(DeviceError) { try dma.stop(direction) }

    /// Resets the whole DMA, this channel and the other.
    ///
    /// - Throws: `unsupported` if the core was built without this channel; else as
    ///   ``AXIDMA/reset()``.
    public func reset() throws(DeviceError) {
      try dma.requireChannel(direction)
      try dma.reset()
    }

    /// Begins to move bytes of a buffer and returns at once; ``wait(timeout:)`` waits for the end.
    ///
    /// The buffer's memory is kept until then. A cacheable buffer is not flushed here: flush before
    /// sending, and invalidate after receiving.
    ///
    /// - Parameters:
    ///   - buffer: What to send, or where to put what is received.
    ///   - byteOffset: First byte of the buffer to move.
    ///   - byteCount: How many bytes, at least 1; nil for all that follow. When receiving, the most
    ///     that may arrive.
    /// - Throws: `unsupported` if the core was built without this channel; `invalidArgument` for a
    ///   range that is empty, outside the buffer, or too long or misaligned for the core; `busy` if a
    ///   transfer is in flight; `transferFailed` after an error.
    public func transfer<Element>(
      _ buffer: borrowing DeviceBuffer<Element>, byteOffset: Int = 0, byteCount: Int? = nil
    ) throws(DeviceError) {
      try transfer(buffer.memory, byteOffset: byteOffset, byteCount: byteCount)
    }

    /// Begins to move bytes of device memory; as `transfer(_:byteOffset:byteCount:)` does with a
    /// buffer.
    public func transfer(
      _ memory: DeviceMemory, byteOffset: Int = 0, byteCount: Int? = nil
    ) throws(DeviceError) {
      try dma.requireChannel(direction)
      try dma.transfer(
        direction, memory,
        memory.checkedRange(
          offset: byteOffset, count: byteCount ?? memory.byteCount - byteOffset,
          of: "\(direction) transfer"))
    }

    /// Waits for the transfer in flight.
    ///
    /// - Parameter timeout: Device time to wait; by default 10 ms and 40 ns for each byte in flight
    ///   on either channel.
    /// - Returns: The bytes sent, or the bytes received, which may be fewer than there was room for.
    /// - Throws: `timeout`; `transferFailed` with the decoded status if a channel of this DMA
    ///   stopped on an error; `notRunning` if there is no transfer to wait for.
    @discardableResult
    public func wait(timeout: Duration? = nil) throws(DeviceError) -> Int {
      try dma.wait(direction, timeout: timeout)
    }

    /// Reads the channel's status register.
    public func status() throws(DeviceError) -> DMAStatus {
      try dma.requireChannel(direction)
      return try registers.read(.status)
    }

    /// Whether the channel is running, as the hardware says: not halted.
    public var isRunning: Bool { get throws(DeviceError) { try !status().isHalted } }

    /// Whether the last transfer is finished, as the hardware says. False before the first one.
    public var isIdle: Bool { get throws(DeviceError) { try status().isIdle } }

    /// Whether the channel has stopped on an error, as the hardware says.
    public var hasError: Bool { get throws(DeviceError) { try status().hasError } }

    /// Whether a transfer was begun and has not been seen to end. Asks the driver, not the hardware.
    public var isBusy: Bool { dma.state(direction).inFlight != nil }
  }
}
