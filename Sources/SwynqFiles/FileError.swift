// SPDX-License-Identifier: Apache-2.0

internal import SwynqLibC

/// Why a file could not be read or written: the one error of `SwynqFiles`.
package struct FileError: Error, Hashable, Sendable {
  /// The kind of error.
  package enum Code: Hashable, Sendable {
    /// The file to be read does not exist.
    case noSuchFile
    /// The file may not be read, or is a directory.
    case unreadable
    /// The file has more bytes than its reader takes.
    case tooLarge
    /// The directory to write to does not exist.
    case noSuchDirectory
    /// The file may not be created or replaced.
    case cannotCreate
    /// The disk or the user's quota is full.
    case diskFull
    /// The system failed to read or write.
    case inputOutput
    /// Another program kept the file locked for too long.
    case busy
  }

  /// The kind of error.
  package var code: Code
  /// The file, as the caller named it.
  package var path: String
  /// The fault and the way out of it; one line.
  package var message: String
  /// The `errno` of the system call that failed, if one did.
  package var number: Int32?

  package init(_ code: Code, _ path: String, _ message: String, _ number: Int32? = nil) {
    self.code = code
    self.path = path
    self.message = message
    self.number = number
  }

  /// The failure to open or read a file.
  static func reading(_ path: String, _ number: Int32) -> FileError {
    switch number {
    case ENOENT, ENOTDIR: FileError(.noSuchFile, path, "there is no such file", number)
    case EISDIR: FileError(.unreadable, path, "it is a directory", number)
    case EIO: FileError(.inputOutput, path, "the file cannot be read: \(words(number))", number)
    default: FileError(.unreadable, path, "the file cannot be opened: \(words(number))", number)
    }
  }

  /// The failure to write, synchronize or name a file.
  static func writing(_ path: String, _ number: Int32) -> FileError {
    let message = "the file cannot be written: \(words(number))"
    return switch number {
    case ENOSPC, EDQUOT, EFBIG: FileError(.diskFull, path, message, number)
    case EACCES, EPERM, EROFS, EISDIR, ENAMETOOLONG, ELOOP, ENOENT, ENOTDIR, ENXIO, ENODEV:
      FileError(.cannotCreate, path, message, number)
    default: FileError(.inputOutput, path, message, number)
    }
  }

  /// The system's words for an `errno`, such as "Permission denied".
  static func words(_ number: Int32) -> String { String(cString: strerror(number)) }
}

extension FileError: CustomStringConvertible {
  /// One line: the file, then what is wrong with it.
  package var description: String { "\(path): \(message)" }
}
