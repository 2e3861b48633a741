// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqResizer
import SwynqTesting

extension ConformanceCheck {
  static var resizerFlows: [ConformanceCheck] {
    [
      ConformanceCheck("the notebook's cells resize an image") { run in try run.notebookFlow() },
      ConformanceCheck("one call resizes, by interrupt and by polling", needsInterrupts: true) {
        run in
        var results: [ResizeResult] = []
        for waiting in [WaitStrategy.interrupt, .polling] {
          let resizer = try ImageResizer(run.device, waiting: waiting)
          for (source, target) in [
            (ImageSize(width: 40, height: 30), ImageSize(width: 20, height: 15)),
            (ImageSize(width: 7, height: 5), ImageSize(width: 31, height: 23)),
            (ImageSize(width: 1, height: 1), ImageSize(width: 1, height: 1)),
          ] {
            let pixels = run.image(source)
            let input = try run.buffer(pixels, source)
            var output = try run.device.allocate(shape: target.shape, of: UInt8.self)
            let result = try resizer.resize(input, into: &output)
            run.check(
              output.elements() == run.resized(pixels, source, to: target),
              "\(source) to \(target), waiting by \(waiting): the pixels are not right")
            run.check(result.duration > .zero, "the frame took no time")
            results.append(result)
          }
        }
        run.check(results.count == 6, "not all frames were resized")
      },
      ConformanceCheck("cacheable buffers are flushed and invalidated by the call") { run in
        let source = ImageSize(width: 33, height: 17)
        let target = ImageSize(width: 20, height: 29)
        let resizer = try ImageResizer(run.device)
        var output = try run.device.allocate(
          shape: target.shape, of: UInt8.self, caching: .cacheable)
        for seed in 1...3 {
          let pixels = run.image(source, seed: seed)
          var input = try run.device.allocate(
            shape: source.shape, of: UInt8.self, caching: .cacheable)
          // Neither is flushed here: the one call does it.
          try input.copy(from: pixels)
          output.withMutableSpan { $0[0] = 0x77 }
          try resizer.resize(input, into: &output)
          run.check(
            output.elements() == run.resized(pixels, source, to: target),
            "frame \(seed) is not right")
        }
      },
      ConformanceCheck("transfers begin at any byte") { run in
        let dma = try AXIDMA(run.device)
        for offset in 0..<9 {
          try run.resizeByHand(
            dma, from: .init(width: 5 + offset, height: 3), to: .init(width: 4, height: 2 + offset),
            offset: offset)
        }
      },
    ]
  }
}

extension ConformanceRun {
  /// An image with something in every byte.
  func image(_ size: ImageSize, seed: Int = 1) -> [UInt8] {
    var state = UInt32(truncatingIfNeeded: seed &* 2_654_435_761 | 1)
    return (0..<size.byteCount).map { _ in
      state ^= state << 13
      state ^= state >> 17
      state ^= state << 5
      return UInt8(truncatingIfNeeded: state >> 24)
    }
  }

  func resized(_ pixels: [UInt8], _ source: ImageSize, to target: ImageSize) -> [UInt8] {
    ReferenceResizer.resize(
      pixels, width: source.width, height: source.height, toWidth: target.width,
      toHeight: target.height)
  }

  /// A buffer that holds an image, flushed.
  func buffer(
    _ pixels: [UInt8], _ size: ImageSize, caching: CachingPolicy = .nonCacheable
  ) throws(DeviceError) -> DeviceBuffer<UInt8> {
    var buffer = try device.allocate(shape: size.shape, of: UInt8.self, caching: caching)
    try buffer.copy(from: pixels)
    try buffer.flush()
    return buffer
  }

  /// Resizes with registers and channels alone, and checks the pixels.
  func resizeByHand(
    _ dma: AXIDMA<AnyDevice>, from source: ImageSize, to target: ImageSize, offset: Int = 0
  ) throws {
    let core = try ResizeAccelerator(device)
    let pixels = image(source)
    var input = try device.allocate(shape: [source.byteCount + 64], of: UInt8.self)
    var output = try device.allocate(shape: [target.byteCount + 64], of: UInt8.self)
    try input.copy(from: pixels, at: offset)
    output.withMutableSpan { for index in $0.indices { $0[index] = 0xEE } }
    try core.setSizes(source: source, destination: target)
    try core.start()
    try dma.receive.transfer(output, byteOffset: offset + 1, byteCount: target.byteCount)
    try dma.send.transfer(input, byteOffset: offset, byteCount: source.byteCount)
    let sent = try dma.send.wait()
    let received = try dma.receive.wait()
    check(sent == source.byteCount, "MM2S sent \(sent) bytes of \(source.byteCount)")
    check(received == target.byteCount, "S2MM received \(received) bytes of \(target.byteCount)")
    let expected = resized(pixels, source, to: target)
    let around = [UInt8](repeating: 0xEE, count: 64)
    let written = output.elements()
    check(
      written == around[0...offset] + expected + around[(offset + 1)...],
      "\(source) to \(target) at byte \(offset): the bytes in memory are not the right ones")
    try core.wait(timeout: .milliseconds(10))
  }

  /// The original notebook's cells, one by one.
  func notebookFlow() throws {
    let source = ImageSize(width: 64, height: 36)
    let target = ImageSize(width: 32, height: 18)
    let pixels = image(source)

    let dma = try AXIDMA(device, named: "axi_dma_0")
    let resizer = try ResizeAccelerator(device, named: "resize_accel_0")

    var input = try device.allocate(shape: [36, 64, 3], of: UInt8.self)
    let output = try device.allocate(shape: [18, 32, 3], of: UInt8.self)
    try input.copy(from: pixels)

    try resizer.registers.write(36, to: .sourceRows)
    try resizer.registers.write(64, to: .sourceColumns)
    try resizer.registers.write(18, to: .destinationRows)
    try resizer.registers.write(32, to: .destinationColumns)

    try dma.send.transfer(input)
    try dma.receive.transfer(output)
    try resizer.registers.write(
      HLSControl(rawValue: HLSControl.start.mask | HLSControl.autoRestart.mask), to: .control)
    try dma.send.wait()
    try dma.receive.wait()

    check(output.elements() == resized(pixels, source, to: target), "the pixels are not right")
    check(try dma.send.isIdle && dma.send.isRunning && !dma.send.hasError, "MM2S is not idle")
    check(try dma.receive.isIdle && dma.receive.isRunning, "S2MM is not idle")
  }
}
