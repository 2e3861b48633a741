// SPDX-License-Identifier: Apache-2.0

internal import CSwynqFiles
internal import SwynqLibC

/// Unfinished files of programs that were killed.
///
/// Their names are `.swynq-*.tmp`, and their writer holds a lock on them: a lock that can be taken
/// says that the writer is gone, whatever process numbers mean here.
enum Leftovers {
  /// A name for an unfinished file.
  static func newName(in directory: String) -> String {
    let mark = String(UInt64.random(in: 0 ... .max), radix: 36)
    return (directory == "/" ? "" : directory) + "/.swynq-\(mark).tmp"
  }

  /// Removes what is left over in a directory.
  static func remove(from directory: String) {
    for name in names(in: directory) where name.hasPrefix(".swynq-") && name.hasSuffix(".tmp") {
      remove("\(directory)/\(name)")
    }
  }

  private static func remove(_ path: String) {
    let opened = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard opened >= 0 else { return }
    defer { close(opened) }
    guard swynq_lock(opened) == 0 else { return }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_uid == geteuid(),
      status.st_mode & S_IFMT == S_IFREG
    else { return }
    unlink(path)
  }

  /// The names in a directory; none if it may not be read.
  private static func names(in directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      names.append(name)
    }
    return names
  }
}
