// SPDX-License-Identifier: Apache-2.0
internal import Swynq

// What the core cannot do is refused by name, before anything starts.

extension AXICDMA {
  func check(_ place: CDMAPlace, _ byteCount: Int, _ side: String) throws(DeviceError) {
    func refuse(_ reason: String) -> DeviceError {
      DeviceError(
        .invalidArgument, "copy of \(byteCount) bytes by \(name), its \(side): \(reason)",
        address: place.address)
    }
    guard byteCount > 0 else { throw refuse("there is nothing to copy; copy at least 1 byte") }
    if case .memory(let memory, let offset) = place {
      _ = try memory.checkedRange(offset: offset, count: byteCount, of: "\(side) of a copy")
    }
    let alignment = UInt64(configuration.beatBytes)
    guard (configuration.realigns && !place.isKeyHole) || place.address.rawValue % alignment == 0
    else {
      throw refuse(
        place.isKeyHole
          ? "a key hole is at a multiple of \(alignment)"
          : "this core has no realignment engine (c_include_dre = 0); choose an address that is a "
            + "multiple of \(alignment)")
    }
    let last = place.address + ((place.isKeyHole ? configuration.beatBytes : byteCount) - 1)
    guard
      last >= place.address,
      configuration.addressWidth >= 64 || last.rawValue >> UInt64(configuration.addressWidth) == 0
    else {
      throw refuse(
        "this core has \(configuration.addressWidth) address bits and cannot reach the last byte at "
          + "\(last)")
    }
  }

  /// Bursts of reads and writes are not in step, so that overlapping ranges would be mixed up.
  func checkOverlap(
    _ source: CDMAPlace, _ destination: CDMAPlace, _ byteCount: Int
  ) throws(DeviceError) {
    if source.isKeyHole || destination.isKeyHole { return }
    let (from, to) = (source.address.rawValue, destination.address.rawValue)
    guard from > to ? from - to >= UInt64(byteCount) : to - from >= UInt64(byteCount) else {
      throw DeviceError(
        .invalidArgument,
        "copy of \(byteCount) bytes by \(name): source and destination overlap; copy by way of another "
          + "buffer", address: source.address)
    }
  }
}
