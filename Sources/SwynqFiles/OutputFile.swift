// SPDX-License-Identifier: Apache-2.0

internal import SwynqLibC

/// A file that is being written, and appears whole or not at all.
///
/// A regular file is written without a name, or under one of its own in the same directory, and takes
/// its place once it is complete and on the disk: until ``commit()`` returns, the old file is there.
/// It keeps the old one's mode and, where the system lets it, owner. Symbolic links are followed: the
/// link stays. Devices, pipes and `/dev/stdout` are written to as the bytes come.
package final class OutputFile {
  /// The file, as the caller named it.
  package let path: String
  /// Bytes written so far.
  package private(set) var byteCount = 0

  private let place: FilePlace
  private var temporary: TemporaryFile?
  private var file: Int32
  private let calls = FileCalls.current

  /// Checks that a file can be written to `path`, as far as that can be known beforehand.
  ///
  /// - Parameter mustBeRegular: Whether it must be a regular file, since its writer has to seek.
  /// - Throws: `noSuchDirectory`, `cannotCreate`.
  package static func check(_ path: String, mustBeRegular: Bool = false) throws(FileError) {
    _ = try checked(path, mustBeRegular: mustBeRegular)
  }

  static func checked(_ path: String, mustBeRegular: Bool) throws(FileError) -> FilePlace {
    let place = try FilePlace(path)
    let directory = place.directory
    switch place.kind {
    case .directory:
      throw FileError(.cannotCreate, path, "a directory of that name is in the way", EISDIR)
    case .special, .descriptor:
      guard !mustBeRegular else {
        throw FileError(.cannotCreate, path, "it is not a regular file; name another", EINVAL)
      }
      if case .special = place.kind, access(place.path, W_OK) != 0 {
        throw FileError.writing(path, errno)
      }
    case .missing, .regular:
      var status = stat()
      guard stat(directory, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw FileError(
          .noSuchDirectory, path, "there is no directory \(directory) to write to; make it first",
          ENOENT)
      }
      guard access(directory, W_OK | X_OK) == 0 else {
        throw FileError(
          .cannotCreate, path, "the directory \(directory) may not be written to", errno)
      }
      if case .regular = place.kind, access(place.path, W_OK) != 0 {
        throw FileError(.cannotCreate, path, "the file exists and may not be replaced", errno)
      }
    }
    return place
  }

  /// Begins a file.
  ///
  /// - Throws: As ``check(_:mustBeRegular:)``, and `diskFull`, `inputOutput`.
  package init(_ path: String) throws(FileError) {
    self.path = path
    place = try Self.checked(path, mustBeRegular: false)
    switch place.kind {
    case .descriptor(let number):
      let copy = dup(number)
      guard copy >= 0 else { throw FileError.writing(path, errno) }
      file = copy
    case .special:
      let target = place.path
      let opened = retrying { open(target, O_WRONLY | O_CLOEXEC | O_NOCTTY) }
      guard opened.result >= 0 else { throw FileError.writing(path, opened.number) }
      file = opened.result
    default:
      let made = try TemporaryFile(in: place.directory, for: path, calls)
      temporary = made
      file = made.file
    }
  }

  /// Writes bytes behind those before.
  ///
  /// - Throws: `diskFull`, `inputOutput`.
  package func write(_ bytes: UnsafeRawBufferPointer) throws(FileError) {
    var rest = bytes
    while !rest.isEmpty {
      let written = retrying { calls.write(file, rest) }
      guard written.result > 0 else {
        throw FileError.writing(path, written.result == 0 ? EIO : written.number)
      }
      byteCount += written.result
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written.result))
    }
  }

  /// Writes text.
  ///
  /// - Throws: As ``write(_:)-(UnsafeRawBufferPointer)``.
  package func write(_ text: String) throws(FileError) {
    var text = text
    let outcome: Result<Void, FileError> = text.withUTF8 { bytes in
      Result { () throws(FileError) in try write(UnsafeRawBufferPointer(bytes)) }
    }
    try outcome.get()
  }

  /// Completes the file: it is on the disk, and has its name.
  ///
  /// - Throws: `diskFull`, `inputOutput`, `cannotCreate`. The old file is then still there.
  package func commit() throws(FileError) {
    guard let temporary else { return }
    if let status = place.status {
      // The owner first: changing it takes some bits of the mode away.
      let isKept = fchown(file, status.st_uid, status.st_gid) == 0
      _ = fchmod(file, status.st_mode & (isKept ? 0o7777 : 0o777))
    }
    // A full disk may show only now.
    try temporary.synchronize(file)
    try temporary.take(place.path, replacing: place.status != nil)
    self.temporary = nil
    temporary.synchronizeDirectory()
  }

  deinit {
    // Its name, if it has one, goes before it.
    temporary = nil
    close(file)
  }
}

extension OutputFile {
  /// Writes a whole file.
  ///
  /// - Throws: As ``init(_:)``, ``write(_:)-(UnsafeRawBufferPointer)`` and ``commit()``.
  package static func write(_ parts: [UnsafeRawBufferPointer], to path: String) throws(FileError) {
    let file = try OutputFile(path)
    for part in parts { try file.write(part) }
    try file.commit()
  }

  /// Writes a whole file of text.
  ///
  /// - Throws: As ``write(_:to:)-([UnsafeRawBufferPointer],_)``.
  package static func write(_ text: String, to path: String) throws(FileError) {
    let file = try OutputFile(path)
    try file.write(text)
    try file.commit()
  }
}
