// SPDX-License-Identifier: Apache-2.0
import Foundation
import Swynq

/// The check of a simulator library's file before it is loaded: the loader maps files without looking
/// at their length, and a truncated one ends the process with SIGBUS.
struct LibraryCheck {
  private let path: String
  private let file: Data

  /// Checks the file against the `.check` file that the build has put beside it; without one, as far as
  /// the ELF format allows.
  ///
  /// - Throws: `notFound` if it cannot be read; `incompatible` if it is damaged.
  static func check(_ path: String) throws(DeviceError) {
    var isDirectory: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
      throw DeviceError(.notFound, "there is no simulator library \(path)")
    }
    // A pipe or a device would block or never end.
    let type = try? URL(fileURLWithPath: path).resolvingSymlinksInPath()
      .resourceValues(forKeys: [.isRegularFileKey]).isRegularFile
    guard !isDirectory.boolValue, type != false else {
      throw DeviceError(.incompatible, "the simulator library \(path) is not a regular file")
    }
    let library = LibraryCheck(path: path, file: try read(path))
    if FileManager.default.fileExists(atPath: path + ".check") {
      try library.compare(with: read(path + ".check"))
    } else {
      try library.checkTables()
    }
  }

  /// Contents of a `.check` file: hash and length.
  static func line(for file: Data) -> String {
    let digits = String(hash(of: file), radix: 16)
    return "\(String(repeating: "0", count: 16 - digits.count))\(digits) \(file.count)\n"
  }

  /// FNV-1a over little-endian words of 64 bits, then over the bytes that are left.
  private static func hash(of file: Data) -> UInt64 {
    let prime: UInt64 = 0x100_0000_01b3
    return file.withUnsafeBytes { bytes in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      var place = 0
      while place + 8 <= bytes.count {
        let word = bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        hash = (hash ^ UInt64(littleEndian: word)) &* prime
        place += 8
      }
      while place < bytes.count {
        hash = (hash ^ UInt64(bytes[place])) &* prime
        place += 1
      }
      return hash
    }
  }

  private static func read(_ path: String) throws(DeviceError) -> Data {
    do {
      return try Data(contentsOf: URL(fileURLWithPath: path))
    } catch {
      throw DeviceError(
        .notFound,
        "the simulator library's file \(path) cannot be read: \(error.localizedDescription)")
    }
  }

  private func compare(with expected: Data) throws(DeviceError) {
    guard Self.line(for: file).utf8.elementsEqual(expected) else {
      throw damaged("its length or its hash differs from \(path).check")
    }
  }

  /// Checks that what the headers of a 64-bit ELF file describe lies within the file. Anything else is
  /// left to the loader, which looks at the first bytes itself.
  private func checkTables() throws(DeviceError) {
    guard file.starts(with: [0x7F, 0x45, 0x4C, 0x46, 2, 1]) else { return }
    guard file.count >= 64 else { throw damaged("it ends within the ELF header") }
    let (segments, segmentSize) = (number(at: 32, 8), number(at: 54, 2))
    let (sections, sectionSize) = (number(at: 40, 8), number(at: 58, 2))
    let segmentCount = number(at: 56, 2)
    guard segmentCount > 0, segmentSize >= 56, holds(segments, segmentCount * segmentSize),
      holds(sections, number(at: 60, 2) * sectionSize)
    else { throw damaged("it is shorter than its headers say") }
    for index in 0..<segmentCount {
      let segment = Int(segments + index * segmentSize)
      guard holds(number(at: segment + 8, 8), number(at: segment + 32, 8)) else {
        throw damaged("it is shorter than its headers say")
      }
    }
  }

  private func holds(_ start: UInt64, _ count: UInt64) -> Bool {
    start <= file.count && count <= UInt64(file.count) - start
  }

  private func number(at place: Int, _ bytes: Int) -> UInt64 {
    file.dropFirst(place).prefix(bytes).reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func damaged(_ reason: String) -> DeviceError {
    DeviceError(
      .incompatible,
      "the simulator library \(path) is damaged: \(reason); build or install it again")
  }
}
