// SPDX-License-Identifier: Apache-2.0

import Swynq

extension ConformanceCheck {
  static func registers(of subject: ConformanceSubject) -> [ConformanceCheck] {
    [
      ConformanceCheck("registers have their reset values") { run in
        try run.registersHaveTheirResetValues(knowing: subject.cores)
      },
      ConformanceCheck("fields can be read and written as declared") { run in
        try run.fieldsCanBeReadAndWritten(knowing: subject.cores)
      },
      ConformanceCheck("a register holds what is written to it") { run in
        let address = try subject.address(on: run.device)
        for pattern: UInt32 in [.max, 0x5555_5555, 0xAAAA_AAAA, 0x0000_0001, 0] {
          let value = pattern & subject.mask
          try run.device.write32(address, value)
          let read = try run.device.read32(address) & subject.mask
          run.check(read == value, "it reads \(hex(read)) after a write of \(hex(value))")
        }
      },
      ConformanceCheck("misaligned addresses are refused") { run in
        let address = try subject.address(on: run.device)
        for offset in 1...3 {
          run.check(throws: .invalidArgument, "a read at an offset of \(offset)") {
            () throws(DeviceError) in _ = try run.device.read32(address + offset)
          }
          run.check(throws: .invalidArgument, "a write at an offset of \(offset)") {
            () throws(DeviceError) in try run.device.write32(address + offset, 0)
          }
        }
      },
    ]
  }

  /// None if no address may be tried.
  static func unmappedAddresses(of subject: ConformanceSubject) -> [ConformanceCheck] {
    guard let unmapped = subject.unmappedAddress else { return [] }
    return [
      ConformanceCheck("unmapped addresses are reported") { run in
        let error = run.check(throws: .decodeError, "a read of an unmapped address") {
          () throws(DeviceError) in _ = try run.device.read32(unmapped)
        }
        run.check(error?.address == unmapped, "the error does not name the address")
        run.check(throws: .decodeError, "a write to an unmapped address") {
          () throws(DeviceError) in try run.device.write32(unmapped, 1)
        }
        run.check(throws: .decodeError, "a poll of an unmapped address") {
          () throws(DeviceError) in
          try run.device.poll32(unmapped, mask: 1, until: 1, timeout: .milliseconds(1))
        }
        // The bus is none the worse for it.
        _ = try run.device.read32(subject.address(on: run.device))
      }
    ]
  }
}
