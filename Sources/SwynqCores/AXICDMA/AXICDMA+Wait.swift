// SPDX-License-Identifier: Apache-2.0
internal import Swynq

extension AXICDMA {
  /// Waits until a copy is over, and acknowledges its end.
  ///
  /// - Throws: `timeout`; `cancelled`; `transferFailed`.
  func waitForEnd(until deadline: Duration) throws(DeviceError) {
    var slice = Duration.microseconds(10)
    while true {
      let left = max(deadline - device.now, .zero)
      let isLast = left <= .zero
      do throws(DeviceError) {
        switch waiting {
        case .interrupt: _ = try device.waitForInterrupt(line, timeout: left)
        case .polling:
          // One that fails does not complete, so errors are looked at between two polls.
          try registers.poll(
            .status, mask: CDMAStatus.completion.mask, until: CDMAStatus.completion.mask,
            timeout: min(slice, left))
        }
      } catch {
        guard error.code == .timeout else { throw error }
      }
      let status = try registers.read(.status)
      if status.rawValue & CDMAStatus.errorMask != 0 { throw failure(status) }
      if status[flag: CDMAStatus.completion], status[flag: CDMAStatus.idle] {
        try registers.write(CDMAStatus(rawValue: CDMAStatus.interruptMask), to: .status)
        return
      }
      if isLast {
        throw DeviceError(
          .timeout, "", address: registers.base, register: "CDMASR", value: status.rawValue)
      }
      slice = min(slice * 2, .microseconds(100))
    }
  }

  /// The meaning of the error bits (PG034, "CDMASR").
  private func failure(_ status: CDMAStatus) -> DeviceError {
    var causes: [String] = []
    if status[flag: CDMAStatus.subordinateError] {
      causes.append("an access was answered SLVERR, by memory that does not take it")
    }
    if status[flag: CDMAStatus.decodeError] {
      causes.append("an access was answered DECERR, the overlay maps nothing there for this core")
    }
    if status[flag: CDMAStatus.internalError] {
      causes.append("an internal error, which a length of 0 gives")
    }
    return DeviceError(
      .transferFailed,
      "\(name) stopped with \(status.errorNames.joined(separator: " and ")): "
        + "\(causes.joined(separator: "; ")). Check the addresses of the copy; the core was reset",
      address: registers.base, register: "CDMASR", value: status.rawValue)
  }
}
