// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A library that appears whole or not at all, with its check beside it.
enum LibraryFile {
  /// Gives a complete file its name.
  ///
  /// The check, `OUTPUT.check`, is one line, "HASH LENGTH": who opens the library finds out that it was
  /// cut off or changed. The old check goes first: a library without one is valid, one beside a check
  /// that does not match is not.
  static func publish(_ partial: String, as output: String, checked: Bool) throws(BuildFailure) {
    try synchronize(partial)
    let check = output + ".check"
    let newCheck = "\(output).check.partial.\(getpid())"
    Interruption.shared.remove(onSignal: newCheck)
    defer { unlink(newCheck) }
    if checked {
      guard let contents = FileManager.default.contents(atPath: partial) else {
        throw failure("read", partial)
      }
      let line = Data(line(for: contents).utf8)
      guard FileManager.default.createFile(atPath: newCheck, contents: line) else {
        throw failure("written", newCheck)
      }
      try synchronize(newCheck)
    }
    unlink(check)
    guard rename(partial, output) == 0 else { throw failure("written", output) }
    if checked {
      guard rename(newCheck, check) == 0 else { throw failure("written", check) }
    }
    // Not every file system can synchronize a directory.
    try? synchronize(FileList.directory(of: output))
  }

  /// Whether a library is there, with a check that matches it.
  static func isIntact(_ path: String) -> Bool {
    let manager = FileManager.default
    guard let contents = manager.contents(atPath: path),
      let check = manager.contents(atPath: path + ".check")
    else { return false }
    return check.elementsEqual(line(for: contents).utf8)
  }

  private static func line(for contents: Data) -> String { "\(hash(contents)) \(contents.count)\n" }

  /// FNV-1a over words of eight bytes, then over the bytes left.
  static func hash(_ contents: Data) -> String {
    let prime: UInt64 = 0x100_0000_01B3
    let hash = contents.withUnsafeBytes { bytes in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      let whole = bytes.count / 8 * 8
      for at in stride(from: 0, to: whole, by: 8) {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        hash = (hash ^ word) &* prime
      }
      for byte in bytes[whole...] { hash = (hash ^ UInt64(byte)) &* prime }
      return hash
    }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private static func synchronize(_ path: String) throws(BuildFailure) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    defer { close(file) }
    guard file >= 0, fsync(file) == 0 else { throw failure("written", path) }
  }

  private static func failure(_ deed: String, _ path: String) -> BuildFailure {
    BuildFailure("'\(path)' cannot be \(deed): \(String(cString: strerror(errno)))")
  }
}
