// SPDX-License-Identifier: Apache-2.0

import Swynq

extension ConformanceCheck {
  static func time(of subject: ConformanceSubject) -> [ConformanceCheck] {
    [
      ConformanceCheck("time never goes backwards, and agrees with the clocks") { run in
        let device = run.device
        let address = try subject.address(on: device)
        var (time, clocks) = (device.now, device.clockCount)
        for _ in 0..<20 {
          _ = try device.read32(address)
          run.check(device.now >= time, "the time went from \(time) to \(device.now)")
          if let before = clocks, let after = device.clockCount {
            run.check(after >= before, "the clock count went from \(before) to \(after)")
          }
          (time, clocks) = (device.now, device.clockCount)
        }
        run.check(device.clockFrequency > 0, "the clock has no frequency")
      },
      ConformanceCheck("a poll returns the value that it waits for, at once if it is there") {
        run in
        let address = try subject.address(on: run.device)
        try run.device.write32(address, subject.mask)
        let value = try run.device.poll32(
          address, mask: subject.mask, until: subject.mask, timeout: .zero)
        run.check(value & subject.mask == subject.mask, "the poll returned \(hex(value))")
        try run.device.write32(address, 0)
      },
      ConformanceCheck("a poll in vain ends at its deadline, with the last value") { run in
        let address = try subject.address(on: run.device)
        try run.device.write32(address, 0)
        for timeout in [Duration.zero, .microseconds(200), .milliseconds(2)] {
          let start = run.device.now
          let error = run.check(throws: .timeout, "a poll of \(timeout) in vain") {
            () throws(DeviceError) in
            try run.device.poll32(
              address, mask: subject.mask, until: subject.mask, timeout: timeout)
          }
          run.check(
            run.device.now - start >= timeout, "a poll of \(timeout) ended before its deadline")
          run.check(
            error.map { $0.value.map { $0 & subject.mask } == 0 } ?? true,
            "the error does not have the last value")
          run.check(
            error.map { $0.address == address } ?? true, "the error does not name the address")
        }
      },
      ConformanceCheck(
        "a wait for an interrupt in vain ends at its deadline", needsInterrupts: true
      ) {
        run in
        var lines: InterruptLines = []
        for block in run.device.overlay.blocks {
          for interrupt in block.interrupts where interrupt.controller == nil {
            lines.formUnion(interrupt.line)
          }
        }
        // An overlay without interrupts has none to wait for.
        if lines.isEmpty { return }
        for timeout in [Duration.zero, .microseconds(200), .milliseconds(2)] {
          let start = run.device.now
          run.check(throws: .timeout, "a wait of \(timeout) after reset") {
            () throws(DeviceError) in
            _ = try run.device.waitForInterrupt(lines, timeout: timeout)
          }
          run.check(
            run.device.now - start >= timeout, "a wait of \(timeout) ended before its deadline")
        }
      },
    ]
  }
}

/// A register's value for a note.
func hex(_ value: UInt32) -> String { hexadecimal(value, minimumDigits: 8) }
