// SPDX-License-Identifier: Apache-2.0

/// A call on a device, and its answer.
package struct RecordedCall: Hashable, Sendable, Codable {
  /// The operation.
  package var operation: Operation
  /// The answer.
  package var answer: Answer
  /// The overlay's clock after the call; nil if the device could not know.
  package var clock: UInt64?
  /// Device time after the call, in nanoseconds since the recording began.
  package var time: Int64

  /// An operation. Buffers have numbers, in order of their allocation; places on the bus and
  /// interrupts have names, so that a replay finds them wherever its device has them.
  package enum Operation: Hashable, Sendable, Codable {
    /// A register was read. `pointer` tells where the value points, if it is an address.
    case read(at: BusPlace, pointer: BufferPointer?)
    /// A register was written. `pointer` tells where the value points, if it is an address.
    case write(at: BusPlace, value: UInt32, pointer: BufferPointer?)
    /// A register was polled; `timeout` is in nanoseconds.
    case poll(at: BusPlace, mask: UInt32, expected: UInt32, timeout: Int64)
    /// Interrupt outputs were waited for, by block and port; `timeout` is in nanoseconds.
    case wait(interrupts: [String], timeout: Int64)
    /// A buffer was allocated.
    case allocate(buffer: Int, byteCount: Int, alignment: Int, cacheable: Bool)
    /// A buffer was given back. No call of the driver: noticed before the next one.
    case release(buffer: Int)
    /// A buffer was flushed.
    case flush(buffer: Int, offset: Int, byteCount: Int)
    /// A buffer was invalidated.
    case invalidate(buffer: Int, offset: Int, byteCount: Int)
  }

  /// The answer.
  package enum Answer: Hashable, Sendable, Codable {
    /// The value of a register.
    case value(UInt32)
    /// The interrupt outputs that were high, by block and port.
    case interrupts([String])
    /// The call was done, and returned nothing that could be compared.
    case done
    /// The call failed, with the number of a `DeviceError.Code`, and what it said.
    case failure(code: Int, message: String)

    enum ValueCodingKeys: String, CodingKey { case _0 = "bits" }
    enum InterruptsCodingKeys: String, CodingKey { case _0 = "high" }
  }
}

/// A place in a recorded buffer that an address register points at.
package struct BufferPointer: Hashable, Sendable, Codable {
  /// Number of the buffer.
  package var buffer: Int
  /// Offset of the byte.
  package var offset: Int
  /// Whether the register holds the upper 32 bits of the address.
  package var isHigh: Bool
}
