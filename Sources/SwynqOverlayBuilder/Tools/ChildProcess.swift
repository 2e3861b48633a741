// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// A running command. It leads a process group of its own, so that a signal reaches what it started.
struct ChildProcess {
  private let identifier: pid_t

  /// Starts `command`, whose first word is looked for in PATH.
  ///
  /// - Parameters:
  ///   - log: The file that takes standard output and standard error.
  init(_ command: [String], environment: [String: String], log: String) throws(BuildFailure) {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
      var attributes: posix_spawnattr_t?
    #else
      var actions = posix_spawn_file_actions_t()
      var attributes = posix_spawnattr_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, log, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
    posix_spawn_file_actions_adddup2(&actions, 1, 2)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP))

    let arguments = command.map { strdup($0) } + [nil]
    let variables = environment.map { strdup("\($0)=\($1)") } + [nil]
    defer { (arguments + variables).forEach { free($0) } }
    guard let file = Executable.find(command[0], path: environment["PATH"]) else {
      throw BuildFailure("'\(command[0])' is not an executable")
    }
    let started = Interruption.shared.starting { () -> (pid_t, Int32) in
      var identifier: pid_t = 0
      let status = posix_spawn(&identifier, file, &actions, &attributes, arguments, variables)
      return (identifier, status)
    }
    guard started.1 == 0 else {
      throw BuildFailure("'\(command[0])' cannot be run: \(String(cString: strerror(started.1)))")
    }
    identifier = started.0
  }

  /// Waits for the end, and ends the process itself when that takes too long. True if the status is 0.
  func succeeded() -> Bool {
    var status: Int32 = 0
    let start = Date()
    while true {
      let found = waitpid(identifier, &status, WNOHANG)
      if found == identifier || found < 0 && errno != EINTR { break }
      if Date().timeIntervalSince(start) > Self.limit { kill(-identifier, SIGKILL) }
      usleep(2_000)
    }
    Interruption.shared.ended(identifier)
    return status == 0
  }

  func terminate() {
    kill(-identifier, SIGTERM)
    _ = succeeded()
  }

  /// Most seconds that a command may take.
  private static let limit: Double = 1200

  /// Runs a command to its end and gives what it printed.
  static func run(
    _ command: [String], environment: [String: String], log: String
  ) throws(BuildFailure) -> (succeeded: Bool, output: String) {
    let succeeded = try ChildProcess(command, environment: environment, log: log).succeeded()
    return (succeeded, Self.text(of: log))
  }

  static func text(of log: String) -> String {
    String(decoding: FileManager.default.contents(atPath: log) ?? Data(), as: UTF8.self)
  }
}

/// Executables and the words of a command.
enum Executable {
  /// The path of a program: itself if it holds a `/`, else looked for in PATH.
  static func find(_ name: String, path: String?) -> String? {
    let candidates =
      name.contains("/")
      ? [name]
      : (path ?? "/usr/local/bin:/usr/bin:/bin").split(separator: ":").map { "\($0)/\(name)" }
    return candidates.first { candidate in
      var information = stat()
      return stat(candidate, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
        && access(candidate, X_OK) == 0
    }
  }

  /// The words of a variable such as `CXX`, which may be `ccache g++`. An executable whose path holds
  /// blanks is one word; quotes and backslashes work as in a shell.
  static func words(_ text: String, variable: String) throws(BuildFailure) -> [String] {
    if find(text, path: nil) != nil { return [text] }
    var words: [String] = []
    var word: String?
    var quote: Character?
    var rest = text[...]
    while let character = rest.popFirst() {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character.isWhitespace {
        if let complete = word { words.append(complete) }
        word = nil
      } else if quote != "'", character == "\\", let next = rest.popFirst() {
        word = (word ?? "") + String(next)
      } else {
        word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { throw BuildFailure("\(variable) holds a quote that is never closed") }
    return words + (word.map { [$0] } ?? [])
  }
}
