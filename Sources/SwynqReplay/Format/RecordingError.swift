// SPDX-License-Identifier: Apache-2.0

internal import SwynqFiles

/// An error of a recording: the one type that `SwynqReplay` throws of its own.
public struct RecordingError: Error, Sendable {
  /// The kind of error.
  public enum Code: String, Sendable {
    /// The file cannot be made: its directory is missing, or closed to writing.
    case cannotCreate
    /// There is no such file, or it may not be read.
    case cannotRead
    /// Reading or writing failed half-way, as on a full disk.
    case inputOutput
    /// The file is something else.
    case notARecording
    /// The file was made by a later version of Swynq.
    case unknownVersion
    /// The file is cut off or changed.
    case damaged
    /// The device's overlay lacks what the recording works with.
    case incompatible
  }

  /// The kind of error.
  public let code: Code
  /// The cause, the place and the remedy.
  public let message: String

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}

extension RecordingError: CustomStringConvertible {
  /// The message.
  public var description: String { message }
}

extension RecordingError {
  /// The same error of a file that is a recording.
  init(_ error: FileError) {
    switch error.code {
    case .noSuchFile, .unreadable, .tooLarge:
      self.init(.cannotRead, "\(error.path): the recording cannot be read: \(error.message)")
    case .noSuchDirectory, .cannotCreate:
      self.init(.cannotCreate, "\(error.path): the recording cannot be created: \(error.message)")
    case .diskFull, .inputOutput, .busy: self.init(.inputOutput, error.description)
    }
  }
}
