// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// A side of a copy by an AXI CDMA: memory of the device, or an address that the core reaches.
public enum CDMAPlace {
  /// Memory of the device, from one of its bytes on.
  case memory(DeviceMemory, byteOffset: Int = 0)
  /// An address, such as that of a block RAM, and those behind it.
  case address(BusAddress)
  /// One address that every beat goes to, a key hole, such as the data register of a FIFO. A multiple of
  /// the bytes of a beat.
  case keyHole(BusAddress)

  /// A buffer, from one of its bytes on.
  public static func buffer<Element>(
    _ buffer: borrowing DeviceBuffer<Element>, byteOffset: Int = 0
  ) -> CDMAPlace { .memory(buffer.memory, byteOffset: byteOffset) }

  /// The first address, as the core sees it.
  var address: BusAddress {
    switch self {
    case .memory(let memory, let byteOffset): memory.address + byteOffset
    case .address(let address), .keyHole(let address): address
    }
  }

  var isKeyHole: Bool {
    if case .keyHole = self { true } else { false }
  }

  /// The memory that must stay until a copy is over.
  var memory: DeviceMemory? {
    if case .memory(let memory, _) = self { memory } else { nil }
  }
}
