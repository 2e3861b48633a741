// SPDX-License-Identifier: Apache-2.0

internal import SwynqFiles
internal import SwynqLibC

/// Standard output, for results. Characters that a terminal would obey are escaped.
enum StandardOutput {
  /// The `errno` of the first write that failed, or 0. Of the command's own thread alone.
  private nonisolated(unsafe) static var failure: Int32 = 0

  /// Writes text. A failure shows in ``finish()``: nothing more is written then.
  static func write(_ text: String) {
    if failure == 0 { failure = writeAll(text.printable(keepingLines: true), to: STDOUT_FILENO) }
    // A reader that went away wants no more, and no complaint: whoever ignores SIGPIPE ends so too.
    if failure == EPIPE {
      signal(SIGPIPE, SIG_DFL)
      Termination.end(by: SIGPIPE)
    }
  }

  /// Reports what could not be written, as to a full disk.
  static func finish() throws(ToolFailure) {
    guard failure != 0 else { return }
    throw ToolFailure(
      .inputOutput, "standard output cannot be written: \(String(cString: strerror(failure)))")
  }
}

/// The stream of errors and progress.
enum StandardError {
  /// Writes text. What a terminal would obey is escaped.
  static func write(_ text: String) {
    // Nobody is left to tell that this failed.
    _ = writeAll(text.printable(keepingLines: true), to: STDERR_FILENO)
  }

  /// Shows a text in place of the line that the cursor is in; an empty one takes it away.
  static func replaceLine(with text: String) {
    _ = writeAll("\r\u{1B}[K\(text.printable())", to: STDERR_FILENO)
  }

  /// Whether someone watches it on a terminal.
  static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }
}

/// Puts a stream that was closed when the program began in such a state that no file that is opened
/// later takes its place, and writes to it fail.
func reserveStandardStreams() {
  for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) == -1 {
    // The lowest free number is this one.
    _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
  }
}

/// Writes past the C library's buffers, so that the order of the two streams is that of the calls.
///
/// - Returns: 0, or an `errno`.
private func writeAll(_ text: String, to stream: Int32) -> Int32 {
  var text = text
  return text.withUTF8 { bytes in
    var rest = UnsafeRawBufferPointer(bytes)
    while !rest.isEmpty {
      let written = write(stream, rest.baseAddress, rest.count)
      if written < 0 && errno == EINTR { continue }
      if written <= 0 { return written == 0 ? EIO : errno }
      rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(written))
    }
    return 0
  }
}
