// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqLibC

/// Turns what the system says into a ``DeviceError`` that says what to do.
enum SystemError {
  /// The error for `number`, an `errno`.
  ///
  /// - Parameters:
  ///   - what: What could not be done, naming the file.
  ///   - advice: What to do about it; nil for the general advice.
  static func error(_ number: Int32, _ what: String, advice: String?) -> DeviceError {
    let reason = String(cString: strerror(number))
    let advice = advice ?? generalAdvice(number)
    return DeviceError(
      code(number), advice.map { "\(what): \(reason); \($0)" } ?? "\(what): \(reason)",
      underlyingStatus: number)
  }

  private static func code(_ number: Int32) -> DeviceError.Code {
    switch number {
    case ENOENT, ENODEV, ENXIO: .notFound
    case ENOMEM: .outOfMemory
    default: .inputOutput
    }
  }

  private static func generalAdvice(_ number: Int32) -> String? {
    switch number {
    case EACCES, EPERM:
      "run as root, or give this user the right with a udev rule (see docs/board.md)"
    case EBUSY: "another program has it open; end that program"
    default: nil
    }
  }
}
