// SPDX-License-Identifier: Apache-2.0

internal import ArgumentParser
internal import SwynqFiles
internal import SwynqLibC

/// The whole program: runs the command that the arguments name.
package enum Program {
  /// Runs it. Any failure is one line on standard error and an ``ExitStatus``, also where the
  /// argument parser would print its usage besides.
  ///
  /// - Parameters:
  ///   - arguments: The command line without the program's name; nil for that of the process.
  ///   - host: What `--device board` opens.
  package static func run(_ arguments: [String]? = nil, on host: BoardHost = BoardHost()) {
    reserveStandardStreams()
    // A limit on the size of files is an error like a full disk.
    signal(SIGXFSZ, SIG_IGN)
    Termination.install()
    let arguments = arguments ?? Array(CommandLine.arguments.dropFirst())
    BoardHost.$current.withValue(host) {
      do {
        // The parser shows the help of the command above an unknown one.
        if arguments.first == "help", let fault = reading(arguments)?.fault {
          throw ToolFailure(.usage, fault)
        }
        var command = try SwynqCommand.parseAsRoot(arguments)
        try command.run()
        try StandardOutput.finish()
      } catch let failure as ToolFailure {
        fail(failure, arguments)
      } catch {
        // Help, version and completion scripts come this way too.
        if SwynqCommand.exitCode(for: error).isSuccess {
          succeed(SwynqCommand.fullMessage(for: error))
        }
        let fault = reading(arguments)?.fault
        fail(ToolFailure(.usage, fault ?? SwynqCommand.message(for: error)), arguments)
      }
    }
  }

  /// Prints what the argument parser has to say.
  private static func succeed(_ message: String) -> Never {
    if !message.isEmpty { StandardOutput.write(message + "\n") }
    do throws(ToolFailure) { try StandardOutput.finish() } catch { fail(error, []) }
    exit(0)
  }

  private static func fail(_ failure: ToolFailure, _ arguments: [String]) -> Never {
    // A result that nobody got is worse than a bad one.
    var failure = failure
    do throws(ToolFailure) { try StandardOutput.finish() } catch { failure = error }
    var message = failure.message
    if failure.status == .usage {
      let command = reading(arguments)?.command ?? "swynq"
      // A sentence of its own after a question.
      message += message.hasSuffix("?") ? " See" : "; see"
      message += " '\(command) --help'"
    }
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    StandardError.write("swynq: \(line)\n")
    exit(failure.status.rawValue)
  }

  private static func reading(_ arguments: [String]) -> CommandLineReading? {
    (try? CommandHelp.of(SwynqCommand.self)).map { CommandLineReading(arguments, of: $0) }
  }
}
