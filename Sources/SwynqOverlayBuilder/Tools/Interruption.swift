// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The write end of the pipe that tells of a signal.
nonisolated(unsafe) private var signalPipe: Int32 = -1

/// Ends builds on SIGINT, SIGTERM and SIGHUP: the commands that run are ended, what was begun is
/// removed, and the signal then takes the course that it would have taken without a build.
final class Interruption: @unchecked Sendable {
  static let shared = Interruption()

  private let lock = NSLock()
  private var groups: Set<pid_t> = []
  private var files: [String] = []
  private var builds = 0
  private var former: [Int32: sigaction] = [:]

  /// Watches the signals while `body` runs.
  func guarding<Result>(
    _ body: () throws(BuildFailure) -> Result
  ) throws(BuildFailure) -> Result {
    lock.withLock {
      builds += 1
      if builds == 1 { watch() }
    }
    defer {
      lock.withLock {
        builds -= 1
        if builds == 0 { restore() }
      }
    }
    return try body()
  }

  /// Has `path` removed if a signal comes.
  func remove(onSignal path: String) { lock.withLock { files.append(path) } }

  /// Starts a process group under the lock, so that no signal falls between its start and its entry.
  func starting(_ spawn: () -> (pid_t, Int32)) -> (pid_t, Int32) {
    lock.withLock {
      let started = spawn()
      if started.1 == 0 { groups.insert(started.0) }
      return started
    }
  }

  func ended(_ group: pid_t) { lock.withLock { _ = groups.remove(group) } }

  private func watch() {
    if signalPipe < 0 {
      var ends: [Int32] = [-1, -1]
      guard pipe(&ends) == 0 else { return }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      signalPipe = ends[1]
      let reading = ends[0]
      Thread.detachNewThread { [self] in
        var signal: UInt8 = 0
        while read(reading, &signal, 1) != 1 {}
        end(by: Int32(signal))
      }
    }
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      var old = sigaction()
      guard sigaction(signal, nil, &old) == 0, !Self.isIgnored(old) else { continue }
      Self.set(&action) { signal in
        var byte = UInt8(truncatingIfNeeded: signal)
        _ = write(signalPipe, &byte, 1)
      }
      action.sa_flags = Int32(SA_RESTART)
      if sigaction(signal, &action, nil) == 0 { former[signal] = old }
    }
  }

  private func restore() {
    for (signal, var action) in former { sigaction(signal, &action, nil) }
    former = [:]
    files = []
  }

  /// Keeps the lock: no thread of the build goes on from here.
  private func end(by signal: Int32) {
    lock.lock()
    for group in groups { kill(-group, SIGTERM) }
    for _ in 0..<200 where groups.contains(where: { kill(-$0, 0) == 0 }) { usleep(10_000) }
    for group in groups { kill(-group, SIGKILL) }
    for file in files { WorkDirectory.remove(file) }
    for (signal, var action) in former { sigaction(signal, &action, nil) }
    kill(getpid(), signal)
  }

  #if canImport(Darwin)
    private static func isIgnored(_ action: sigaction) -> Bool {
      unsafeBitCast(action.__sigaction_u.__sa_handler, to: Int.self) == 1
    }
    private static func set(
      _ action: inout sigaction, _ handler: @escaping @convention(c) (Int32) -> Void
    ) {
      action.__sigaction_u.__sa_handler = handler
    }
  #else
    private static func isIgnored(_ action: sigaction) -> Bool {
      unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self) == 1
    }
    private static func set(
      _ action: inout sigaction, _ handler: @escaping @convention(c) (Int32) -> Void
    ) {
      action.__sigaction_handler.sa_handler = handler
    }
  #endif
}
