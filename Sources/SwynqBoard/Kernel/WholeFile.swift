// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqFiles
import SwynqLibC

/// Reads and writes of ordinary files, whole.
enum WholeFile {
  /// The content of a file.
  ///
  /// - Throws: `notFound`, `inputOutput`; `malformedFile` for more than 256 MiB, which is more than
  ///   any bitstream has.
  static func read(_ path: String, purpose: String) throws(DeviceError) -> [UInt8] {
    let file = try OpenFile(
      path, mode: O_RDONLY, purpose: purpose, ifMissing: "is the path right?")
    var bytes: [UInt8] = []
    while true {
      guard let part = file.read(atMost: 1 << 20) else {
        throw SystemError.error(errno, "cannot read \(path), \(purpose)", advice: nil)
      }
      if part.isEmpty { return bytes }
      bytes += part
      guard bytes.count <= 256 << 20 else {
        throw DeviceError(.malformedFile, "\(path) has more than 256 MiB; \(purpose) has less")
      }
    }
  }

  /// Makes a file, or replaces one, whole or not at all.
  ///
  /// - Throws: `notFound` for a missing directory; `inputOutput`.
  static func write(
    _ bytes: [UInt8], to path: String, purpose: String, ifMissing: String
  ) throws(DeviceError) {
    let outcome: Result<Void, FileError> = bytes.withUnsafeBytes { bytes in
      Result { () throws(FileError) in try OutputFile.write([bytes], to: path) }
    }
    guard case .failure(let error) = outcome else { return }
    throw SystemError.error(
      error.number ?? EIO, "cannot write \(path), \(purpose)",
      advice: error.code == .noSuchDirectory ? ifMissing : nil)
  }
}
