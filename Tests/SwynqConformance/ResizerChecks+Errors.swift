// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqResizer
import SwynqTesting

// What goes wrong is reported as what it is, and a reset makes the hardware usable again.

extension ConformanceCheck {
  static var resizerErrors: [ConformanceCheck] {
    [
      ConformanceCheck("impossible sizes finish at once") { run in
        let core = try ResizeAccelerator(run.device)
        let dma = try AXIDMA(run.device)
        for (rows, columns) in [(0, 4), (4, 0), (2161, 4), (4, 3841), (0xFFFF_FFFF, 1)] {
          for registers in [(4, 4, rows, columns), (rows, columns, 4, 4)] {
            try core.registers.write(.init(rawValue: UInt32(registers.0)), to: .sourceRows)
            try core.registers.write(.init(rawValue: UInt32(registers.1)), to: .sourceColumns)
            try core.registers.write(.init(rawValue: UInt32(registers.2)), to: .destinationRows)
            try core.registers.write(.init(rawValue: UInt32(registers.3)), to: .destinationColumns)
            try core.start()
            try core.wait(timeout: .microseconds(100))
            run.check(try core.isIdle, "the core is not idle after it refused sizes")
          }
        }
        // Nothing was eaten: the next frame is whole.
        try run.resizeByHand(dma, from: .init(width: 6, height: 6), to: .init(width: 3, height: 3))
      },
      ConformanceCheck(
        "memory that the DMA cannot reach is an error until a reset", needsInterrupts: true
      ) { run in
        for waiting in [WaitStrategy.interrupt, .polling] {
          let resizer = try ImageResizer(run.device, waiting: waiting)
          let dma = resizer.dma
          let size = ImageSize(width: 16, height: 16)
          // Reading.
          try dma.send.transfer(UnmappedMemory())
          let read = run.check(throws: .transferFailed, "a read of unmapped memory") {
            () throws(DeviceError) in try dma.send.wait()
          }
          run.check(read?.register == "MM2S_DMASR", "the error does not name MM2S_DMASR")
          run.check(
            read?.message.contains("DMADecErr") == true, "the error does not name DMADecErr")
          run.check(
            read?.value.map { DMAStatus(rawValue: $0)[flag: DMAStatus.internalError] } == false,
            "MM2S_DMASR.DMAIntErr is set by a failed read")
          run.check(throws: .transferFailed, "a transfer after an error") {
            () throws(DeviceError) in
            try dma.send.transfer(UnmappedMemory())
          }
          try resizer.reset()
          try run.resizeOne(resizer, after: "a failed read")
          // Writing.
          try resizer.accelerator.setSizes(source: size, destination: size)
          try resizer.accelerator.start()
          try dma.receive.transfer(UnmappedMemory(), byteCount: size.byteCount)
          try dma.send.transfer(try run.buffer(run.image(size), size))
          let write = run.check(throws: .transferFailed, "a write to unmapped memory") {
            () throws(DeviceError) in try dma.receive.wait()
          }
          run.check(write?.register == "S2MM_DMASR", "the error does not name S2MM_DMASR")
          run.check(
            write?.message.contains("DMADecErr") == true, "the error does not name DMADecErr")
          // PG021: an internal error too, but no packet that was too long.
          run.check(
            write?.value.map { DMAStatus(rawValue: $0)[flag: DMAStatus.internalError] } == true,
            "S2MM_DMASR.DMAIntErr is not set by a failed write")
          run.check(
            write?.message.contains("longer") == false, "a failed write is called a long packet")
          try resizer.reset()
          try run.resizeOne(resizer, after: "a failed write")
        }
      },
      ConformanceCheck(
        "a packet longer than its buffer is an error until a reset", needsInterrupts: true
      ) { run in
        for waiting in [WaitStrategy.interrupt, .polling] {
          let resizer = try ImageResizer(run.device, waiting: waiting)
          let size = ImageSize(width: 40, height: 30)
          var output = try run.device.allocate(shape: [size.byteCount], of: UInt8.self)
          output.withMutableSpan { for index in $0.indices { $0[index] = 0xEE } }
          try resizer.accelerator.setSizes(source: size, destination: size)
          try resizer.accelerator.start()
          try resizer.dma.receive.transfer(output, byteCount: 1000)
          try resizer.dma.send.transfer(try run.buffer(run.image(size), size))
          let error = run.check(throws: .transferFailed, "a packet longer than the buffer") {
            () throws(DeviceError) in try resizer.dma.receive.wait()
          }
          run.check(error?.register == "S2MM_DMASR", "the error does not name S2MM_DMASR")
          run.check(
            error?.message.contains("DMAIntErr") == true, "the error does not name DMAIntErr")
          run.check(
            output.elements()[1000...].allSatisfy { $0 == 0xEE },
            "bytes after the end of the transfer were written")
          try resizer.reset()
          try run.resizeOne(resizer, after: "a packet that was too long")
        }
      },
      ConformanceCheck("a transfer without data times out", needsInterrupts: true) { run in
        for waiting in [WaitStrategy.interrupt, .polling] {
          let resizer = try ImageResizer(run.device, waiting: waiting)
          let output = try run.device.allocate(shape: [100], of: UInt8.self)
          try resizer.dma.receive.transfer(output)
          let start = run.device.now
          let error = run.check(throws: .timeout, "a wait for nothing") { () throws(DeviceError) in
            try resizer.dma.receive.wait(timeout: .microseconds(300))
          }
          run.check(error?.register == "S2MM_DMASR", "the error does not name S2MM_DMASR")
          run.check(
            run.device.now - start >= .microseconds(300), "the wait ended before its deadline")
          try resizer.reset()
          try run.resizeOne(resizer, after: "a timeout")
        }
      },
      ConformanceCheck("a reset in the middle of a frame leaves nothing behind") { run in
        let resizer = try ImageResizer(run.device)
        let source = ImageSize(width: 100, height: 80)
        let target = ImageSize(width: 120, height: 90)
        let input = try run.buffer(run.image(source), source)
        for timeout in [1, 5, 10, 20, 30, 40, 60, 80] {
          let output = try run.device.allocate(shape: target.shape, of: UInt8.self)
          try resizer.enqueue(input, into: output)
          try resizer.enqueue(input, into: output)
          do throws(DeviceError) {
            try resizer.next(timeout: .microseconds(timeout))
          } catch {
            // A slow memory is not through by then, a fast one is: both are the middle of something.
            run.check(error.code == .timeout, "a frame cut short failed otherwise: \(error)")
          }
          try resizer.reset()
          run.check(resizer.pendingFrames == 0, "frames are left after a reset")
          try run.resizeOne(resizer, after: "a reset \(timeout) us into another")
        }
      },
      ConformanceCheck("a busy channel refuses a second transfer") { run in
        let resizer = try ImageResizer(run.device)
        let dma = resizer.dma
        let size = ImageSize(width: 60, height: 50)
        let output = try run.device.allocate(shape: size.shape, of: UInt8.self)
        do {
          // The buffer's name goes out of scope with the transfer in flight; its memory does not.
          try dma.send.transfer(try run.buffer(run.image(size), size))
        }
        run.check(throws: .busy, "a second transfer on a busy channel") { () throws(DeviceError) in
          try dma.send.transfer(output)
        }
        for _ in 0..<4 { _ = try run.buffer(run.image(size, seed: 99), size) }
        try dma.receive.transfer(output)
        try resizer.accelerator.setSizes(source: size, destination: size)
        try resizer.accelerator.start()
        try dma.receive.wait()
        try dma.send.wait()
        run.check(output.elements() == run.image(size), "memory was given away under a transfer")
      },
      // Both channels, stopped with a frame stuck half way and started before it moves again.
      ConformanceCheck("stopped channels start again") { run in
        let dma = try AXIDMA(run.device, waiting: .polling)
        let size = ImageSize(width: 64, height: 32)
        // Nobody has started the core: it takes a few beats, and then the stream stands.
        try dma.receive.transfer(try run.device.allocate(shape: size.shape, of: UInt8.self))
        try dma.send.transfer(try run.buffer(run.image(size), size))
        run.check(throws: .timeout, "a stream that nobody takes") { () throws(DeviceError) in
          try dma.send.wait(timeout: .microseconds(50))
        }
        for channel in [dma.send, dma.receive] {
          let name = "\(channel.direction)_DMASR"
          try channel.stop()
          run.check(
            try channel.status().rawValue == DMAStatus.reset.rawValue, "\(name) after a stop")
          try channel.start()
          run.check(
            try channel.status().rawValue == 0, "\(name) after the start that follows a stop")
        }
        // The beginning of that frame leaves the core with the reset.
        try ImageResizer(run.device).reset()
        try run.resizeByHand(dma, from: .init(width: 6, height: 6), to: .init(width: 3, height: 3))
      },
    ]
  }
}

extension ConformanceRun {
  /// Resizes a frame and checks it: the hardware works.
  fileprivate func resizeOne(_ resizer: ImageResizer<AnyDevice>, after what: String) throws {
    let source = ImageSize(width: 12, height: 9)
    let target = ImageSize(width: 17, height: 5)
    let pixels = image(source)
    var output = try device.allocate(shape: target.shape, of: UInt8.self)
    try resizer.resize(try buffer(pixels, source), into: &output)
    check(
      output.elements() == resized(pixels, source, to: target), "a frame after \(what) is not right"
    )
  }
}
