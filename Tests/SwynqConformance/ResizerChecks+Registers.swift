// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqResizer
import SwynqTesting

extension ConformanceCheck {
  static var resizerRegisters: [ConformanceCheck] {
    [
      ConformanceCheck("every block's registers are declared") { run in
        for block in run.device.overlay.blocks {
          run.check(
            Cores.resizer.registers(of: block) != nil,
            "no register declarations for \(block.name), \(block.type)")
        }
      },
      ConformanceCheck("the DMA's interrupt bits clear one by one") { run in
        // A frame sets IOC_Irq on both channels.
        let dma = try AXIDMA(run.device, waiting: .polling)
        try run.resizeByHand(dma, from: .init(width: 8, height: 4), to: .init(width: 4, height: 2))
        let completion = DMAStatus.completion.mask
        for channel in [dma.send, dma.receive] {
          let name = "\(channel.direction)_DMASR"
          func pending() throws -> UInt32 { try channel.status().pendingInterrupts.rawValue }
          run.check(try pending() == completion, "\(name).IOC_Irq is not set by a transfer")
          try channel.registers.write(DMAStatus(rawValue: 0), to: .status)
          run.check(try pending() == completion, "\(name).IOC_Irq is cleared by a write of 0")
          try channel.registers.clear(DMAStatus.delay, DMAStatus.error, in: .status)
          run.check(try pending() == completion, "\(name).IOC_Irq is cleared by its neighbours' 1s")
          try channel.registers.clear(DMAStatus.completion, in: .status)
          run.check(try pending() == 0, "\(name).IOC_Irq is not cleared by a write of 1")
        }

        // An error sets Err_Irq, and clearing it leaves the error bit, which only a reset clears.
        let nowhere = UnmappedMemory()
        try dma.send.transfer(nowhere)
        run.check(throws: .transferFailed, "a read of unmapped memory") { () throws(DeviceError) in
          try dma.send.wait()
        }
        let failed = try dma.send.status()
        run.check(failed[flag: DMAStatus.error], "MM2S_DMASR.Err_Irq is not set by an error")
        run.check(failed[flag: DMAStatus.decodeError], "MM2S_DMASR.DMADecErr is not set by DECERR")
        run.check(failed.isHalted && !failed.isIdle, "MM2S is not halted after an error")
        try dma.send.registers.clear(DMAStatus.error, in: .status)
        let cleared = try dma.send.status()
        run.check(
          !cleared[flag: DMAStatus.error], "MM2S_DMASR.Err_Irq is not cleared by a write of 1")
        run.check(
          cleared[flag: DMAStatus.decodeError], "MM2S_DMASR.DMADecErr is cleared by software")
        try dma.reset()
        run.check(
          try dma.send.status().rawValue == DMAStatus.reset.rawValue, "reset leaves MM2S_DMASR set")
      },
      ConformanceCheck("the core's done and ready clear when they are read") { run in
        let core = try ResizeAccelerator(run.device)
        // With sizes of 0 the core is done at once.
        try core.registers.write(HLSControl(rawValue: HLSControl.start.mask), to: .control)
        for _ in 0..<8 { _ = try core.registers.read(.interruptStatus) }
        let first = try core.registers.read(.control)
        run.check(
          first.isDone && first.isReady && first.isIdle,
          "CTRL is not done, ready and idle when done")
        let second = try core.registers.read(.control)
        run.check(!second.isDone, "CTRL.AP_DONE is not cleared by a read")
        run.check(!second.isReady, "CTRL.AP_READY is not cleared by a read")
        run.check(second.isIdle, "CTRL.AP_IDLE is cleared by a read")
      },
      ConformanceCheck("the core's start stays set until it is taken") { run in
        let core = try ResizeAccelerator(run.device)
        let size = ImageSize(width: 4, height: 4)
        try core.setSizes(source: size, destination: size)
        try core.start()
        run.check(
          try core.control().isStarted, "CTRL.AP_START does not stay set while no data comes")
        try core.registers.write(HLSControl(rawValue: 0), to: .control)
        let control = try core.control()
        run.check(control.isStarted && !control.isIdle, "CTRL.AP_START is cleared by a write of 0")
        try core.registers.write(WholeWord(rawValue: 0), to: .sourceRows)
        try core.wait(timeout: .milliseconds(1))
        run.check(
          try core.registers.read(.control).rawValue == HLSControl.reset.rawValue,
          "CTRL is not as after reset when done")
      },
      ConformanceCheck("a soft reset of either channel resets both") { run in
        // Every field that keeps what is written.
        let everything = DMAControl(
          rawValue: DMAControl.fields.reduce(0) {
            $1.access == .readWrite || $1.access == .readWriteNonZero ? $0 | $1.mask : $0
          })
        let block = try run.device.overlay.block(ofType: AXIDMARegisters.ipType)
        let channels = [
          AXIDMARegisters.memoryToStreamOffset, AXIDMARegisters.streamToMemoryOffset,
        ].map {
          RegisterWindow<AnyDevice, DMAChannelRegisters>(run.device, at: block.base + $0)
        }
        for channel in channels {
          for registers in channels {
            try registers.write(everything, to: .control)
            try registers.write(WholeWord(rawValue: 0x1234_5678), to: .address)
          }
          try channel.write(DMAControl(rawValue: DMAControl.softReset.mask), to: .control)
          try channel.poll(
            .control, mask: DMAControl.softReset.mask, until: 0, timeout: .milliseconds(1))
          try run.registersHaveTheirResetValues(knowing: .resizer)
        }
      },
    ]
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
