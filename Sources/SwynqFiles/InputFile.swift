// SPDX-License-Identifier: Apache-2.0

internal import SwynqLibC

/// A file that is read from its start to its end, a piece at a time, be it a pipe.
package final class InputFile {
  /// The file, as the caller named it.
  package let path: String
  private let file: Int32
  private var buffer: [UInt8] = []
  /// Bytes of the buffer that were taken.
  private var offset = 0
  private static let piece = 1 << 16

  /// Opens a file.
  ///
  /// - Throws: `noSuchFile`, `unreadable`.
  package init(_ path: String) throws(FileError) {
    self.path = path
    let opened = retrying { open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY) }
    guard opened.result >= 0 else { throw FileError.reading(path, opened.number) }
    var status = stat()
    if fstat(opened.result, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      close(opened.result)
      throw FileError.reading(path, EISDIR)
    }
    file = opened.result
  }

  deinit { close(file) }

  /// The bytes up to the next newline, which is taken too; nil at the end of the file, and if there is
  /// no newline within `limit` bytes.
  ///
  /// - Throws: `inputOutput`.
  package func line(limit: Int) throws(FileError) -> [UInt8]? {
    var searched = 0
    while true {
      if let end = buffer[(offset + searched)...].firstIndex(of: UInt8(ascii: "\n")) {
        guard end - offset <= limit else { return nil }
        let line = [UInt8](buffer[offset..<end])
        offset = end + 1
        return line
      }
      searched = buffer.count - offset
      guard searched <= limit, try fill() else { return nil }
    }
  }

  /// The next bytes; fewer at the end of the file. Memory is taken as they come, not as they are
  /// asked for.
  ///
  /// - Throws: `inputOutput`.
  package func bytes(_ count: Int) throws(FileError) -> [UInt8] {
    while buffer.count - offset < count, try fill() {}
    let end = min(buffer.count, offset + count)
    if offset == 0, end == buffer.count {
      defer { buffer = [] }
      return buffer
    }
    defer { offset = end }
    return [UInt8](buffer[offset..<end])
  }

  /// Reads another piece; false at the end of the file.
  private func fill() throws(FileError) -> Bool {
    if offset > 0 {
      buffer.removeFirst(offset)
      offset = 0
    }
    // As much again as there is, so that a large piece is not read in many small ones.
    let room = max(Self.piece, buffer.count)
    var failure: Int32 = 0
    let piece = [UInt8](unsafeUninitializedCapacity: room) { target, count in
      let outcome = retrying { read(file, target.baseAddress, room) }
      failure = outcome.number
      count = max(outcome.result, 0)
    }
    guard failure == 0 else {
      throw FileError(
        .inputOutput, path, "the file cannot be read: \(FileError.words(failure))", failure)
    }
    buffer += piece
    return !piece.isEmpty
  }
}

extension InputFile {
  /// The whole content of a file.
  ///
  /// - Throws: `noSuchFile`, `unreadable`, `inputOutput`; `tooLarge` for more than `limit` bytes.
  package static func contents(of path: String, limit: Int) throws(FileError) -> [UInt8] {
    let file = try InputFile(path)
    let bytes = try file.bytes(limit + 1)
    guard bytes.count <= limit else {
      throw FileError(.tooLarge, path, "the file is larger than \(limit >> 20) MiB")
    }
    return bytes
  }
}

extension InputFile {
  /// Whether there is something at the end of a path's links.
  ///
  /// - Throws: `cannotCreate` for links that lead nowhere.
  package static func exists(_ path: String) throws(FileError) -> Bool {
    try FilePlace(path).kind != .missing
  }
}
