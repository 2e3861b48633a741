// SPDX-License-Identifier: Apache-2.0

internal import SwynqFiles

/// Why an image could not be read or written.
public struct ImageError: Error, Sendable {
  /// The kind of error, for programs.
  public let code: Code
  /// The file, as the caller named it.
  public let path: String
  /// The cause and the remedy, for people; one line.
  public let message: String
  /// The `errno` of the system call that failed, if one did.
  public let errno: Int32?

  /// An error with these facts.
  package init(_ code: Code, path: String, _ message: String, errno: Int32? = nil) {
    self.code = code
    self.path = path
    self.message = message
    self.errno = errno
  }
}

extension ImageError: CustomStringConvertible {
  /// One line: the file, then what is wrong with it.
  public var description: String { "\(path): \(message)" }
}

extension ImageError {
  /// The kind of an ``ImageError``. A struct, so that later versions may add to it.
  public struct Code: Hashable, Sendable, CustomStringConvertible {
    /// The code's name, such as `noSuchFile`.
    public let description: String

    private init(_ name: String) { description = name }

    /// The extension names no format that is known here.
    public static let unknownFormat = Code("unknownFormat")
    /// The input file does not exist.
    public static let noSuchFile = Code("noSuchFile")
    /// The input may not be read, or is a directory.
    public static let unreadable = Code("unreadable")
    /// The file ends before the image does.
    public static let truncated = Code("truncated")
    /// The file's content breaks the rules of its format.
    public static let corrupt = Code("corrupt")
    /// A valid file of a kind that cannot be converted to 8-bit RGB here.
    public static let unsupported = Code("unsupported")
    /// The image is larger than the caller's limit.
    public static let tooLarge = Code("tooLarge")
    /// Pixels and size do not fit together.
    public static let wrongSize = Code("wrongSize")
    /// The directory to write to does not exist.
    public static let noSuchDirectory = Code("noSuchDirectory")
    /// The output may not be created or replaced.
    public static let cannotCreate = Code("cannotCreate")
    /// The disk or the user's quota is full.
    public static let diskFull = Code("diskFull")
    /// The system failed to read or write.
    public static let inputOutput = Code("inputOutput")
    /// A library had too little memory, or failed in a way it does not explain.
    public static let codecFailure = Code("codecFailure")
  }
}

extension ImageError {
  /// The same error of a file that is an image.
  init(_ error: FileError) {
    let code: Code =
      switch error.code {
      case .noSuchFile: .noSuchFile
      case .unreadable: .unreadable
      case .tooLarge: .tooLarge
      case .noSuchDirectory: .noSuchDirectory
      case .cannotCreate: .cannotCreate
      case .diskFull: .diskFull
      case .inputOutput, .busy: .inputOutput
      }
    self.init(code, path: error.path, error.message, errno: error.number)
  }
}

/// Runs `body` and turns what files throw into an image's error.
func reportingFileErrors<Value>(_ body: () throws(FileError) -> Value) throws(ImageError) -> Value {
  do throws(FileError) { return try body() } catch { throw ImageError(error) }
}

/// Writes an encoded image, whole or not at all.
func writeFile(_ parts: [UnsafeRawBufferPointer], to path: String) throws(ImageError) {
  try reportingFileErrors { () throws(FileError) in try OutputFile.write(parts, to: path) }
}
