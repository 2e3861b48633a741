// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Another program, run to its end.
enum Subprocess {
  /// Its standard output.
  ///
  /// - Parameter environment: Variables to set on top of this program's own.
  /// - Throws: `BenchmarkError` with what it said, if it fails.
  static func output(
    of command: [String], environment: [String: String] = [:]
  ) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    // Errors and progress of the tools are for the person at the terminal.
    process.standardError = FileHandle.standardError
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw BenchmarkError(
        "\(command.joined(separator: " ")): exit status \(process.terminationStatus)\n\(text)")
    }
    return text
  }
}

/// Places in the repository that this package lies in.
enum Repository {
  /// Its root: this file is Benchmarks/Sources/SwynqBench/Running/Subprocess.swift.
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  static func path(_ relative: String) -> String {
    root.appending(path: relative).path(percentEncoded: false)
  }
}
