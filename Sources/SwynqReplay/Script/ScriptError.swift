// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// Why a script could not be read, or did not come to its end.
public struct ScriptError: Error, Sendable {
  /// The kind of error.
  public enum Code: String, Sendable {
    /// There is no such file, or it may not be read.
    case cannotRead
    /// A line is no statement.
    case malformed
    /// The overlay has no such block, register or interrupt.
    case notFound
    /// A value or bytes are not what the script expects.
    case mismatch
    /// The device failed; ``ScriptError/deviceError`` says how.
    case deviceFailed
    /// A file that the script names cannot be read or written.
    case inputOutput
  }

  /// The kind of error.
  public let code: Code
  /// The script's file and line, the cause and the remedy.
  public let message: String
  /// The device's error, if it was one.
  public let deviceError: DeviceError?

  init(_ code: Code, _ message: String, deviceError: DeviceError? = nil) {
    self.code = code
    self.message = message
    self.deviceError = deviceError
  }
}

extension ScriptError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}
