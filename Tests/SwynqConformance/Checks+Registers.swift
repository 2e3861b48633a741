// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqResizer

// The walk over the driver's own register declarations: what they say is what the hardware does.

extension Checks {
  /// Runs `body` for each register of each block that has declarations.
  private func forEachRegister(
    _ body: (_ name: String, BusAddress, RegisterDescription) throws -> Void
  ) throws {
    for block in device.overlay.blocks {
      guard let registers = Cores.resizer.registers(of: block) else {
        problems.append("no register declarations for \(block.name), \(block.type)")
        continue
      }
      for register in registers {
        try body("\(block.name).\(register.name)", block.base + register.offset, register)
      }
    }
  }

  private func hex(_ value: UInt32) -> String { "0x" + String(value, radix: 16) }

  func registersHaveTheirResetValues() throws {
    try forEachRegister { name, address, register in
      let value = try device.read32(address)
      check(
        value & register.stableMask == register.resetValue & register.stableMask,
        "\(name) is \(hex(value)) after reset, declared is \(hex(register.resetValue))")
    }
  }

  func registersHaveTheirAccessKinds() throws {
    try forEachRegister { name, address, register in
      for field in register.fields { try walk(field, of: name, at: address, register) }
      try walkReservedBits(of: name, at: address, register)
      // What takes no 0 cannot be set back to 0, and keeps what was written last.
      let kept = register.fields.filter { $0.access == .readWriteNonZero && $0.resetValue == 0 }
      let mask = kept.reduce(register.stableMask) { $0 & ~$1.mask }
      let value = try device.read32(address)
      check(
        value & mask == register.resetValue & mask,
        "\(name) is \(hex(value)) after the walk, not its reset value \(hex(register.resetValue))")
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
      // Setting it takes a transfer: see interruptBitsClearOneByOne().
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
      // What they trigger is checked by name: startStaysUntilTaken() and
      // softResetResetsBothChannels(). Here: a write of 0 triggers nothing.
      try device.write32(address, register.resetValue & ~mask)
      check(try device.read32(address) & mask == 0, "\(name) is set by a write of 0")
    case .writeOnly:
      check(false, "\(name) can only be written, and no check of this suite writes it")
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

  func interruptBitsClearOneByOne() throws {
    // A frame sets IOC_Irq on both channels.
    let dma = try AXIDMA(device, waiting: .polling)
    try resizeByHand(dma, from: .init(width: 8, height: 4), to: .init(width: 4, height: 2))
    let completion = DMAStatus.completion.mask
    for channel in [dma.send, dma.receive] {
      let name = "\(channel.direction)_DMASR"
      func pending() throws -> UInt32 { try channel.status().pendingInterrupts.rawValue }
      check(try pending() == completion, "\(name).IOC_Irq is not set by a transfer")
      try channel.registers.write(DMAStatus(rawValue: 0), to: .status)
      check(try pending() == completion, "\(name).IOC_Irq is cleared by a write of 0")
      try channel.registers.clear(DMAStatus.delay, DMAStatus.error, in: .status)
      check(try pending() == completion, "\(name).IOC_Irq is cleared by its neighbours' 1s")
      try channel.registers.clear(DMAStatus.completion, in: .status)
      check(try pending() == 0, "\(name).IOC_Irq is not cleared by a write of 1")
    }

    // An error sets Err_Irq, and clearing it leaves the error bit, which only a reset clears.
    let nowhere = UnmappedMemory()
    try dma.send.transfer(nowhere)
    check(throws: .transferFailed, "a read of unmapped memory") { () throws(DeviceError) in
      try dma.send.wait()
    }
    let failed = try dma.send.status()
    check(failed[flag: DMAStatus.error], "MM2S_DMASR.Err_Irq is not set by an error")
    check(failed[flag: DMAStatus.decodeError], "MM2S_DMASR.DMADecErr is not set by DECERR")
    check(failed.isHalted && !failed.isIdle, "MM2S is not halted after an error")
    try dma.send.registers.clear(DMAStatus.error, in: .status)
    let cleared = try dma.send.status()
    check(!cleared[flag: DMAStatus.error], "MM2S_DMASR.Err_Irq is not cleared by a write of 1")
    check(cleared[flag: DMAStatus.decodeError], "MM2S_DMASR.DMADecErr is cleared by software")
    try dma.reset()
    check(try dma.send.status().rawValue == DMAStatus.reset.rawValue, "reset leaves MM2S_DMASR set")
  }

  func doneAndReadyClearOnRead() throws {
    let core = try ResizeAccelerator(device)
    // With sizes of 0 the core is done at once.
    try core.registers.write(HLSControl(rawValue: 1), to: .control)
    for _ in 0..<8 { _ = try core.registers.read(.interruptStatus) }
    let first = try core.registers.read(.control)
    check(first.isDone && first.isReady && first.isIdle, "CTRL is \(hex(first.rawValue)) when done")
    let second = try core.registers.read(.control)
    check(!second.isDone, "CTRL.AP_DONE is not cleared by a read")
    check(!second.isReady, "CTRL.AP_READY is not cleared by a read")
    check(second.isIdle, "CTRL.AP_IDLE is cleared by a read")
  }

  func startStaysUntilTaken() throws {
    let core = try ResizeAccelerator(device)
    let size = ImageSize(width: 4, height: 4)
    try core.setSizes(source: size, destination: size)
    try core.start()
    check(try core.control().isStarted, "CTRL.AP_START does not stay set while no data comes")
    try core.registers.write(HLSControl(rawValue: 0), to: .control)
    let control = try core.control()
    check(control.isStarted && !control.isIdle, "CTRL.AP_START is cleared by a write of 0")
    try core.registers.write(WholeWord(rawValue: 0), to: .sourceRows)
    try core.wait(timeout: .milliseconds(1))
    check(try core.registers.read(.control).rawValue == 4, "CTRL is not as after reset when done")
  }

  func softResetResetsBothChannels() throws {
    for direction in DMADirection.allCases {
      for registers in [send, receive] {
        try registers.write(DMAControl(rawValue: 0xA5A5_5019), to: .control)
        try registers.write(WholeWord(rawValue: 0x1234_5678), to: .address)
      }
      let channel = direction == .memoryToStream ? send : receive
      try channel.write(DMAControl(rawValue: DMAControl.softReset.mask), to: .control)
      try channel.poll(
        .control, mask: DMAControl.softReset.mask, until: 0, timeout: .milliseconds(1))
      try registersHaveTheirResetValues()
    }
  }

  private var send: RegisterWindow<Bus, DMAChannelRegisters> { window(0x00) }
  private var receive: RegisterWindow<Bus, DMAChannelRegisters> { window(0x30) }
  private func window(_ offset: Int) -> RegisterWindow<Bus, DMAChannelRegisters> {
    let base = device.overlay.blocks.first { $0.name == "axi_dma_0" }?.base ?? 0
    return RegisterWindow(device, at: base + offset)
  }

  func unmappedAddressesAreReported() {
    let error = check(throws: .decodeError, "a read of an unmapped address") {
      () throws(DeviceError) in _ = try device.read32(0x4100_0000)
    }
    check(error?.address == 0x4100_0000, "the error does not name the address")
    check(throws: .decodeError, "a write to an unmapped address") { () throws(DeviceError) in
      try device.write32(0x4100_0000, 1)
    }
    check(throws: .decodeError, "a poll of an unmapped address") { () throws(DeviceError) in
      try device.poll32(0x4100_0000, mask: 1, until: 1, timeout: .milliseconds(1))
    }
    check(throws: .invalidArgument, "a read of a misaligned address") { () throws(DeviceError) in
      _ = try device.read32(0x4040_0002)
    }
    check(throws: .invalidArgument, "a write to a misaligned address") { () throws(DeviceError) in
      try device.write32(0x4040_0001, 0)
    }
  }
}

extension RegisterDescription {
  /// The bits that do not change by themselves.
  fileprivate var stableMask: UInt32 {
    fields.reduce(UInt32.max) { $1.access == .counting ? $0 & ~$1.mask : $0 }
  }
}

/// Memory that is not there: an address at which nothing answers the DMA.
final class UnmappedMemory: DeviceMemory {
  private let backing: UnsafeMutableRawBufferPointer

  init(byteCount: Int = 4096) {
    backing = .allocate(byteCount: byteCount, alignment: 64)
    super.init(address: 0xE000_0000, bytes: backing, caching: .nonCacheable)
  }

  deinit { backing.deallocate() }
}
