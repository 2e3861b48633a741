#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Files that appear whole or not at all: written beside their place under another name, then
/// renamed, which the system does in one step.
enum AtomicFile {
  /// Whether a file could be written to `path`, as far as that can be known beforehand.
  ///
  /// - Throws: `noSuchDirectory`, `cannotCreate`.
  static func check(_ path: String) throws(ImageError) {
    let target = resolved(path)
    let directory = directory(of: target)
    var status = stat()
    guard stat(directory, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw ImageError(
        .noSuchDirectory, path: path,
        "there is no directory \(directory) to write to; make it first",
        errno: ENOENT)
    }
    guard access(directory, W_OK | X_OK) == 0 else {
      throw cannotCreate(path, "the directory \(directory) may not be written to", errno)
    }
    guard stat(target, &status) == 0 else { return }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw cannotCreate(path, "a directory of that name is in the way", EISDIR)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw cannotCreate(path, "what has that name is not a regular file", EINVAL)
    }
    guard access(target, W_OK) == 0 else {
      throw cannotCreate(path, "the file exists and may not be replaced", errno)
    }
  }

  /// Writes `parts`, one after the other, as the file `path`.
  ///
  /// - Throws: As ``check(_:)``, and `diskFull`, `inputOutput`. The old file, if there was one, is then
  ///   still there.
  static func write(_ parts: [UnsafeRawBufferPointer], to path: String) throws(ImageError) {
    try check(path)
    // A link stays a link: the file that it points to is replaced.
    let target = resolved(path)
    let (file, temporary) = try createTemporary(beside: target, path)
    do throws(ImageError) {
      defer { close(file) }
      // A replaced file keeps its permissions; a new one has those of the user's mask.
      var status = stat()
      if stat(target, &status) == 0 { _ = fchmod(file, status.st_mode & 0o7777) }
      for part in parts { try writeAll(part, to: file, path) }
      // A full disk may show only now. Some file systems have nothing to synchronise.
      if fsync(file) != 0, errno != EINVAL, errno != ENOTSUP { throw writeError(path, errno) }
      if rename(temporary, target) != 0 { throw writeError(path, errno) }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  private static func createTemporary(
    beside target: String, _ path: String
  ) throws(ImageError) -> (file: Int32, name: String) {
    let directory = directory(of: target)
    for _ in 0..<100 {
      let mark = String(UInt64.random(in: 0 ... .max), radix: 36)
      let name = (directory == "/" ? "" : directory) + "/.swynq-\(mark).tmp"
      let opened = retrying { Int(open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)) }
      if opened.result >= 0 { return (Int32(opened.result), name) }
      if opened.errno != EEXIST { throw writeError(path, opened.errno) }
    }
    throw writeError(path, EEXIST)
  }

  private static func writeAll(
    _ part: UnsafeRawBufferPointer, to file: Int32, _ path: String
  ) throws(ImageError) {
    var rest = part
    while !rest.isEmpty {
      let written = retrying { systemWrite(file, rest) }
      guard written.result >= 0 else { throw writeError(path, written.errno) }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written.result))
    }
  }

  private static func systemWrite(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(file, bytes.baseAddress, bytes.count)
    #elseif canImport(Glibc)
      Glibc.write(file, bytes.baseAddress, bytes.count)
    #else
      Musl.write(file, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Where a path leads when links are followed; the path itself if nothing is there yet.
  private static func resolved(_ path: String) -> String {
    guard let real = realpath(path, nil) else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  private static func directory(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func cannotCreate(_ path: String, _ message: String, _ code: Int32) -> ImageError {
    ImageError(.cannotCreate, path: path, message, errno: code)
  }

  private static func writeError(_ path: String, _ code: Int32) -> ImageError {
    let reason = "the file cannot be written: \(systemMessage(code))"
    switch code {
    case ENOSPC, EDQUOT: return ImageError(.diskFull, path: path, reason, errno: code)
    case EACCES, EPERM, EROFS, EISDIR, ENAMETOOLONG:
      return ImageError(.cannotCreate, path: path, reason, errno: code)
    default: return ImageError(.inputOutput, path: path, reason, errno: code)
    }
  }
}
