package import Swynq

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What ``BoardDevice`` asks of the kernel beyond opening, reading and polling files.
///
/// The virtual board stands in here, and nowhere else: files below the roots can be ordinary ones,
/// but no ordinary file can make a load trap, or do something before a `write` to it returns.
package protocol BoardKernel: AnyObject {
  /// Maps part of an open file for reading and writing, shared, as `mmap` does.
  ///
  /// - Parameters:
  ///   - file: The file, opened for reading and writing.
  ///   - offset: A multiple of the page size.
  ///   - byteCount: A multiple of the page size.
  func map(
    _ file: OpenFile, offset: UInt64, byteCount: Int
  ) throws(DeviceError) -> UnsafeMutableRawPointer

  /// Takes back what ``map(_:offset:byteCount:)`` gave.
  func unmap(_ start: UnsafeMutableRawPointer, byteCount: Int)

  /// Writes a whole content to a file of sysfs or configfs, which acts on it before the call returns.
  func write(_ bytes: [UInt8], to file: OpenFile) throws(DeviceError)

  /// Makes a directory in configfs, in which the kernel puts files of its own.
  func makeDirectory(_ path: String) throws(DeviceError)

  /// Removes a directory of configfs with the kernel's files in it.
  func removeDirectory(_ path: String) throws(DeviceError)

  /// How many times longer everything takes than on a board: what divides the time on the wall to
  /// give device time. 1 on a board.
  var slowdown: Int { get }
}

extension BoardKernel {
  /// Writes a whole text to a file of sysfs.
  package func write(_ text: String, to file: OpenFile) throws(DeviceError) {
    try write(Array(text.utf8), to: file)
  }
}

/// The kernel that this program runs on.
package final class RunningKernel: BoardKernel {
  package init() {}

  package func map(
    _ file: OpenFile, offset: UInt64, byteCount: Int
  ) throws(DeviceError) -> UnsafeMutableRawPointer {
    guard let fileOffset = off_t(exactly: offset),
      let start = mmap(
        nil, byteCount, PROT_READ | PROT_WRITE, MAP_SHARED, file.descriptor, fileOffset),
      start != MAP_FAILED
    else {
      let number = errno
      throw SystemError.error(
        number, "cannot map \(byteCount) bytes of \(file.path) from offset \(hexadecimal(offset))",
        advice: number == EPERM
          ? "the kernel forbids it: see CONFIG_STRICT_DEVMEM, and lockdown= on the kernel's command "
            + "line, or use UIO" : nil)
    }
    return start
  }

  package func unmap(_ start: UnsafeMutableRawPointer, byteCount: Int) { munmap(start, byteCount) }

  package func write(_ bytes: [UInt8], to file: OpenFile) throws(DeviceError) {
    // sysfs takes a content in one write or not at all; configfs may take a long one in parts.
    var taken = 0
    var written = 0
    repeat {
      written = bytes.withUnsafeBytes {
        pwrite(
          file.descriptor, $0.baseAddress.map { $0 + taken }, $0.count - taken, off_t(taken))
      }
      taken += max(written, 0)
    } while written > 0 && taken < bytes.count
    guard taken == bytes.count else {
      let number = written < 0 ? errno : EIO
      let what =
        bytes.count <= 64
        ? String(decoding: bytes, as: UTF8.self) : "\(bytes.count) bytes"
      throw SystemError.error(number, "cannot write \(what) to \(file.path)", advice: nil)
    }
  }

  package func makeDirectory(_ path: String) throws(DeviceError) {
    guard mkdir(path, 0o755) == 0 else {
      throw SystemError.error(errno, "cannot make the directory \(path)", advice: nil)
    }
  }

  package func removeDirectory(_ path: String) throws(DeviceError) {
    guard rmdir(path) == 0 else {
      throw SystemError.error(errno, "cannot remove the directory \(path)", advice: nil)
    }
  }

  package var slowdown: Int { 1 }
}
