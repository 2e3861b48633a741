#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// Where results go.
enum StandardOutput {
  static func write(_ text: String) { writeAll(text, to: STDOUT_FILENO) }
}

/// Where errors and progress go.
enum StandardError {
  static func write(_ text: String) { writeAll(text, to: STDERR_FILENO) }

  /// Whether someone watches it on a terminal.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Writes past the C library's buffers, so that the order of the two streams is that of the calls.
/// A stream that is closed takes nothing, and nobody is left to tell.
private func writeAll(_ text: String, to stream: Int32) {
  var text = text
  text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let written = write(stream, rest.baseAddress, rest.count)
      if written < 0 && errno == EINTR { continue }
      if written <= 0 { return }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
  }
}
