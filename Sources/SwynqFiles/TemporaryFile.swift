// SPDX-License-Identifier: Apache-2.0

internal import CSwynqFiles
internal import SwynqLibC

/// A file on its way to its name. It has none meanwhile where the system can do so; else one that the
/// next writer in the same directory removes if this program dies.
final class TemporaryFile {
  /// Its descriptor, which its user closes.
  let file: Int32
  private let path: String
  private let directory: String
  private let calls: FileCalls
  /// The name it has at the moment, which goes with this object.
  private var name: String?
  private var registration: Registration?

  /// Makes one.
  ///
  /// - Parameter path: The file that it will be, for errors.
  init(in directory: String, for path: String, _ calls: FileCalls) throws(FileError) {
    self.directory = directory
    self.path = path
    self.calls = calls
    Leftovers.remove(from: directory)
    let unnamed = retrying { calls.openUnnamed(directory) }
    if unnamed.result >= 0 {
      file = unnamed.result
      // The file is locked whenever it has its own name, which says that its writer lives.
      _ = swynq_lock(file)
      return
    }
    for _ in 0..<100 {
      let name = Leftovers.newName(in: directory)
      let registration = Registration(removing: name)
      let opened = Termination.step {
        retrying { open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
      }
      if opened.result < 0 {
        if opened.number == EEXIST { continue }
        throw FileError.writing(path, opened.number)
      }
      // Another program may have taken it for a leftover before it was locked.
      var status = stat()
      guard swynq_lock(opened.result) == 0, fstat(opened.result, &status) == 0, status.st_nlink > 0
      else {
        close(opened.result)
        continue
      }
      file = opened.result
      self.name = name
      self.registration = registration
      return
    }
    throw FileError.writing(path, EEXIST)
  }

  /// Waits until its bytes are on the disk.
  func synchronize(_ file: Int32) throws(FileError) {
    let outcome = retrying { calls.synchronize(file) }
    // Some file systems have nothing to synchronize.
    guard outcome.result == 0 || [EINVAL, ENOTSUP, EROFS].contains(outcome.number) else {
      throw FileError.writing(path, outcome.number)
    }
  }

  /// Gives the file its name, in one step for everybody else.
  func take(_ target: String, replacing: Bool) throws(FileError) {
    let isUnnamed = name == nil
    if isUnnamed {
      // Where nothing is to be replaced, the name is all that is missing.
      if !replacing {
        let named = calls.name(file, target)
        if named == 0 { return }
        guard errno == EEXIST else { throw FileError.writing(path, errno) }
      }
      let name = Leftovers.newName(in: directory)
      registration = Registration(removing: name)
      self.name = name
    }
    guard let name else { return }
    // No signal finds the file with a name that is not its own.
    let number = Termination.step { () -> Int32 in
      if isUnnamed, calls.name(file, name) != 0 { return errno }
      return calls.rename(name, target) == 0 ? 0 : errno
    }
    if number != 0 { throw FileError.writing(path, number) }
    self.name = nil
    registration = nil
  }

  /// Waits until the directory, with the new name in it, is on the disk. A directory that may not be
  /// opened, or cannot be synchronized, is left to the system.
  func synchronizeDirectory() {
    let opened = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { return }
    _ = retrying { calls.synchronize(opened) }
    close(opened)
  }

  deinit { if let name { unlink(name) } }
}
