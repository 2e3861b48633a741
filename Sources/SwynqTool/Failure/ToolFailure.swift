// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqFiles
internal import SwynqImage
internal import SwynqLibC
internal import SwynqReplay
internal import SwynqReport

/// Why a command ends without success: one line for people, a status for programs.
struct ToolFailure: Error {
  let status: ExitStatus
  let message: String

  init(_ status: ExitStatus, _ message: String) {
    self.status = status
    self.message = message
  }

  init(_ error: ImageError) {
    let status: ExitStatus =
      switch error.code {
      case .unknownFormat: .usage
      case .noSuchFile, .unreadable: .noInput
      case .noSuchDirectory, .cannotCreate: .cannotCreate
      case .diskFull, .inputOutput: .inputOutput
      case .codecFailure: .outOfMemory
      default: .badData
      }
    self.init(status, error.description)
  }

  init(_ error: FileError) {
    let status: ExitStatus =
      switch error.code {
      case .noSuchFile, .unreadable: .noInput
      case .tooLarge: .badData
      case .noSuchDirectory, .cannotCreate: .cannotCreate
      case .diskFull, .inputOutput, .busy: .inputOutput
      }
    self.init(status, error.description)
  }

  init(_ error: DeviceError) {
    let status: ExitStatus =
      switch error.code {
      case .notFound, .incompatible, .unsupported: .noDevice
      case .timeout, .busHang: .timeout
      case .outOfMemory: .outOfMemory
      case .inputOutput: Self.isDenial(error.underlyingStatus) ? .noPermission : .inputOutput
      case .malformedFile: .badData
      default: .deviceFailed
      }
    self.init(status, error.description)
  }

  init(_ error: ReportError) {
    let status: ExitStatus =
      switch error.code {
      case .unreadable: .noInput
      case .unwritable: .cannotCreate
      case .inputOutput: .inputOutput
      case .malformed, .incompatible: .badData
      case .invalidThreshold, .notFound, .notComparable: .usage
      case .overBudget: .overThreshold
      }
    self.init(status, error.description)
  }

  init(_ error: RecordingError) {
    let status: ExitStatus =
      switch error.code {
      case .cannotCreate: .cannotCreate
      case .cannotRead: .noInput
      case .inputOutput: .inputOutput
      case .notARecording, .unknownVersion, .damaged: .badData
      case .incompatible: .noDevice
      }
    self.init(status, error.description)
  }

  init(_ error: ScriptError) {
    let status: ExitStatus =
      switch error.code {
      case .cannotRead: .noInput
      case .malformed, .notFound: .badData
      case .mismatch: .mismatch
      case .inputOutput: .inputOutput
      case .deviceFailed: error.deviceError.map { ToolFailure($0).status } ?? .deviceFailed
      }
    self.init(status, error.description)
  }

  /// The fault of a file that was made from a device's description.
  init(output error: DeviceError) {
    switch error.underlyingStatus {
    case nil, ENOENT, ENOTDIR, EACCES, EPERM, EROFS, EISDIR, EINVAL:
      self.init(.cannotCreate, error.description)
    default: self.init(.inputOutput, error.description)
    }
  }

  /// The failure for a file that describes a device: missing, unreadable, malformed.
  init(input error: DeviceError) {
    let status: ExitStatus =
      error.code == .notFound || error.code == .inputOutput ? .noInput : .badData
    self.init(status, error.description)
  }

  /// Whether an `errno` says that this user may not do that.
  private static func isDenial(_ number: Int32?) -> Bool { number == EACCES || number == EPERM }
}

/// Runs `body` and turns what image files throw into the tool's error.
func reportingImageErrors<Value>(
  _ body: () throws(ImageError) -> Value
) throws(ToolFailure) -> Value {
  do throws(ImageError) { return try body() } catch { throw ToolFailure(error) }
}

/// Runs `body` and turns what other files throw into the tool's error.
func reportingFileErrors<Value>(
  _ body: () throws(FileError) -> Value
) throws(ToolFailure) -> Value {
  do throws(FileError) { return try body() } catch { throw ToolFailure(error) }
}

/// Runs `body` and turns what devices throw into the tool's error.
func reportingDeviceErrors<Value: ~Copyable>(
  _ body: () throws(DeviceError) -> Value
) throws(ToolFailure) -> Value {
  do throws(DeviceError) { return try body() } catch { throw ToolFailure(error) }
}

/// Runs `body` and turns what recordings throw into the tool's error.
func reportingRecordingErrors<Value>(
  _ body: () throws(RecordingError) -> Value
) throws(ToolFailure) -> Value {
  do throws(RecordingError) { return try body() } catch { throw ToolFailure(error) }
}

/// Runs `body` and turns what reports throw into the tool's error.
func reportingReportErrors<Value>(
  _ body: () throws(ReportError) -> Value
) throws(ToolFailure) -> Value {
  do throws(ReportError) { return try body() } catch { throw ToolFailure(error) }
}
