// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqLibC

/// An open file, closed with the last reference to it.
package final class OpenFile {
  /// Its path, as it was opened.
  package let path: String
  /// Its descriptor.
  package let descriptor: Int32
  /// Whether it was opened with `O_SYNC`, which for memory means: without caches.
  package let isSynchronous: Bool

  /// Opens a file.
  ///
  /// - Parameters:
  ///   - mode: `O_RDONLY`, `O_WRONLY` or `O_RDWR`.
  ///   - purpose: What it is, for error messages, such as `the UIO device of axi_dma_0`.
  ///   - ifMissing: What to do if there is no such file.
  init(
    _ path: String, mode: Int32, synchronous: Bool = false, purpose: String, ifMissing: String
  ) throws(DeviceError) {
    // None of these files is to become the controlling terminal, whatever it is made of.
    let descriptor = open(path, mode | O_CLOEXEC | O_NOCTTY | (synchronous ? O_SYNC : 0))
    guard descriptor >= 0 else {
      let number = errno
      throw SystemError.error(
        number, "cannot open \(path), \(purpose)",
        advice: number == ENOENT ? ifMissing : [ENODEV, ENXIO].contains(number) ? Self.ifGone : nil)
    }
    self.path = path
    self.descriptor = descriptor
    self.isSynchronous = synchronous
  }

  /// The remedy for a node in `/dev` without a device.
  private static let ifGone =
    "the node is there, but no device stands behind it: load its driver again or apply the device tree "
    + "overlay again, and remove the node if it was made by hand"

  /// Takes over a descriptor that something else than a path gave, such as a dma-heap.
  package init(adopting descriptor: Int32, path: String) {
    self.path = path
    self.descriptor = descriptor
    self.isSynchronous = false
  }

  deinit { close(descriptor) }

  /// Reads at most `count` bytes; none at the end of the file. Nil if reading fails, with `errno` set.
  func read(atMost count: Int) -> [UInt8]? {
    var result = -1
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      repeat {
        #if canImport(Darwin)
          result = Darwin.read(descriptor, buffer.baseAddress, count)
        #elseif canImport(Musl)
          result = Musl.read(descriptor, buffer.baseAddress, count)
        #else
          result = Glibc.read(descriptor, buffer.baseAddress, count)
        #endif
      } while result < 0 && errno == EINTR
      initialized = max(0, result)
    }
    return result < 0 ? nil : bytes
  }
}

/// Reads of sysfs.
enum Attribute {
  /// The text of an attribute, without the newline at its end.
  static func text(_ path: String, of purpose: String) throws(DeviceError) -> String {
    let file = try OpenFile(
      path, mode: O_RDONLY, purpose: "an attribute of \(purpose)",
      ifMissing: "the driver in the kernel is another version, or the device has gone")
    guard let bytes = file.read(atMost: 4096) else {
      throw SystemError.error(errno, "cannot read \(path), an attribute of \(purpose)", advice: nil)
    }
    let isBlank = { (byte: UInt8) in byte <= UInt8(ascii: " ") }
    let line = bytes.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    return String(decoding: Array(line), as: UTF8.self)
  }

  /// The number in an attribute: hexadecimal after `0x`, else decimal.
  static func number(_ path: String, of purpose: String) throws(DeviceError) -> UInt64 {
    let text = try text(path, of: purpose)
    let value = text.hasPrefix("0x") ? UInt64(text.dropFirst(2), radix: 16) : UInt64(text)
    guard let value else {
      throw DeviceError(
        .incompatible,
        "\(path), an attribute of \(purpose), should hold a number, and holds \"\(text)\"; is it "
          + "the kernel's own file?")
    }
    return value
  }

  /// Whether there is a file or directory.
  static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

  /// Names of the entries of a directory, in order; none if it is not there.
  static func entries(of directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }
}
