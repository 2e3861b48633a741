// SPDX-License-Identifier: Apache-2.0
package import Swynq

// What the core cannot do is refused by name, before anything starts.

extension AXIDMA {
  /// Refuses a channel that the core was built without.
  package func requireChannel(_ direction: DMADirection) throws(DeviceError) {
    guard !configuration.has(direction) else { return }
    let (verb, other) =
      direction == .memoryToStream ? ("send", "receive") : ("receive", "send")
    throw DeviceError(
      .unsupported,
      "this DMA cannot \(verb): it was built without \(direction) (c_include_\(direction.parameter) = 0)"
        + "; use `\(other)`, or build the overlay with both channels", address: base)
  }

  /// Refuses a transfer that the core cannot make.
  package func check(_ direction: DMADirection, _ transfer: Transfer) throws(DeviceError) {
    try requireChannel(direction)
    func refuse(_ reason: String) -> DeviceError {
      DeviceError(
        .invalidArgument, "\(direction) transfer of \(transfer.range.count) bytes: \(reason)",
        address: transfer.address)
    }
    guard !transfer.range.isEmpty else {
      throw refuse("a length of 0 starts nothing; move at least 1 byte, or leave the transfer out")
    }
    let most = configuration.largestTransfer(direction)
    guard transfer.range.count <= most else {
      let core = configuration.burst(direction) == most ? "this Micro DMA" : "this DMA"
      throw refuse("\(core) moves at most \(most) bytes at a time; split it")
    }
    let alignment = configuration.alignment(direction)
    guard transfer.address.rawValue % UInt64(alignment) == 0 else {
      throw refuse(
        "this DMA has no realignment engine; choose an address that is a multiple of \(alignment)")
    }
    let last = transfer.address + (transfer.range.count - 1)
    guard
      last >= transfer.address,
      configuration.addressWidth >= 64 || last.rawValue >> UInt64(configuration.addressWidth) == 0
    else {
      throw refuse(
        "this DMA has \(configuration.addressWidth) address bits and cannot reach the last byte at "
          + "\(last); allocate the buffer at a lower address")
    }
    // A Micro DMA makes one burst of it, wherever it starts.
    let page: UInt64 = 4096
    guard
      configuration.burst(direction) == nil
        || transfer.address.rawValue / page == last.rawValue / page
    else {
      throw refuse(
        "this Micro DMA moves one burst, which may not cross an address that is a multiple of \(page);"
          + " align the buffer to its size, or split the transfer there")
    }
  }
}
