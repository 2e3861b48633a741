// SPDX-License-Identifier: Apache-2.0

/// One thing that a driver asks of its device.
public enum DeviceCall: Hashable, Sendable {
  /// ``Device/read32(_:)``.
  case read(BusAddress)
  /// ``Device/write32(_:_:)``.
  case write(BusAddress, UInt32)
  /// ``Device/poll32(_:mask:until:timeout:)``.
  case poll(BusAddress, mask: UInt32, expected: UInt32, timeout: Duration)
  /// ``Device/waitForInterrupt(_:timeout:)``.
  case waitForInterrupt(InterruptLines, timeout: Duration)
  /// ``Device/allocate(byteCount:alignment:caching:)``.
  case allocate(byteCount: Int, alignment: Int, caching: CachingPolicy)
  /// ``DeviceMemory/flush(_:)`` of the memory at an address: a range of its bytes.
  case flush(BusAddress, Range<Int>)
  /// ``DeviceMemory/invalidate(_:)`` of the memory at an address: a range of its bytes.
  case invalidate(BusAddress, Range<Int>)
}

/// A device's answer to a ``DeviceCall``.
public enum DeviceAnswer {
  /// The value read, for `read` and `poll`.
  case value(UInt32)
  /// The lines that are high, for `waitForInterrupt`.
  case lines(InterruptLines)
  /// The memory, for `allocate`.
  case memory(DeviceMemory)
  /// Done, for calls that return nothing.
  case done
  /// The error that the call threw.
  case failure(DeviceError)
}
