// SPDX-License-Identifier: Apache-2.0
package import Swynq
import SwynqCores

/// A device that does one thing wrong, to see whether somebody notices.
package final class FaultyDevice<Bus: Device>: Device {
  /// The fault.
  package enum Fault: Sendable {
    /// Flips the bits of `mask` in the byte at `offset` of every buffer, once LENGTH of a receive has
    /// been read.
    case flippedByte(offset: Int, mask: UInt8)
    /// Flips the bits of `mask` in the byte at `offset` of every buffer, once when the receive channel
    /// is first seen idle.
    case flippedByteAfterIdle(offset: Int, mask: UInt8)
    /// Changes the bits of `mask` in whatever is read from a register.
    case wrongRegister(BusAddress, mask: UInt32)
    /// Loses the interrupts of these lines.
    case missingInterrupt(InterruptLines)
    /// Counts clocks this much too fast, in per cent.
    case fasterClock(percent: UInt64)
  }

  private let device: Bus
  private let fault: Fault
  private let length = BusAddress.register("axi_dma_0.S2MM_LENGTH")
  private let status = BusAddress.register("axi_dma_0.S2MM_DMASR")
  private var buffers: [Weak] = []
  private var hasFlipped = false

  private struct Weak { weak var memory: DeviceMemory? }

  /// `device`, with a fault.
  package init(_ device: Bus, _ fault: Fault) {
    self.device = device
    self.fault = fault
  }

  package var overlay: OverlayDescription { device.overlay }
  package var clockFrequency: UInt64 { device.clockFrequency }
  package var now: Duration { device.now }

  package var clockCount: UInt64? {
    guard case .fasterClock(let percent) = fault else { return device.clockCount }
    return device.clockCount.map { $0 * (100 + percent) / 100 }
  }

  package func read32(_ address: BusAddress) throws(DeviceError) -> UInt32 {
    answer(try device.read32(address), at: address)
  }

  private func answer(_ value: UInt32, at address: BusAddress) -> UInt32 {
    switch fault {
    case .wrongRegister(let place, let mask) where place == address: return value ^ mask
    case .flippedByte(let offset, let mask) where address == length:
      flip(offset, mask)
    case .flippedByteAfterIdle(let offset, let mask)
    where address == status && value & DMAStatus.idle.mask != 0 && !hasFlipped:
      flip(offset, mask)
    default: break
    }
    return value
  }

  private func flip(_ offset: Int, _ mask: UInt8) {
    hasFlipped = true
    for buffer in buffers.compactMap(\.memory) where offset < buffer.byteCount {
      buffer.bytes[offset] ^= mask
    }
  }

  package func write32(_ address: BusAddress, _ value: UInt32) throws(DeviceError) {
    try device.write32(address, value)
  }

  package func poll32(
    _ address: BusAddress, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> UInt32 {
    answer(
      try device.poll32(address, mask: mask, until: expected, timeout: timeout), at: address)
  }

  package func waitForInterrupt(
    _ lines: InterruptLines, timeout: Duration
  ) throws(DeviceError) -> InterruptLines {
    guard case .missingInterrupt(let missing) = fault else {
      return try device.waitForInterrupt(lines, timeout: timeout)
    }
    let rest = lines.subtracting(missing)
    if !rest.isEmpty { return try device.waitForInterrupt(rest, timeout: timeout) }
    // Lets the time pass: no driver sets the highest bit of the control register.
    _ = failure { () throws(DeviceError) in
      _ = try device.poll32(
        overlay.blocks[0].base, mask: 1 << 31, until: 1 << 31, timeout: timeout)
    }
    throw DeviceError(.timeout, "no interrupt on \(lines) within \(timeout)")
  }

  package func allocate(
    byteCount: Int, alignment: Int, caching: CachingPolicy
  ) throws(DeviceError) -> DeviceMemory {
    let memory = try device.allocate(byteCount: byteCount, alignment: alignment, caching: caching)
    buffers.append(Weak(memory: memory))
    return memory
  }
}
