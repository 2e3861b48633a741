// SPDX-License-Identifier: Apache-2.0

public import Swynq

extension BoardDevice {
  /// Sleeps in the kernel until one of the lines is high. Wakes every now and then to look whether the
  /// task is cancelled, if there is a task.
  ///
  /// - Throws: `timeout`; `cancelled`; `unsupported` for a line that no UIO device brings.
  public func waitForInterrupt(
    _ lines: InterruptLines, timeout: Duration
  ) throws(DeviceError) -> InterruptLines {
    let deadline = now + timeout
    let wanted = interrupts.filter { !$0.line.isDisjoint(with: lines) }
    let wired = wanted.reduce(into: InterruptLines()) { $0.formUnion($1.line) }
    guard lines.subtracting(wired).isEmpty else {
      throw DeviceError(
        .unsupported,
        "no UIO device brings \(lines.subtracting(wired)) of overlay \(overlay.name); wait by polling, "
          + "or add its node to the device tree (see docs/board.md)")
    }
    for interrupt in wanted { try interrupt.rearm(kernel) }
    let files = wanted.map(\.device.file)
    let isCancellable = Cancellation.ends(waitOf: timeout) && Cancellation.isPossible
    while true {
      let remaining = deadline - now
      let ready = try kernel.wait(
        for: files, atMost: isCancellable ? min(remaining, Self.cancellationSlice) : remaining)
      var high: InterruptLines = []
      for (index, interrupt) in wanted.enumerated() where ready >> Int64(index) & 1 == 1 {
        _ = try interrupt.takeCount()
        high.formUnion(interrupt.line)
      }
      if !high.isEmpty { return high.intersection(lines) }
      try Cancellation.check(waitingFor: "\(lines)")
      guard remaining > .zero else {
        throw DeviceError(.timeout, "no interrupt on \(lines) within \(timeout)")
      }
    }
  }

  /// Time between two looks whether the task is cancelled: too short for people to notice, too
  /// long to cost anything.
  private static var cancellationSlice: Duration { .milliseconds(5) }
}
