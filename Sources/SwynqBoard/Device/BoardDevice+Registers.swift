// SPDX-License-Identifier: Apache-2.0

public import Swynq
import SwynqLibC

extension BoardDevice {
  /// Reads a register. What the CPU reads from memory afterwards was not fetched before.
  ///
  /// - Throws: `invalidArgument` for an address that is no multiple of 4; `decodeError` for one
  ///   outside all IP blocks, where a real access would crash the program or hang the bus.
  public func read32(_ address: BusAddress) throws(DeviceError) -> UInt32 {
    try mapping(of: address).read(address)
  }

  /// Writes a register. What the CPU wrote to memory before is there when the write arrives.
  ///
  /// - Throws: As ``read32(_:)``.
  public func write32(_ address: BusAddress, _ value: UInt32) throws(DeviceError) {
    try mapping(of: address).write(address, value)
  }

  /// Polls a register: without pause at first, then giving the CPU away between reads. Looks between
  /// reads whether the task is cancelled.
  @discardableResult
  public func poll32(
    _ address: BusAddress, mask: UInt32, until expected: UInt32, timeout: Duration
  ) throws(DeviceError) -> UInt32 {
    let registers = try mapping(of: address)
    let start = now
    let deadline = start + timeout
    let isCancellable = Cancellation.ends(waitOf: timeout)
    while true {
      // Looked at before the read, so that a program that was not scheduled for a while still gets
      // a read after its deadline.
      let time = now
      let value = registers.read(address)
      if value & mask == expected { return value }
      if isCancellable || time >= deadline {
        try Cancellation.check(waitingFor: "a register", address: address, value: value)
      }
      if time >= deadline {
        throw DeviceError(
          .timeout,
          "a register did not become 0x\(String(expected, radix: 16, uppercase: true)) under mask "
            + "0x\(String(mask, radix: 16, uppercase: true)) within \(timeout)",
          address: address, value: value)
      }
      if time - start > Self.busyPolling { sched_yield() }
    }
  }

  /// The time that a poll spins before it gives other programs a chance: longer than most waits for a
  /// register, shorter than a time slice of the scheduler.
  private static var busyPolling: Duration { .microseconds(50) }

  private func mapping(of address: BusAddress) throws(DeviceError) -> RegisterMapping {
    guard address.rawValue % 4 == 0 else {
      throw DeviceError(
        .invalidArgument,
        "registers are 32 bits wide: the address must be a multiple of 4", address: address)
    }
    for registers in registers where registers.contains(address) { return registers }
    let blocks = overlay.blocks.map { "\($0.name) at \($0.base), \($0.size) bytes" }
    throw DeviceError(
      .decodeError,
      "no IP block of overlay \(overlay.name) has a register there; it has: "
        + blocks.joined(separator: "; "),
      address: address)
  }
}
