// SPDX-License-Identifier: Apache-2.0

/// Exit statuses of `swynq`. The numbers are those of BSD's `sysexits.h` where it has one that fits.
enum ExitStatus: Int32, CaseIterable {
  /// A threshold of `swynq report` is broken.
  case overThreshold = 1
  /// The command line makes no sense: an unknown option, a size that is no number, zero or too
  /// large, a file extension that names no format. `EX_USAGE`.
  case usage = 64
  /// The input is truncated, corrupt, too large or of a kind that is not read. `EX_DATAERR`.
  case badData = 65
  /// The input is missing or may not be read. `EX_NOINPUT`.
  case noInput = 66
  /// The device is not there: no simulator library, or one of another version; a board that is not
  /// set up. `EX_UNAVAILABLE`.
  case noDevice = 69
  /// The overlay, the board or the simulator failed. `EX_SOFTWARE`.
  case deviceFailed = 70
  /// The system has too little memory. `EX_OSERR`.
  case outOfMemory = 71
  /// The output cannot be created: its directory is missing or closed to writing. `EX_CANTCREAT`.
  case cannotCreate = 73
  /// Reading or writing a file or standard output failed half-way, as on a full disk. `EX_IOERR`.
  case inputOutput = 74
  /// The hardware did not finish in time. `EX_TEMPFAIL`.
  case timeout = 75
  /// The hardware's result differs from the software's. `EX_PROTOCOL`.
  case mismatch = 76
  /// This user may not open the board's files. `EX_NOPERM`.
  case noPermission = 77

  /// The line of the table in `swynq --help`.
  var explanation: String {
    switch self {
    case .overThreshold: "a threshold that --fail-if names is broken"
    case .usage: "the command line makes no sense, sizes and file extensions included"
    case .badData: "the input is truncated, corrupt, too large or of an unknown kind"
    case .noInput: "the input is missing or cannot be read"
    case .noDevice:
      "the simulator library is missing or of another version; the board is not set up"
    case .deviceFailed: "the overlay, the board or the simulator failed"
    case .outOfMemory: "too little memory"
    case .cannotCreate: "the output cannot be created: no such directory, no permission"
    case .inputOutput: "reading or writing failed half-way, as on a full disk"
    case .timeout: "the hardware did not finish in time"
    case .mismatch: "the hardware's result differs from the software's"
    case .noPermission: "the board's files are closed to this user"
    }
  }

  /// The table in `swynq --help`.
  static var table: String {
    (["   0  success"]
      + allCases.map { "\($0.rawValue < 10 ? "   " : "  ")\($0.rawValue)  \($0.explanation)" })
      .joined(separator: "\n")
  }
}
