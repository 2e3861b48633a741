// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqResizer
import SwynqTesting

extension ConformanceCheck {
  static var resizerStreams: [ConformanceCheck] {
    [
      ConformanceCheck("frames overlap in a queue", needsInterrupts: true) { run in
        try run.framesInAQueue(size: .init(width: 64, height: 48), count: 5)
      },
      ConformanceCheck("tiny frames overlap in a queue", needsInterrupts: true) { run in
        try run.framesInAQueue(size: .init(width: 2, height: 1), count: 12)
      },
      ConformanceCheck("frames of other sizes wait in the queue") { run in
        let resizer = try ImageResizer(run.device)
        let target = ImageSize(width: 11, height: 13)
        var expected: [(ImageSize, [UInt8])] = []
        let outputs = try run.ring(target)
        func enqueue(_ width: Int, _ height: Int, into output: borrowing DeviceBuffer<UInt8>) throws
        {
          let size = ImageSize(width: width, height: height)
          let pixels = run.image(size, seed: expected.count)
          try resizer.enqueue(try run.buffer(pixels, size), into: output)
          expected.append((size, run.resized(pixels, size, to: target)))
        }
        for round in 0..<2 {
          try enqueue(20, 10, into: outputs[0])
          try enqueue(20, 10 + round, into: outputs[1])
          try enqueue(9, 31, into: outputs[2])
          for index in 0..<3 {
            let (size, pixels) = expected[3 * round + index]
            run.check(try resizer.next().source == size, "the frames do not come in order")
            run.check(outputs[index].elements() == pixels, "frame \(index) of \(size) is not right")
          }
        }
      },
      // The core by itself, told once to start again and again.
      ConformanceCheck("the core restarts by itself until it is told to stop") { run in
        let dma = try AXIDMA(run.device)
        let core = try ResizeAccelerator(run.device)
        try core.start(autoRestart: true)
        for width in [8, 8, 5, 12] {
          // Sizes count until the first pixels arrive.
          let source = ImageSize(width: width, height: 6)
          let target = ImageSize(width: 6, height: width)
          try core.setSizes(source: source, destination: target)
          let pixels = run.image(source, seed: width)
          let output = try run.device.allocate(shape: target.shape, of: UInt8.self)
          try dma.receive.transfer(output)
          try dma.send.transfer(try run.buffer(pixels, source))
          try dma.receive.wait()
          try dma.send.wait()
          run.check(
            output.elements() == run.resized(pixels, source, to: target), "\(source) is not right")
        }
        run.check(try !core.isIdle, "the core does not wait for another frame")
        try core.stopRestarting()
        try ImageResizer(run.device).reset()
        run.check(try core.isIdle, "the core is not idle after a reset")
      },
      ConformanceCheck("the core interrupts when it is done, if it may", needsInterrupts: true) {
        run in
        let dma = try AXIDMA(run.device)
        let core = try ResizeAccelerator(run.device)
        try core.enableInterrupts()
        for round in 0..<2 {
          let size = ImageSize(width: 10, height: 10)
          try core.setSizes(source: size, destination: size)
          let pixels = run.image(size, seed: round)
          let output = try run.device.allocate(shape: size.shape, of: UInt8.self)
          try core.start()
          run.check(throws: .timeout, "a wait for the core without data") {
            () throws(DeviceError) in
            try core.wait(timeout: .microseconds(50))
          }
          try dma.receive.transfer(output)
          try dma.send.transfer(try run.buffer(pixels, size))
          try core.wait(timeout: .milliseconds(10))
          try dma.receive.wait()
          try dma.send.wait()
          run.check(output.elements() == pixels, "frame \(round) is not right")
          run.check(
            try core.registers.read(.interruptStatus).rawValue == 0,
            "the interrupt is not acknowledged"
          )
        }
        try core.disableInterrupts()
        run.check(throws: .timeout, "an interrupt that was disabled") { () throws(DeviceError) in
          try core.registers.write(WholeWord(rawValue: 0), to: .sourceRows)
          try core.registers.write(HLSControl(rawValue: HLSControl.start.mask), to: .control)
          _ = try run.device.waitForInterrupt(core.interruptLine, timeout: .microseconds(50))
        }
      },
    ]
  }
}

extension ConformanceRun {
  /// A ring of buffers, as a program that resizes a stream of frames has.
  fileprivate func ring(_ size: ImageSize) throws(DeviceError) -> InlineArray<
    3, DeviceBuffer<UInt8>
  > {
    [
      try device.allocate(shape: size.shape, of: UInt8.self),
      try device.allocate(shape: size.shape, of: UInt8.self),
      try device.allocate(shape: size.shape, of: UInt8.self),
    ]
  }

  fileprivate func framesInAQueue(size: ImageSize, count: Int) throws {
    let target = ImageSize(width: size.width / 2 + 1, height: size.height / 2 + 1)
    for waiting in [WaitStrategy.interrupt, .polling] {
      let resizer = try ImageResizer(device, waiting: waiting)
      var inputs = try ring(size)
      let outputs = try ring(target)
      // Twice: a queue that has run empty begins again.
      for round in 0..<2 {
        var enqueued = 0
        for index in 0..<count {
          // One frame is at work, the next in line.
          while enqueued < min(count, index + 2) {
            try inputs[enqueued % 3].copy(from: image(size, seed: enqueued))
            try resizer.enqueue(inputs[enqueued % 3], into: outputs[enqueued % 3])
            enqueued += 1
          }
          let result = try resizer.next()
          check(result.destination == target, "frame \(index) has the wrong size")
          check(
            outputs[index % 3].elements() == resized(image(size, seed: index), size, to: target),
            "\(size), frame \(index) of round \(round), waiting by \(waiting), is not right")
        }
        check(try resizer.accelerator.isIdle, "the core is not idle after the queue ran empty")
      }
    }
  }
}
