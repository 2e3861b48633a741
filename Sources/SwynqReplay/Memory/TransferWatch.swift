// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores

/// Follows what a driver writes to the registers of DMAs, to know where in memory the device may be
/// writing at the moment.
struct TransferWatch {
  /// A range of a buffer that the device writes to.
  struct Window {
    var block: String
    var buffer: Int
    var range: Range<Int>
    var image: BufferCheck.Image?
  }

  /// The windows that the device is writing to.
  private(set) var windows: [Window] = []

  /// The target of each address register.
  private var pointers: [BusPlace: BufferPointer] = [:]
  private var rows = 0
  private var columns = 0

  /// The target of the address register at `place`.
  func pointer(at place: BusPlace) -> BufferPointer? { pointers[place] }

  /// Takes note of a write that succeeded, and returns the windows that it ends.
  mutating func note(
    _ rule: RegisterBehaviour, written value: UInt32, at place: BusPlace, pointer: BufferPointer?
  ) -> [Window] {
    switch rule.role {
    case .address: pointers[place] = pointer
    case .rows: rows = Int(value)
    case .columns: columns = Int(value)
    case .control(let reset) where value & reset != 0: return end(place)
    case .startsReceive(let address):
      // A receive begins once the one before it is through.
      let ended = end(place)
      open(place, address: UInt64(address), byteCount: Int(value))
      return ended
    default: break
    }
    return []
  }

  /// Takes note of a register's value, and returns the windows that are seen to have ended.
  mutating func note(_ rule: RegisterBehaviour, read value: UInt32, at place: BusPlace) -> [Window]
  {
    guard case .receiveStatus(let ended) = rule.role, value & ended != 0 else { return [] }
    return end(place)
  }

  /// The ranges of a buffer that the device writes to.
  func ranges(of buffer: Int) -> [Range<Int>] {
    windows.filter { $0.buffer == buffer }.map(\.range)
  }

  private mutating func open(_ place: BusPlace, address: UInt64, byteCount: Int) {
    let address = BusPlace(block: place.block, offset: address)
    guard let block = place.block, let target = pointers[address] else { return }
    let range = target.offset..<target.offset + byteCount
    // Of 32-bit registers, so that the product of all three may overflow.
    let isImage =
      rows > 0 && columns > 0 && rows == byteCount / 3 / columns && rows * columns * 3 == byteCount
    windows.append(
      Window(
        block: block, buffer: target.buffer, range: range,
        image: isImage
          ? .init(offset: range.lowerBound, byteCount: byteCount, width: columns) : nil))
  }

  private mutating func end(_ place: BusPlace) -> [Window] {
    let ended = windows.filter { $0.block == place.block }
    windows.removeAll { $0.block == place.block }
    return ended
  }
}
