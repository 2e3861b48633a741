// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqResizer
import SwynqTestSupport
import SwynqTesting
import Testing

@Suite struct RegisterTests {
  @Test(arguments: OverlayDescription.resizer.blocks.map(\.name))
  func `Declarations are consistent`(block name: String) throws {
    let block = try OverlayDescription.resizer.block(named: name)
    let registers = try #require(Cores.resizer.registers(of: block))
    #expect(registers.map(\.offset) == registers.map(\.offset).sorted())
    #expect(Set(registers.map(\.offset)).count == registers.count)
    #expect(Set(registers.map(\.name)).count == registers.count)
    for register in registers {
      #expect(register.offset % 4 == 0 && UInt64(register.offset) < block.size)
      var covered: UInt32 = 0
      for field in register.fields {
        #expect(field.lowBit >= 0 && field.lowBit + field.width <= 32)
        #expect(covered & field.mask == 0, "\(register.name).\(field.name) overlaps another field")
        #expect(field.resetValue << UInt32(field.lowBit) & ~field.mask == 0)
        covered |= field.mask
      }
      #expect(register.resetValue & ~covered == 0)
      #expect(
        register.readHasSideEffects == register.fields.contains { $0.access == .clearOnRead })
    }
  }

  @Test func `Names and reset values are those of the documentation`() {
    let dma = Dictionary(
      uniqueKeysWithValues: AXIDMARegisters.registers.map { ($0.name, ($0.offset, $0.resetValue)) })
    #expect(dma["MM2S_DMACR"]! == (0x00, 0x0001_0002))
    #expect(dma["MM2S_DMASR"]! == (0x04, 0x0000_0001))
    #expect(dma["MM2S_SA"]! == (0x18, 0))
    #expect(dma["MM2S_SA_MSB"]! == (0x1C, 0))
    #expect(dma["MM2S_LENGTH"]! == (0x28, 0))
    #expect(dma["S2MM_DMACR"]! == (0x30, 0x0001_0002))
    #expect(dma["S2MM_DMASR"]! == (0x34, 0x0000_0001))
    #expect(dma["S2MM_DA"]! == (0x48, 0))
    #expect(dma["S2MM_LENGTH"]! == (0x58, 0))
    #expect(dma["MM2S_CURDESC"]! == (0x08, 0))
    #expect(dma["S2MM_TAILDESC_MSB"]! == (0x44, 0))
    let core = ResizeRegisters.registers
    #expect(
      core.map(\.name) == [
        "CTRL", "GIER", "IP_IER", "IP_ISR", "src_rows", "src_cols", "dst_rows", "dst_cols",
      ])
    #expect(core.map(\.offset) == [0x00, 0x04, 0x08, 0x0C, 0x10, 0x18, 0x20, 0x28])
    #expect(core.map(\.resetValue) == [4, 0, 0, 0, 0, 0, 0, 0])
  }

  @Test func `Fields read and write their own bits only`() {
    var control = DMAControl(rawValue: 0xFFFF_FFFF)
    control[DMAControl.interruptThreshold] = 0x1A5
    #expect(control.rawValue == 0xFFA5_FFFF)
    #expect(control[DMAControl.interruptThreshold] == 0xA5)
    control.isRunning = false
    #expect(control.rawValue == 0xFFA5_FFFE)
    #expect(DMALength(rawValue: 0xFFFF_FFFF)[DMALength.byteCount] == 0x3FF_FFFF)
  }

  @Test func `Clearing writes an exact mask`() throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    try device.answer("axi_dma_0.MM2S_DMASR", with: 0x0000_7002)
    let window = RegisterWindow<ScriptedDevice, DMAChannelRegisters>(device, at: 0x4040_0000)
    try window.clear(DMAStatus.error, in: .status)
    #expect(device.trace == ["write axi_dma_0.MM2S_DMASR Err_Irq"])
    let error = failure { () throws(DeviceError) in
      try window.clear(DMAStatus.idle, in: .status)
    }
    #expect(error?.code == .invalidArgument)
    #expect(device.trace.count == 1)
  }

  @Test func `Modify leaves bits alone that a write would trigger`() throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    try device.answer("axi_dma_0.MM2S_DMACR", with: 0x0001_0007)
    try device.answer("axi_dma_0.MM2S_DMASR", with: 0x0000_7002)
    let window = RegisterWindow<ScriptedDevice, DMAChannelRegisters>(device, at: 0x4040_0000)
    try window.modify(.control) { $0.interruptsOnError = true }
    try window.modify(.status) { $0[flag: DMAStatus.completion] = true }
    #expect(
      device.trace == [
        "read axi_dma_0.MM2S_DMACR", "write axi_dma_0.MM2S_DMACR RS|one|Err_IrqEn|IRQThreshold=1",
        "read axi_dma_0.MM2S_DMASR", "write axi_dma_0.MM2S_DMASR Idle|IOC_Irq",
      ])
  }

  @Test func `Errors name the register`() throws {
    let device = ScriptedDevice(overlay: .resizer, cores: .resizer)
    try device.fail(
      "resize_accel_0.src_rows", with: DeviceError(.decodeError, "DECERR", address: 0x43C0_0010))
    let window = RegisterWindow<ScriptedDevice, ResizeRegisters>(device, at: 0x43C0_0000)
    let error = failure { () throws(DeviceError) in _ = try window.read(.sourceRows) }
    #expect(error?.register == "src_rows")
    #expect(error?.description == "DECERR (src_rows, at 0x43C0_0010)")
  }

  @Test func `Unknown blocks are named`() {
    let error = failure { () throws(DeviceError) in
      _ = try OverlayDescription.resizer.block(named: "vdma")
    }
    #expect(error?.code == .notFound)
    #expect(error?.message.contains("axi_dma_0, resize_accel_0, cycle_monitor_0") == true)
  }
}
