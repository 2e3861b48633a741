// SPDX-License-Identifier: Apache-2.0

internal import CSwynqFiles
internal import SwynqLibC

/// The system calls that put a file on the disk, as tests may replace them. Each returns -1 and sets
/// `errno` if it fails.
package struct FileCalls: Sendable {
  /// Opens a file without a name in a directory.
  package var openUnnamed: @Sendable (_ directory: String) -> Int32 = {
    swynq_open_unnamed($0, 0o666)
  }
  /// `write(2)`.
  package var write: @Sendable (_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int = {
    #if canImport(Darwin)
      Darwin.write($0, $1.baseAddress, $1.count)
    #elseif canImport(Glibc)
      Glibc.write($0, $1.baseAddress, $1.count)
    #else
      Musl.write($0, $1.baseAddress, $1.count)
    #endif
  }
  /// `fsync(2)` of a file or a directory.
  package var synchronize: @Sendable (_ file: Int32) -> Int32 = { fsync($0) }
  /// Gives an unnamed file a name that is not taken.
  package var name: @Sendable (_ file: Int32, _ path: String) -> Int32 = { swynq_name_file($0, $1) }
  /// `rename(2)`.
  package var rename: @Sendable (_ old: String, _ new: String) -> Int32 = {
    #if canImport(Darwin)
      Darwin.rename($0, $1)
    #elseif canImport(Glibc)
      Glibc.rename($0, $1)
    #else
      Musl.rename($0, $1)
    #endif
  }

  /// The system's own.
  package init() {}

  /// Those that are used.
  @TaskLocal package static var current = FileCalls()
}

/// Repeats a system call for as long as a signal interrupts it.
///
/// - Returns: -1 and `errno` apart, because anything that runs between may overwrite it.
func retrying<Result: FixedWidthInteger & SignedInteger>(
  _ call: () -> Result
) -> (result: Result, number: Int32) {
  while true {
    let result = call()
    guard result == -1 else { return (result, 0) }
    let number = errno
    if number != EINTR { return (result, number) }
  }
}
