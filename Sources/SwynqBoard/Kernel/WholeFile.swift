import Swynq

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads and writes of ordinary files, whole.
enum WholeFile {
  /// The content of a file.
  ///
  /// - Throws: `notFound`, `inputOutput`; `malformedFile` for more than 256 MiB, which is more than
  ///   any bitstream has.
  static func read(_ path: String, purpose: String) throws(DeviceError) -> [UInt8] {
    let file = try OpenFile(
      path, mode: O_RDONLY, purpose: purpose, ifMissing: "is the path right?")
    var bytes: [UInt8] = []
    while true {
      guard let part = file.read(atMost: 1 << 20) else {
        throw SystemError.error(errno, "cannot read \(path), \(purpose)", advice: nil)
      }
      if part.isEmpty { return bytes }
      bytes += part
      guard bytes.count <= 256 << 20 else {
        throw DeviceError(.malformedFile, "\(path) has more than 256 MiB; \(purpose) has less")
      }
    }
  }

  /// Makes a file, or replaces one.
  static func write(
    _ bytes: [UInt8], to path: String, purpose: String, ifMissing: String
  ) throws(DeviceError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      let number = errno
      throw SystemError.error(
        number, "cannot make \(path), \(purpose)", advice: number == ENOENT ? ifMissing : nil)
    }
    let failure = writeAll(bytes, to: descriptor)
    // A full disk may say so only now.
    let closing = close(descriptor) == 0 ? 0 : errno
    guard failure == 0, closing == 0 else {
      unlink(path)
      throw SystemError.error(
        failure == 0 ? closing : failure, "cannot write \(path), \(purpose)", advice: nil)
    }
  }

  /// Writes all bytes; 0 or an `errno`.
  private static func writeAll(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    bytes.withUnsafeBytes { buffer in
      var rest = buffer[...]
      while !rest.isEmpty {
        let part = UnsafeRawBufferPointer(rebasing: rest)
        #if canImport(Darwin)
          let written = Darwin.write(descriptor, part.baseAddress, part.count)
        #elseif canImport(Musl)
          let written = Musl.write(descriptor, part.baseAddress, part.count)
        #else
          let written = Glibc.write(descriptor, part.baseAddress, part.count)
        #endif
        if written < 0 && errno == EINTR { continue }
        if written <= 0 { return written == 0 ? EIO : errno }
        rest = rest.dropFirst(written)
      }
      return 0
    }
  }
}
