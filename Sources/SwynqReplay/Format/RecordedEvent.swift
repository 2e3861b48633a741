// SPDX-License-Identifier: Apache-2.0

/// One line of a recording.
package enum RecordedEvent: Hashable, Sendable {
  /// The driver made a call.
  case call(RecordedCall)
  /// The CPU put bytes into a buffer, before the next call.
  case put(BufferBytes)
  /// The device put bytes into a buffer, by the end of the call before.
  case got(BufferBytes)
  /// All bytes of a buffer are settled and seen by the CPU: what `put` and `got` have made of it is
  /// what it must hold.
  case compare(BufferCheck)
}

/// Bytes of a buffer.
package struct BufferBytes: Hashable, Sendable {
  /// Number of the buffer.
  package var buffer: Int
  /// Offset of the first byte.
  package var offset: Int
  /// The bytes.
  package var bytes: [UInt8]
}

/// That a buffer is to be compared.
package struct BufferCheck: Hashable, Sendable, Codable {
  /// Number of the buffer.
  package var buffer: Int
  /// Ranges that a device is still writing to, as pairs of lower and upper bound.
  package var except: [[Int]]
  /// The RGB image in it, if one was received: its first byte and its width in pixels.
  package var image: Image?

  /// An RGB image in a buffer.
  package struct Image: Hashable, Sendable, Codable {
    /// Offset of the first byte.
    package var offset: Int
    /// Size in bytes.
    package var byteCount: Int
    /// Pixels of a row.
    package var width: Int
  }
}
