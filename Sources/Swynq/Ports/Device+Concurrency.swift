// SPDX-License-Identifier: Apache-2.0

#if !hasFeature(Embedded)
  extension Device {
    /// Waits for an interrupt without holding up other tasks of the same thread for long: as
    /// ``waitForInterrupt(_:timeout:)``, in steps between which others have their turn.
    ///
    /// - Throws: `timeout` when `timeout` of device time has passed; `cancelled` if the task is.
    public func interrupt(
      _ lines: InterruptLines, timeout: Duration
    ) async throws(DeviceError) -> InterruptLines {
      try await inSteps(of: timeout) { (step) throws(DeviceError) in
        try self.waitForInterrupt(lines, timeout: step)
      }
    }

    /// Repeats a wait of at most `timeout` in steps of device time, until it ends with anything but
    /// `timeout`.
    fileprivate func inSteps<Result>(
      of timeout: Duration, _ wait: (Duration) throws(DeviceError) -> Result
    ) async throws(DeviceError) -> Result {
      let deadline = now + timeout
      while true {
        let left = max(.zero, deadline - now)
        let step = min(left, Cancellation.shortestWait)
        do throws(DeviceError) {
          return try wait(step)
        } catch  where error.code == .timeout && step < left {
          await Task.yield()
        }
      }
    }
  }

  extension StreamingDevice {
    /// Takes the oldest packet that came, or waits for one without holding up other tasks of the same
    /// thread for long.
    ///
    /// - Throws: As ``receive(from:byteCount:timeout:)``.
    public func nextPacket(
      from stream: String, byteCount: Int? = nil, timeout: Duration
    ) async throws(DeviceError) -> ReceivedPacket {
      try await inSteps(of: timeout) { (step) throws(DeviceError) in
        try self.receive(from: stream, byteCount: byteCount, timeout: step)
      }
    }
  }
#endif
