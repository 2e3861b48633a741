// SPDX-License-Identifier: Apache-2.0

/// The end of waits whose task is cancelled. Devices decide it; drivers pass it on.
///
/// A wait that ends without its event, in a cancelled task, ends with `cancelled` and not with
/// `timeout`, however short it was: so a driver that waits in short slices need not look itself.
package enum Cancellation {
  /// Waits of at most this long in device time are not cut short: what is over by itself so soon
  /// need not be, and a driver must be able to bring its hardware to rest.
  package static var shortestWait: Duration { .milliseconds(1) }

  /// Whether a wait of this length is to end when the task is cancelled.
  package static func ends(waitOf timeout: Duration) -> Bool { timeout > shortestWait }

  #if hasFeature(Embedded)
    /// Whether there is a task that could be cancelled: without a runtime for tasks there is none.
    package static var isPossible: Bool { false }

    private static var isCancelled: Bool { false }
  #else
    /// Whether there is a task that could be cancelled.
    package static var isPossible: Bool { withUnsafeCurrentTask { $0 != nil } }

    private static var isCancelled: Bool { Task.isCancelled }
  #endif

  /// Ends a wait if the task is cancelled.
  ///
  /// - Parameter what: What was waited for, such as `interrupt line 0`.
  /// - Throws: `cancelled`.
  package static func check(
    waitingFor what: @autoclosure () -> String, address: BusAddress? = nil, value: UInt32? = nil
  ) throws(DeviceError) {
    guard isCancelled else { return }
    throw DeviceError(
      .cancelled,
      "the task was cancelled while it waited for \(what()); the hardware goes on as it was: wait "
        + "again, or reset it", address: address, value: value)
  }
}
