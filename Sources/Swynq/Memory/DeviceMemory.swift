// SPDX-License-Identifier: Apache-2.0

/// Physically contiguous memory of a device. ``DeviceBuffer`` gives it a type and a shape.
///
/// A device subclasses this and gives the memory back in the subclass's `deinit`. The memory is
/// shared by reference: the buffer holds it, and a transfer in flight holds it too, so it cannot
/// be given to somebody else while the hardware still writes to it.
open class DeviceMemory {
  /// Device address of the first byte.
  public final let address: BusAddress

  /// Size in bytes.
  public final let byteCount: Int

  /// The CPU's view of this memory.
  public final let caching: CachingPolicy

  /// The CPU's view of the bytes. Valid as long as this object.
  package final let bytes: UnsafeMutableRawBufferPointer

  /// Memory at `address` that the CPU reaches through `bytes`.
  ///
  /// For implementations of ``Device``. `bytes` stays valid until the subclass's `deinit`.
  public init(
    address: BusAddress, bytes: UnsafeMutableRawBufferPointer, caching: CachingPolicy
  ) {
    self.address = address
    self.byteCount = bytes.count
    self.caching = caching
    self.bytes = bytes
  }

  /// Makes what the CPU wrote visible to the device. Does nothing for non-cacheable memory.
  ///
  /// - Parameter range: The bytes to flush, within `0..<byteCount`. Implementations may widen it
  ///   to whole cache lines.
  open func flush(_ range: Range<Int>) throws(DeviceError) {}

  /// Makes what the device wrote visible to the CPU; what the CPU wrote there since the last flush
  /// is lost. Does nothing for non-cacheable memory.
  ///
  /// - Parameter range: As for ``flush(_:)``.
  open func invalidate(_ range: Range<Int>) throws(DeviceError) {}

  /// Called by drivers just before they start hardware that reads `range`. A simulator checks
  /// here that the CPU's changes were flushed.
  open func deviceWillRead(_ range: Range<Int>) {}

  /// Called by drivers just before they start hardware that writes `range`. A simulator checks here
  /// that no change of the CPU's is left in its caches, which might overwrite what the device writes.
  open func deviceWillWrite(_ range: Range<Int>) {}

  /// Called by drivers once hardware has written `range`.
  open func deviceDidWrite(_ range: Range<Int>) {}

  /// Called by buffers just before the CPU reads, or may read. A simulator checks here that what the
  /// device wrote was invalidated.
  open func processorWillRead(_ range: Range<Int>) {}
}

extension DeviceMemory: CustomStringConvertible {
  /// Size, caching policy and address: `4096 bytes, cacheable, at 0x0010_0000`.
  public var description: String { "\(byteCount) bytes, \(caching), at \(address)" }
}

extension DeviceMemory {
  /// Whether the programmable logic finds some byte of this memory in `other`, too.
  package final func overlaps(_ other: DeviceMemory) -> Bool {
    address < other.address + other.byteCount && other.address < address + byteCount
  }

  /// The bytes `offset..<offset + count` of this memory.
  ///
  /// - Throws: `invalidArgument` if they are not all inside it.
  package final func checkedRange(
    offset: Int, count: Int, of what: @autoclosure () -> String
  ) throws(DeviceError) -> Range<Int> {
    guard offset >= 0, count >= 0, offset <= byteCount, count <= byteCount - offset else {
      throw DeviceError(
        .invalidArgument,
        "\(what()): \(count) bytes from byte \(offset) are not inside the buffer of \(byteCount) "
          + "bytes; shorten the range or allocate a larger buffer",
        address: address)
    }
    return offset..<offset + count
  }
}
