// SPDX-License-Identifier: Apache-2.0
import Swynq
import SwynqCores
import SwynqResizer

// What goes wrong is reported as what it is, and a reset makes the hardware usable again.

extension Checks {
  /// Resizes a frame and checks it: the hardware works.
  private func resizeOne(_ resizer: ImageResizer<Bus>, after what: String) throws {
    let source = ImageSize(width: 12, height: 9)
    let target = ImageSize(width: 17, height: 5)
    let pixels = image(source)
    var output = try device.allocate(shape: target.shape, of: UInt8.self)
    try resizer.resize(try buffer(pixels, source), into: &output)
    check(
      output.elements() == resized(pixels, source, to: target), "a frame after \(what) is not right"
    )
  }

  func impossibleSizesFinishAtOnce() throws {
    let core = try ResizeAccelerator(device)
    let dma = try AXIDMA(device)
    for (rows, columns) in [(0, 4), (4, 0), (2161, 4), (4, 3841), (0xFFFF_FFFF, 1)] {
      for registers in [(4, 4, rows, columns), (rows, columns, 4, 4)] {
        try core.registers.write(.init(rawValue: UInt32(registers.0)), to: .sourceRows)
        try core.registers.write(.init(rawValue: UInt32(registers.1)), to: .sourceColumns)
        try core.registers.write(.init(rawValue: UInt32(registers.2)), to: .destinationRows)
        try core.registers.write(.init(rawValue: UInt32(registers.3)), to: .destinationColumns)
        try core.start()
        try core.wait(timeout: .microseconds(100))
        check(try core.isIdle, "the core is not idle after it refused sizes")
      }
    }
    // Nothing was eaten: the next frame is whole.
    try resizeByHand(dma, from: .init(width: 6, height: 6), to: .init(width: 3, height: 3))
  }

  func unreachableMemory() throws {
    for waiting in [WaitStrategy.interrupt, .polling] {
      let resizer = try ImageResizer(device, waiting: waiting)
      let dma = resizer.dma
      let size = ImageSize(width: 16, height: 16)
      // Reading.
      try dma.send.transfer(UnmappedMemory())
      let read = check(throws: .transferFailed, "a read of unmapped memory") {
        () throws(DeviceError) in try dma.send.wait()
      }
      check(read?.register == "MM2S_DMASR", "the error does not name MM2S_DMASR")
      check(read?.message.contains("DMADecErr") == true, "the error does not name DMADecErr")
      check(
        read?.value.map { DMAStatus(rawValue: $0)[flag: DMAStatus.internalError] } == false,
        "MM2S_DMASR.DMAIntErr is set by a failed read")
      check(throws: .transferFailed, "a transfer after an error") { () throws(DeviceError) in
        try dma.send.transfer(UnmappedMemory())
      }
      try resizer.reset()
      try resizeOne(resizer, after: "a failed read")
      // Writing.
      try resizer.accelerator.setSizes(source: size, destination: size)
      try resizer.accelerator.start()
      try dma.receive.transfer(UnmappedMemory(), byteCount: size.byteCount)
      try dma.send.transfer(try buffer(image(size), size))
      let write = check(throws: .transferFailed, "a write to unmapped memory") {
        () throws(DeviceError) in try dma.receive.wait()
      }
      check(write?.register == "S2MM_DMASR", "the error does not name S2MM_DMASR")
      check(write?.message.contains("DMADecErr") == true, "the error does not name DMADecErr")
      // PG021: an internal error too, but no packet that was too long.
      check(
        write?.value.map { DMAStatus(rawValue: $0)[flag: DMAStatus.internalError] } == true,
        "S2MM_DMASR.DMAIntErr is not set by a failed write")
      check(write?.message.contains("longer") == false, "a failed write is called a long packet")
      try resizer.reset()
      try resizeOne(resizer, after: "a failed write")
    }
  }

  func packetLongerThanTheBuffer() throws {
    for waiting in [WaitStrategy.interrupt, .polling] {
      let resizer = try ImageResizer(device, waiting: waiting)
      let size = ImageSize(width: 40, height: 30)
      var output = try device.allocate(shape: [size.byteCount], of: UInt8.self)
      output.withMutableSpan { for index in $0.indices { $0[index] = 0xEE } }
      try resizer.accelerator.setSizes(source: size, destination: size)
      try resizer.accelerator.start()
      try resizer.dma.receive.transfer(output, byteCount: 1000)
      try resizer.dma.send.transfer(try buffer(image(size), size))
      let error = check(throws: .transferFailed, "a packet longer than the buffer") {
        () throws(DeviceError) in try resizer.dma.receive.wait()
      }
      check(error?.register == "S2MM_DMASR", "the error does not name S2MM_DMASR")
      check(error?.message.contains("DMAIntErr") == true, "the error does not name DMAIntErr")
      check(
        output.elements()[1000...].allSatisfy { $0 == 0xEE },
        "bytes after the end of the transfer were written")
      try resizer.reset()
      try resizeOne(resizer, after: "a packet that was too long")
    }
  }

  func silenceTimesOut() throws {
    for waiting in [WaitStrategy.interrupt, .polling] {
      let resizer = try ImageResizer(device, waiting: waiting)
      let output = try device.allocate(shape: [100], of: UInt8.self)
      try resizer.dma.receive.transfer(output)
      let start = device.now
      let error = check(throws: .timeout, "a wait for nothing") { () throws(DeviceError) in
        try resizer.dma.receive.wait(timeout: .microseconds(300))
      }
      check(error?.register == "S2MM_DMASR", "the error does not name S2MM_DMASR")
      check(device.now - start >= .microseconds(300), "the wait ended before its deadline")
      try resizer.reset()
      try resizeOne(resizer, after: "a timeout")
    }
  }

  func resetInTheMiddleOfAFrame() throws {
    let resizer = try ImageResizer(device)
    let source = ImageSize(width: 100, height: 80)
    let target = ImageSize(width: 120, height: 90)
    let input = try buffer(image(source), source)
    for timeout in [1, 5, 10, 20, 30, 40, 60, 80] {
      let output = try device.allocate(shape: target.shape, of: UInt8.self)
      try resizer.enqueue(input, into: output)
      try resizer.enqueue(input, into: output)
      do throws(DeviceError) {
        try resizer.next(timeout: .microseconds(timeout))
      } catch {
        // A slow memory is not through by then, a fast one is: both are the middle of something.
        check(error.code == .timeout, "a frame cut short failed otherwise: \(error)")
      }
      try resizer.reset()
      check(resizer.pendingFrames == 0, "frames are left after a reset")
      try resizeOne(resizer, after: "a reset \(timeout) us into another")
    }
  }

  func busyChannelRefuses() throws {
    let resizer = try ImageResizer(device)
    let dma = resizer.dma
    let size = ImageSize(width: 60, height: 50)
    let output = try device.allocate(shape: size.shape, of: UInt8.self)
    do {
      // The buffer's name goes out of scope with the transfer in flight; its memory does not.
      try dma.send.transfer(try buffer(image(size), size))
    }
    check(throws: .busy, "a second transfer on a busy channel") { () throws(DeviceError) in
      try dma.send.transfer(output)
    }
    for _ in 0..<4 { _ = try buffer(image(size, seed: 99), size) }
    try dma.receive.transfer(output)
    try resizer.accelerator.setSizes(source: size, destination: size)
    try resizer.accelerator.start()
    try dma.receive.wait()
    try dma.send.wait()
    check(output.elements() == image(size), "memory was given away under a transfer")
  }

  /// Both channels, stopped with a frame stuck half way and started before it moves again.
  func stoppedChannelsStartAgain() throws {
    let dma = try AXIDMA(device, waiting: .polling)
    let size = ImageSize(width: 64, height: 32)
    // Nobody has started the core: it takes a few beats, and then the stream stands.
    try dma.receive.transfer(try device.allocate(shape: size.shape, of: UInt8.self))
    try dma.send.transfer(try buffer(image(size), size))
    check(throws: .timeout, "a stream that nobody takes") { () throws(DeviceError) in
      try dma.send.wait(timeout: .microseconds(50))
    }
    for channel in [dma.send, dma.receive] {
      let name = "\(channel.direction)_DMASR"
      try channel.stop()
      check(try channel.status().rawValue == DMAStatus.reset.rawValue, "\(name) after a stop")
      try channel.start()
      check(try channel.status().rawValue == 0, "\(name) after the start that follows a stop")
    }
    // The beginning of that frame leaves the core with the reset.
    try ImageResizer(device).reset()
    try resizeByHand(dma, from: .init(width: 6, height: 6), to: .init(width: 3, height: 3))
  }
}
