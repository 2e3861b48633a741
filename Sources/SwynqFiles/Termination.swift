// SPDX-License-Identifier: Apache-2.0

internal import CSwynqFiles

/// The end of the program by a signal: files that are not finished go, child processes too, and the
/// status is that of the signal.
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

/// Something that goes if a signal ends the program; with the last reference to it, it no longer does.
package final class Registration {
  private let slot: Int32

  /// A file or a directory that is removed. Register it before it is made.
  package init(removing path: String) {
    slot = Termination.step { swynq_cleanup_add_path(path) }
  }

  /// A process group that is ended by SIGTERM.
  package init(ending group: Int32) {
    slot = Termination.step { swynq_cleanup_add_group(group) }
  }

  deinit {
    let slot = slot
    Termination.step { swynq_cleanup_forget(slot) }
  }
}
