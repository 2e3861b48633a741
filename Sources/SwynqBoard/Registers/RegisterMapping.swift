// SPDX-License-Identifier: Apache-2.0

import CSwynqBoard
import Swynq

/// The registers of one IP block, mapped.
struct RegisterMapping {
  /// The block.
  let block: IPBlock
  private let mapping: Mapping

  /// The registers of `block`, by its UIO device.
  ///
  /// - Throws: `incompatible` if the device tree says something other than the overlay.
  init(_ block: IPBlock, uio: UIODevice, kernel: any BoardKernel) throws(DeviceError) {
    let map = try uio.map(of: block)
    // Which of a UIO device's maps is meant is said by the page of the offset.
    let page = UInt64(map.number * Mapping.pageSize)
    let whole = try Mapping(
      uio.file, offset: page, byteCount: Int(map.offset) + map.registers.count, kernel: kernel)
    self.block = block
    self.mapping = whole
    self.start =
      Int(map.offset) + Int(block.base.rawValue - map.registers.lowerBound)
  }

  /// The registers of `block`, by `/dev/mem`.
  init(_ block: IPBlock, physicalMemory: OpenFile, kernel: any BoardKernel) throws(DeviceError) {
    self.block = block
    self.mapping = try Mapping(
      physicalMemory, offset: block.base.rawValue, byteCount: Int(block.size), kernel: kernel)
    self.start = 0
  }

  /// Offset in the mapping of the block's first register.
  private let start: Int

  /// Whether the 32-bit register at `address`, a multiple of 4, is one of this block's.
  func contains(_ address: BusAddress) -> Bool { block.contains(address) }

  /// Reads a register that this mapping contains.
  func read(_ address: BusAddress) -> UInt32 { swynq_board_read32(pointer(address)) }

  /// Writes a register that this mapping contains.
  func write(_ address: BusAddress, _ value: UInt32) {
    swynq_board_write32(pointer(address), value)
  }

  private func pointer(_ address: BusAddress) -> UnsafeMutableRawPointer {
    // A mapping is never empty, so it has a base address.
    mapping.bytes.baseAddress.unsafelyUnwrapped + start
      + Int(address.rawValue - block.base.rawValue)
  }
}
