// SPDX-License-Identifier: Apache-2.0

import CZlib

/// zlib, on arrays.
enum Compression {
  /// CRC-32, as in gzip.
  static func checksum(_ bytes: [UInt8]) -> UInt32 {
    bytes.withUnsafeBufferPointer { UInt32(crc32_z(0, $0.baseAddress, $0.count)) }
  }

  /// A zlib stream of the bytes; nil if that is no shorter.
  ///
  /// The fastest level: noise is not worth more, and drawings compress well with any.
  static func compress(_ bytes: [UInt8]) -> [UInt8]? {
    var size = compressBound(uLong(bytes.count))
    var status = Z_OK
    let result = [UInt8](unsafeUninitializedCapacity: Int(size)) { buffer, initialized in
      status = compress2(buffer.baseAddress, &size, bytes, uLong(bytes.count), 1)
      initialized = status == Z_OK ? Int(size) : 0
    }
    return status == Z_OK && result.count < bytes.count ? result : nil
  }

  /// The bytes of a zlib stream; nil if it holds others than `byteCount` of them.
  static func decompress(_ stream: [UInt8], byteCount: Int) -> [UInt8]? {
    var size = uLong(byteCount)
    var status = Z_OK
    let result = [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, initialized in
      status = uncompress(buffer.baseAddress, &size, stream, uLong(stream.count))
      initialized = status == Z_OK ? Int(size) : 0
    }
    return status == Z_OK && result.count == byteCount ? result : nil
  }
}
