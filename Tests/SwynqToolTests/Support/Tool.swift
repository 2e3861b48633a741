// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// The outcome of a run of the built `swynq`.
struct ToolRun: CustomStringConvertible {
  let arguments: [String]
  let status: Int32
  let output: String
  let errors: String

  var description: String {
    "swynq \(arguments.joined(separator: " ")): status \(status), \(output)\(errors)"
  }

  /// Standard output, read as JSON of one type.
  func json<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(output.utf8))
  }
}

/// The built `swynq`, run as a user runs it.
enum Tool {
  /// The program itself.
  static let path = built("swynq")

  /// `swynq` with a virtual board in the place of the machine's own.
  static let onVirtualBoard = built("VirtualSwynq")

  /// The path of a program beside the tests, in the build directory.
  private static func built(_ name: String) -> String {
    #if os(macOS)
      let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }!
      let directory = bundle.bundleURL.deletingLastPathComponent()
    #else
      let directory = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
    #endif
    return directory.appendingPathComponent(name).path
  }

  /// Runs `swynq` with these arguments and waits for its end.
  static func run(_ arguments: String...) throws -> ToolRun { try run(arguments) }

  static func run(_ arguments: [String]) throws -> ToolRun {
    let result = try spawn([path] + arguments)
    return ToolRun(
      arguments: arguments, status: result.status, output: result.output, errors: result.errors)
  }

  /// Runs `swynq` on a virtual board.
  ///
  /// - Parameter board: What is particular about the board; see `VirtualSwynq`.
  static func runOnBoard(_ arguments: [String], board: [String] = []) throws -> ToolRun {
    let result = try spawn([onVirtualBoard] + board + ["--"] + arguments)
    return ToolRun(
      arguments: arguments, status: result.status, output: result.output, errors: result.errors)
  }

  /// Runs `swynq` with standard error on a terminal of this type and width.
  static func runOnTerminal(
    _ arguments: [String], type: String = "xterm", columns: Int? = nil
  ) throws -> ToolRun {
    let terminal = try PseudoTerminal(columns: columns)
    let result = try spawn(
      ["/usr/bin/env", "TERM=\(type)", path] + arguments, errorsTo: terminal.path)
    return ToolRun(
      arguments: arguments, status: result.status, output: result.output,
      errors: terminal.received())
  }

  /// Runs a shell script in which `"$0"` is `swynq`.
  static func runShell(_ script: String, _ arguments: String...) throws -> ToolRun {
    try runShell(script, arguments)
  }

  static func runShell(_ script: String, _ arguments: [String]) throws -> ToolRun {
    let result = try spawn(["/bin/sh", "-c", script, path] + arguments)
    return ToolRun(
      arguments: arguments, status: result.status, output: result.output, errors: result.errors)
  }

  /// Copies `swynq` to a file that can be run at once.
  ///
  /// A process of its own writes the file. If these tests wrote it, a program that another test
  /// starts meanwhile would hold the file open for a moment, and the kernel runs no file that is
  /// open for writing.
  static func copyProgram(to file: String) throws {
    let copy = try spawn(["/bin/cp", path, file])
    #expect(copy.status == 0, "\(copy)")
  }

  /// Writes a shell script that can be run at once, as ``copyProgram(to:)`` does.
  static func writeScript(_ text: String, to file: String) throws {
    let write = try runShell(
      "printf '#!/bin/sh\\n%s\\n' \"$1\" > \"$2\" && chmod +x \"$2\"", text, file)
    #expect(write.status == 0, "\(write)")
  }

  /// `Foundation.Process` needs a run loop on the waiting thread; this needs nothing. The streams go
  /// to files, so that neither can fill up and block.
  static func spawn(
    _ command: [String], errorsTo terminal: String? = nil
  ) throws -> (status: Int32, output: String, errors: String) {
    try withTemporaryDirectory { directory in
      let (output, errors) = ("\(directory)/output", terminal ?? "\(directory)/errors")
      #if canImport(Darwin)
        var actions: posix_spawn_file_actions_t?
        var attributes: posix_spawnattr_t?
      #else
        var actions = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
      #endif
      // The threads that tests run on block signals, and a shell that does not get SIGCHLD waits for
      // ever.
      posix_spawnattr_init(&attributes)
      defer { posix_spawnattr_destroy(&attributes) }
      var none = sigset_t()
      sigemptyset(&none)
      posix_spawnattr_setsigmask(&attributes, &none)
      posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
      posix_spawn_file_actions_init(&actions)
      defer { posix_spawn_file_actions_destroy(&actions) }
      for (stream, file) in [(Int32(1), output), (Int32(2), errors)] {
        posix_spawn_file_actions_addopen(&actions, stream, file, O_WRONLY | O_CREAT, 0o600)
      }
      var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
      defer { for argument in arguments { free(argument) } }
      arguments.append(nil)
      var process = pid_t()
      let spawned = posix_spawn(
        &process, command[0], &actions, &attributes, arguments, environ)
      guard spawned == 0 else {
        throw POSIXError(POSIXErrorCode(rawValue: spawned) ?? .EIO, userInfo: ["path": command[0]])
      }
      var status: Int32 = 0
      while waitpid(process, &status, 0) == -1 && errno == EINTR {}
      // The lower seven bits are the signal that ended it, if one did.
      let code = status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F)
      return (
        code, try String(contentsOfFile: output, encoding: .utf8),
        terminal == nil ? try String(contentsOfFile: errors, encoding: .utf8) : ""
      )
    }
  }
}

/// Runs `body` with a new directory and removes that with all it holds.
func withTemporaryDirectory<Value>(_ body: (String) throws -> Value) throws -> Value {
  let directory = FileManager.default.temporaryDirectory
    .appendingPathComponent("swynq-tool-\(UUID().uuidString)").path
  try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: directory) }
  return try body(directory)
}

/// The names in a directory, in order.
func listing(_ directory: String) throws -> [String] {
  try FileManager.default.contentsOfDirectory(atPath: directory).sorted()
}

/// The content of a file.
func contents(_ path: String) throws -> Data { try Data(contentsOf: URL(fileURLWithPath: path)) }
