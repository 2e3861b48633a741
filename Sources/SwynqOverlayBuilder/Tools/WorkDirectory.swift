// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The directory of the files that a build makes on its way to `output`, and its removal.
///
/// Names end in the number of the process, `OUTPUT.work.123` and `OUTPUT.partial.123`, so that two
/// builds of one library do not meet, and a build can remove what a killed one left.
struct WorkDirectory {
  let path: String
  /// The library, until it is complete.
  let partial: String
  private let isKept: Bool
  private var lock: Int32 = -1

  private static let marks = [".work.", ".partial.", ".check.partial."]

  /// - Parameters:
  ///   - chosen: A directory to use and keep, emptied first; nil for one that is removed.
  init(output: String, chosen: String?) throws(BuildFailure) {
    path = chosen ?? "\(output).work.\(getpid())"
    partial = "\(output).partial.\(getpid())"
    isKept = chosen != nil
    let manager = FileManager.default
    do {
      try manager.createDirectory(
        atPath: FileList.directory(of: output), withIntermediateDirectories: true)
    } catch {
      throw BuildFailure("the directory of '\(output)' cannot be created: \(Self.reason(error))")
    }
    Self.removeAbandoned(of: output)
    Interruption.shared.remove(onSignal: partial)
    if !isKept { Interruption.shared.remove(onSignal: path) }
    Self.remove(path)
    do {
      try manager.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw BuildFailure("'\(path)' cannot be created: \(Self.reason(error))")
    }
    lock = open(path, O_RDONLY | O_CLOEXEC)
    _ = flock(lock, LOCK_EX | LOCK_NB)
  }

  func write(_ name: String, _ text: String) throws(BuildFailure) {
    do {
      try text.write(toFile: "\(path)/\(name)", atomically: false, encoding: .utf8)
    } catch {
      throw BuildFailure("'\(path)/\(name)' cannot be written: \(Self.reason(error))")
    }
  }

  func clean() {
    Self.remove(partial)
    if !isKept { Self.remove(path) }
    close(lock)
  }

  /// Removes a file or a directory. A compiler of a killed build may still write into it.
  static func remove(_ path: String) {
    for _ in 0..<5 {
      var information = stat()
      guard lstat(path, &information) == 0 else { return }
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  static func reason(_ error: any Error) -> String {
    let inner = (error as NSError).userInfo[NSUnderlyingErrorKey] as? NSError
    guard let inner, inner.domain == NSPOSIXErrorDomain else { return error.localizedDescription }
    return String(cString: strerror(Int32(inner.code)))
  }

  /// Removes what builds of `output` left that were killed: their process is gone, and with it the
  /// lock, which also holds where process numbers are not shared.
  private static func removeAbandoned(of output: String) {
    let directory = FileList.directory(of: output)
    let name = output.dropFirst(directory == "/" ? 1 : directory.count + 1)
    for entry in (try? FileManager.default.contentsOfDirectory(atPath: directory)) ?? [] {
      guard entry.hasPrefix(name),
        let mark = marks.first(where: { entry.dropFirst(name.count).hasPrefix($0) }),
        let process = pid_t(entry.dropFirst(name.count + mark.count)), process > 0,
        kill(process, 0) != 0, errno == ESRCH
      else { continue }
      let file = open("\(directory)/\(entry)", O_RDONLY | O_CLOEXEC)
      defer { close(file) }
      if flock(file, LOCK_EX | LOCK_NB) == 0 { remove("\(directory)/\(entry)") }
    }
  }
}
