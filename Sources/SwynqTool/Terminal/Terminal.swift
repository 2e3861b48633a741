// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// The terminal behind standard error.
enum Terminal {
  /// Whether a line can be shown there and wiped away again.
  static var showsProgress: Bool {
    StandardError.isTerminal && ProcessInfo.processInfo.environment["TERM"] != "dumb"
  }

  /// The letters that fit into a line; 80 if the terminal does not say.
  static var columns: Int {
    var size = winsize()
    guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 1 else { return 80 }
    return Int(size.ws_col)
  }
}
