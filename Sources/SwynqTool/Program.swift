internal import ArgumentParser

#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#endif

/// The whole program: runs the command that the arguments name.
package enum Program {
  /// Runs it. Any failure is one line on standard error and an ``ExitStatus``, also where the
  /// argument parser would print its usage besides.
  ///
  /// - Parameters:
  ///   - arguments: The command line without the program's name; nil for that of the process.
  ///   - host: What `--device board` opens.
  package static func run(_ arguments: [String]? = nil, on host: BoardHost = BoardHost()) {
    BoardHost.$current.withValue(host) {
      do {
        var command = try SwynqCommand.parseAsRoot(arguments)
        try command.run()
      } catch let failure as ToolFailure {
        fail(failure)
      } catch {
        // Help, version and completion scripts come this way too.
        if SwynqCommand.exitCode(for: error).isSuccess { SwynqCommand.exit(withError: error) }
        fail(ToolFailure(.usage, SwynqCommand.message(for: error)))
      }
    }
  }

  private static func fail(_ failure: ToolFailure) -> Never {
    let line = failure.message.split(whereSeparator: \.isNewline).joined(separator: " ")
    StandardError.write("swynq: \(line)\n")
    exit(failure.status.rawValue)
  }
}
