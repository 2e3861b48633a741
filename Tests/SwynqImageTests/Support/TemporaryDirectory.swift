// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Runs `body` with a new directory and removes that with all it holds.
func withTemporaryDirectory<Value>(_ body: (String) throws -> Value) throws -> Value {
  let directory = FileManager.default.temporaryDirectory
    .appendingPathComponent("swynq-image-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: directory) }
  return try body(directory)
}

/// Runs `body` with the path of a file that holds `bytes`.
func withFile<Value>(
  named name: String, _ bytes: [UInt8], _ body: (String) throws -> Value
) throws -> Value {
  try withTemporaryDirectory { directory in
    let path = "\(directory)/\(name)"
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    return try body(path)
  }
}

func contents(_ path: String) throws -> [UInt8] {
  [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
}
