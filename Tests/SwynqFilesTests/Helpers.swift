// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqFiles
import Testing

/// Runs `body` with a new directory and removes that with all it holds.
func withDirectory(_ body: (String) throws -> Void) throws {
  let directory = FileManager.default.temporaryDirectory
    .appendingPathComponent("swynq-files-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: directory) }
  try body(directory)
}

/// The names in a directory, in order.
func listing(_ directory: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
}

/// The content of a file.
func text(_ path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

/// What the system says of a file; of a link itself.
func status(_ path: String) throws -> stat {
  var status = stat()
  guard lstat(path, &status) == 0 else { throw POSIXError(.init(rawValue: errno) ?? .EIO) }
  return status
}

/// The code of the error that `body` throws.
func code(_ body: () throws -> Void) -> FileError.Code? {
  do {
    try body()
    return nil
  } catch let error as FileError {
    #expect(!error.message.isEmpty && !error.message.contains("\n"))
    return error.code
  } catch {
    Issue.record("\(error)")
    return nil
  }
}
