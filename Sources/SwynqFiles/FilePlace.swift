// SPDX-License-Identifier: Apache-2.0

internal import SwynqLibC

/// The place that a path leads to, with links followed.
struct FilePlace {
  /// The kinds of places, by how they are written to.
  enum Kind: Equatable {
    /// Nothing is there yet.
    case missing
    /// A regular file.
    case regular
    /// A directory.
    case directory
    /// A device, a pipe, a socket.
    case special
    /// An open file of this program, such as `/dev/stdout`.
    case descriptor(Int32)
  }

  /// The path of the file itself: where the last link points.
  let path: String
  /// The name.
  let kind: Kind
  /// The system's facts about it, if something is there.
  let status: stat?

  /// The directory that holds it.
  var directory: String { Self.directory(of: path) }

  /// Follows the links of a path's last component. Those before it the system follows.
  ///
  /// - Throws: `cannotCreate` for links that lead nowhere.
  init(_ path: String) throws(FileError) {
    var place = path
    for _ in 0..<40 {
      if let descriptor = Self.descriptor(place) {
        (self.path, kind, status) = (place, .descriptor(descriptor), nil)
        return
      }
      var status = stat()
      guard lstat(place, &status) == 0 else {
        (self.path, kind, self.status) = (place, .missing, nil)
        return
      }
      guard status.st_mode & S_IFMT == S_IFLNK else {
        self.path = place
        self.status = status
        switch status.st_mode & S_IFMT {
        case S_IFREG: kind = .regular
        case S_IFDIR: kind = .directory
        default: kind = .special
        }
        return
      }
      var target = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
      let length = readlink(place, &target, Int(PATH_MAX))
      guard length >= 0 else { throw FileError.writing(path, errno) }
      let text = String(decoding: target[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
      place = text.hasPrefix("/") ? text : "\(Self.directory(of: place))/\(text)"
    }
    throw FileError(.cannotCreate, path, "too many symbolic links", ELOOP)
  }

  /// The directory part of a path.
  static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The number of the open file that a path names. Opening it anew would begin at its start.
  private static func descriptor(_ path: String) -> Int32? {
    switch path {
    case "/dev/stdout": return STDOUT_FILENO
    case "/dev/stderr": return STDERR_FILENO
    default:
      for prefix in ["/dev/fd/", "/proc/self/fd/", "/proc/\(getpid())/fd/"] {
        if path.hasPrefix(prefix), let number = Int32(path.dropFirst(prefix.count)) {
          return number
        }
      }
      return nil
    }
  }
}
