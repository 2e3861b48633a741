// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqCores
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

/// The driver of any HLS core, on the resize core's RTL: what it knows of the core is four arguments.
@Suite("The driver of HLS cores") struct HLSCoreOnRTLTests {
  @Test(arguments: [false, true])
  func `runs the resize core`(byInterrupt: Bool) throws {
    let device = try SimulatedDevice(overlay: .resizer)
    let core = try HLSCore(
      device, named: "resize_accel_0",
      arguments: [
        .input("src_rows", at: 0x10), .input("src_cols", at: 0x18), .input("dst_rows", at: 0x20),
        .input("dst_cols", at: 0x28),
      ])
    let dma = try AXIDMA(device)
    if byInterrupt { try core.enableInterrupts() }
    let source = ImageSize(width: 32, height: 24)
    let destination = ImageSize(width: 20, height: 10)
    var input = try device.allocate(shape: source.shape, of: UInt8.self)
    let output = try device.allocate(shape: destination.shape, of: UInt8.self)
    let pixels = TestPattern.noise.pixels(width: source.width, height: source.height, seed: 1)
    try input.copy(from: pixels)
    for _ in 0..<2 {
      try core.set("src_rows", to: UInt64(source.height))
      try core.set("src_cols", to: UInt64(source.width))
      try core.set("dst_rows", to: UInt64(destination.height))
      try core.set("dst_cols", to: UInt64(destination.width))
      try core.start()
      try dma.receive.transfer(output)
      try dma.send.transfer(input)
      _ = try dma.send.wait()
      _ = try dma.receive.wait()
      try core.wait(timeout: .milliseconds(1))
      #expect(try core.isIdle)
    }
    let expected = ReferenceResizer.resize(
      pixels, width: source.width, height: source.height, toWidth: destination.width,
      toHeight: destination.height)
    #expect(output.elements() == expected)
  }
}
