// SPDX-License-Identifier: Apache-2.0

internal import CSwynqFiles

/// The end of the program by a signal: files that are not finished go, and the status is that of
/// the signal.
package enum Termination {
  /// Handles SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGTERM and SIGXCPU from now on, except those that were
  /// ignored when the program began.
  package static func install() { swynq_termination_install() }

  /// Ends the program as such a signal does.
  package static func end(by signal: Int32) { swynq_termination_end(signal) }

  /// Runs a short step that no such signal interrupts. Steps do not nest.
  package static func step<Value, Failure: Error>(
    _ body: () throws(Failure) -> Value
  ) throws(Failure) -> Value {
    swynq_step_begin()
    defer { swynq_step_end() }
    return try body()
  }
}

/// A file that goes if a signal ends the program; with the last reference to this, it no longer does.
final class Registration {
  private let slot: Int32

  /// Registers a file, before it is made.
  init(removing path: String) {
    slot = Termination.step { swynq_cleanup_add_path(path) }
  }

  deinit {
    let slot = slot
    Termination.step { swynq_cleanup_forget(slot) }
  }
}
