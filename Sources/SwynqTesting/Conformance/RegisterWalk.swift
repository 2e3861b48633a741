// SPDX-License-Identifier: Apache-2.0

import Swynq
package import SwynqCores

// The walk over the registers that cores declare: what they say is what the hardware does.

extension ConformanceRun {
  package func registersHaveTheirResetValues(knowing cores: Cores) throws {
    try forEachRegister(knowing: cores) { name, address, register in
      let value = try device.read32(address)
      check(
        value & register.stableMask == register.resetValue & register.stableMask,
        "\(name) is \(hex(value)) after reset, declared is \(hex(register.resetValue))")
    }
  }

  func fieldsCanBeReadAndWritten(knowing cores: Cores) throws {
    try forEachRegister(knowing: cores) { name, address, register in
      for field in register.fields { try walk(field, of: name, at: address, register) }
      try walkReservedBits(of: name, at: address, register)
      // What takes no 0 cannot be set back to 0, and keeps what was written last; what a 1 clears
      // cannot be set again.
      let kept = register.fields.filter {
        $0.access == .readWriteNonZero && $0.resetValue == 0
          || $0.access == .writeOneToClear && $0.resetValue != 0
      }
      let mask = kept.reduce(register.stableMask) { $0 & ~$1.mask }
      let value = try device.read32(address)
      check(
        value & mask == register.resetValue & mask,
        "\(name) is \(hex(value)) after the walk, not its reset value \(hex(register.resetValue))")
    }
  }

  private func forEachRegister(
    knowing cores: Cores,
    _ body: (_ name: String, BusAddress, RegisterDescription) throws -> Void
  ) throws {
    for block in device.overlay.blocks {
      for register in cores.registers(of: block) ?? [] {
        try body("\(block.name).\(register.name)", block.base + register.offset, register)
      }
    }
  }

  private func walk(
    _ field: RegisterField, of name: String, at address: BusAddress, _ register: RegisterDescription
  ) throws {
    let name = "\(name).\(field.name)"
    let mask = field.mask
    switch field.access {
    case .readWrite, .readWriteNonZero:
      for pattern: UInt32 in [0xFFFF_FFFF, 0x5555_5555, 0xAAAA_AAAA] {
        let value = pattern & mask
        if value == 0 { continue }
        // The neighbours keep their reset values, but for those that a 1 would trigger.
        try device.write32(address, value)
        let read = try device.read32(address) & mask
        check(read == value, "\(name) reads \(hex(read)) after a write of \(hex(value))")
      }
      try device.write32(address, 0)
      let read = try device.read32(address) & mask
      if field.access == .readWrite {
        check(read == 0, "\(name) reads \(hex(read)) after a write of 0")
      } else {
        check(read != 0, "\(name) takes a write of 0, which must change nothing")
      }
      try device.write32(address, field.resetValue << UInt32(field.lowBit) & mask)
    case .readOnly, .clearOnRead:
      let before = try device.read32(address) & mask
      try device.write32(address, mask)
      let after = try device.read32(address) & mask
      check(before == after, "\(name) changed from \(hex(before)) to \(hex(after)) by a write")
    case .counting:
      // It runs on, however long the accesses take, and a write neither sets nor stops it.
      let before = try device.read32(address) & mask
      for value in [mask, 0] { try device.write32(address, value) }
      let after = try device.read32(address) & mask
      check(
        (after &- before) & mask <= mask / 2,
        "\(name) went from \(hex(before)) to \(hex(after)) by writes")
    case .writeOneToClear:
      // Setting it takes work that the core does: checks of the core itself see to that.
      try device.write32(address, mask)
      check(try device.read32(address) & mask == 0, "\(name) is set by a write of 1")
    case .toggleOnWrite:
      for expected in [mask, mask, 0, 0] {
        // A write of 1 flips, a write of 0 leaves it as it is.
        let flips = try device.read32(address) & mask != expected
        try device.write32(address, flips ? mask : 0)
        let read = try device.read32(address) & mask
        check(read == expected, "\(name) reads \(hex(read)), not \(hex(expected)), after a write")
      }
    case .writeOneToSet, .selfClearing:
      // What they trigger is for checks of the core itself. Here: a write of 0 triggers nothing.
      try device.write32(address, register.resetValue & ~mask)
      check(try device.read32(address) & mask == 0, "\(name) is set by a write of 0")
    case .writeOnly:
      // Nothing that is read says whether a write arrived.
      break
    }
  }

  private func walkReservedBits(
    of name: String, at address: BusAddress, _ register: RegisterDescription
  ) throws {
    let declared = register.fields.reduce(0) { $0 | $1.mask }
    let reserved = ~declared
    if reserved == 0 { return }
    try device.write32(address, reserved)
    let read = try device.read32(address)
    check(read & reserved == 0, "\(name) reads \(hex(read & reserved)) in bits not declared")
    try device.write32(address, register.resetValue)
  }
}

extension RegisterDescription {
  /// The bits that do not change by themselves.
  fileprivate var stableMask: UInt32 {
    fields.reduce(UInt32.max) { $1.access == .counting ? $0 & ~$1.mask : $0 }
  }
}
