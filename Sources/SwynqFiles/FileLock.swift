// SPDX-License-Identifier: Apache-2.0

internal import CSwynqFiles
internal import SwynqLibC

/// A lock that programs hold while they read a file, change it, and write it again.
///
/// It is on the file's directory, because the file itself is replaced, and nothing is left behind.
package enum FileLock {
  /// Runs `body` while no other program that does so is at work in the directory of `path`.
  ///
  /// - Parameter timeout: How long to wait for the others.
  /// - Throws: `busy`; `noSuchDirectory`; what `body` throws.
  package static func hold<Value, Failure: Error>(
    _ path: String, timeout: Duration = .seconds(60), failing: (FileError) -> Failure,
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    let lock: Int32
    do throws(FileError) { lock = try acquire(path, timeout) } catch { throw failing(error) }
    defer { close(lock) }
    return try body()
  }

  private static func acquire(_ path: String, _ timeout: Duration) throws(FileError) -> Int32 {
    let directory = try FilePlace(path).directory
    let opened = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else {
      throw FileError(
        .noSuchDirectory, path,
        "the directory \(directory) cannot be opened: "
          + FileError.words(errno), errno)
    }
    let deadline = ContinuousClock.now + timeout
    while true {
      if swynq_lock(opened) == 0 { return opened }
      let number = errno
      // A file system without locks, such as some across a network: nobody can be waited for.
      if number != EWOULDBLOCK && number != EINTR { return opened }
      guard ContinuousClock.now < deadline else {
        close(opened)
        throw FileError(
          .busy, path, "another program has kept \(directory) locked for \(timeout); try again")
      }
      usleep(5000)
    }
  }
}
