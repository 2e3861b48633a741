// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqResizer
public import SwynqTesting

extension CancellationCheck {
  /// The waits of every device, and of the drivers on the resizer overlay. Afterwards a whole frame
  /// comes out right, byte for byte.
  public static var resizer: [CancellationCheck] {
    general(for: .resizer)
      + [WaitStrategy.interrupt, .polling].flatMap { waiting in
        [
          check("a transfer, by \(waiting)") { wait in
            // Nobody sends.
            let dma = try AXIDMA(wait.device, waiting: waiting)
            let buffer = try wait.device.allocate(shape: [64], of: UInt8.self)
            try dma.receive.transfer(buffer)
            wait.attempt { () throws(DeviceError) in
              try dma.receive.wait(timeout: CancelledWait.timeout)
            }
            // In the task that is cancelled, the hardware can still be brought to rest.
            try dma.reset()
          },
          check("a frame, by \(waiting)") { wait in
            try frame(on: wait, waiting: waiting, progress: nil)
          },
        ]
      } + [
        check("the core") { wait in
          let size = ImageSize(width: 16, height: 8)
          let core = try ResizeAccelerator(wait.device)
          try core.setSizes(source: size, destination: size)
          try core.start()
          wait.attempt { () throws(DeviceError) in try core.wait(timeout: CancelledWait.timeout) }
          _ = try ImageResizer(wait.device)
        },
        check("a frame, with progress") { wait in
          try frame(on: wait, waiting: .interrupt, progress: {})
        },
      ]
  }

  private static func check(
    _ name: String, _ body: @escaping @Sendable (CancelledWait) throws -> Void
  ) -> CancellationCheck {
    CancellationCheck(name, body) { run in try run.notebookFlow() }
  }

  private static func frame(
    on wait: CancelledWait, waiting: WaitStrategy, progress: (() -> Void)?
  ) throws {
    let resizer = try ImageResizer(wait.device, waiting: waiting)
    // The largest frame that there is: at 100 MHz the hardware reads it for 30 ms.
    let input = try wait.device.allocate(shape: ImageSize.largest.shape, of: UInt8.self)
    let output = try wait.device.allocate(
      shape: ImageSize(width: 16, height: 8).shape, of: UInt8.self)
    try resizer.enqueue(input, into: output)
    wait.attempt { () throws(DeviceError) in
      _ = try resizer.next(timeout: CancelledWait.timeout, progress: progress)
    }
    try resizer.reset()
  }
}
