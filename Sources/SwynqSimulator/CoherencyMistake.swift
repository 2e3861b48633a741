// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// A flush or an invalidate that a program forgot: what corrupts images on a board, now and then,
/// and every time on a simulator.
public struct CoherencyMistake: Hashable, Sendable {
  /// The forgotten call.
  public enum Kind: Hashable, Sendable {
    /// The CPU changed bytes that the device is about to read, and did not flush them.
    case missingFlush
    /// The device changed bytes that the CPU is about to read, and they were not invalidated.
    case missingInvalidate
    /// The CPU changed bytes, and neither flushed nor invalidated them, where the device writes.
    case dirtyDestination
  }

  /// The forgotten call.
  public let kind: Kind
  /// The buffer's first address.
  public let buffer: BusAddress
  /// Size of the buffer in bytes.
  public let byteCount: Int
  /// Offset in the buffer of the first byte that differs.
  public let offset: Int
}

extension CoherencyMistake: CustomStringConvertible {
  /// The mistake, the place and the remedy.
  public var description: String {
    let place = "buffer of \(byteCount) bytes at \(buffer)"
    switch kind {
    case .missingFlush:
      return
        "\(place) was changed by the CPU after its last flush (first at byte \(offset)) and is "
        + "about to be read by the device, which sees the old bytes: call flush() before the transfer"
    case .missingInvalidate:
      return "\(place) was changed by the device (first at byte \(offset)) and is about to be read "
        + "by the CPU, which sees the old bytes: call invalidate() after the transfer"
    case .dirtyDestination:
      return
        "\(place) holds changes of the CPU (first at byte \(offset)) where the device writes: the "
        + "CPU's cache may write them back over what the device wrote: call invalidate() before the "
        + "transfer, and before the CPU changes what the device wrote"
    }
  }
}
