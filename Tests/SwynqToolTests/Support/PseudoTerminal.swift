// SPDX-License-Identifier: Apache-2.0

import Foundation

/// A terminal without a screen: what is written to it can be read back.
final class PseudoTerminal {
  /// The device that a program writes to.
  let path: String
  private let controller: Int32
  /// Kept open, or what was written would be gone with the program.
  private let screen: Int32

  /// A terminal of so many columns; nil for one that does not say.
  init(columns: Int? = nil) throws {
    #if canImport(Darwin)
      controller = posix_openpt(O_RDWR | O_NOCTTY)
      guard controller >= 0, grantpt(controller) == 0, unlockpt(controller) == 0,
        let name = ptsname(controller)
      else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      path = String(cString: name)
    #else
      // glibc shows its functions for this only to programs that define _XOPEN_SOURCE. They are two
      // system calls: TIOCSPTLCK unlocks the terminal, TIOCGPTN says its number.
      controller = open("/dev/ptmx", O_RDWR | O_NOCTTY)
      var locked: Int32 = 0
      var number: Int32 = 0
      guard controller >= 0, ioctl(controller, 0x4004_5431, &locked) == 0,
        ioctl(controller, 0x8004_5430, &number) == 0
      else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
      path = "/dev/pts/\(number)"
    #endif
    screen = open(path, O_RDWR | O_NOCTTY)
    _ = fcntl(controller, F_SETFL, O_NONBLOCK)
    if let columns {
      var size = winsize(ws_row: 24, ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
      guard ioctl(screen, UInt(TIOCSWINSZ), &size) == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO)
      }
    }
  }

  deinit {
    close(screen)
    close(controller)
  }

  /// All that was written since the last call. A terminal holds 4 KiB.
  func received() -> String {
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(controller, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  }
}
