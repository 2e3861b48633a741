// SPDX-License-Identifier: Apache-2.0

public import Swynq
public import SwynqCores
import SwynqFiles

/// Calls on a device, written down in a file: a first driver without a program.
///
/// ```
/// allocate source 4096
/// allocate destination 4096
/// fill source random
/// write copier+0x0C source
/// write copier+0x10 destination
/// write copier+0x14 512
/// write copier+0x04 1
/// wait copier.interrupt 10ms
/// compare source destination
/// ```
/// `docs/scripts.md` describes all statements.
public struct DeviceScript: Sendable {
  /// Name for errors: the file's path.
  public let name: String
  let statements: [ScriptStatement]

  /// Most bytes of a file.
  private static let largest = 1 << 20

  /// Reads a script from a file.
  ///
  /// - Throws: `cannotRead`; `malformed`, naming the line.
  public init(path: String) throws(ScriptError) {
    let bytes: [UInt8]
    do throws(FileError) {
      bytes = try InputFile.contents(of: path, limit: Self.largest)
    } catch {
      throw ScriptError(.cannotRead, "\(path): the script cannot be read: \(error.message)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw ScriptError(.malformed, "\(path) is no script: it is not text in UTF-8")
    }
    try self.init(text, name: path)
  }

  /// A script of this text.
  ///
  /// - Parameters:
  ///   - text: The statements, a line each.
  ///   - name: What errors call it.
  /// - Throws: `malformed`, naming the line.
  public init(_ text: String, name: String) throws(ScriptError) {
    self.name = name
    var reader = ScriptReader(name: name)
    statements = try reader.statements(of: text)
  }

  /// Makes the calls on a device.
  ///
  /// - Parameters:
  ///   - device: The device.
  ///   - cores: The cores whose registers have names.
  /// - Throws: What went wrong, with the script's line; ``ScriptError/deviceError`` is the device's.
  public func run(
    on device: some Device, knowing cores: Cores = .standard
  ) throws(ScriptError) {
    var run = ScriptRun(device, names: ScriptNames(device.overlay, cores))
    for statement in statements {
      do throws(ScriptFailure) {
        try run.perform(statement.operation)
      } catch {
        throw ScriptError(
          error.code, "\(name):\(statement.line): \(error.message)", deviceError: error.deviceError)
      }
    }
  }
}
