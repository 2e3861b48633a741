// SPDX-License-Identifier: Apache-2.0

import Swynq
import SwynqBoard
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing
import VirtualBoard

/// The same function, line by line, on both devices.
@Suite(.serialized) struct BothDevicesTests {
  /// All that a program sees of a frame but its speed.
  struct Sight: Equatable {
    var pixels: [UInt8]
    var received: Int
    var registers: [UInt32]
    var refusals: [DeviceError.Code]
  }

  func program<Bus: Device>(on device: Bus) throws -> Sight {
    let resizer = try ImageResizer(device)
    let size = ImageSize(width: 50, height: 37)
    var input = try device.allocate(shape: size.shape, of: UInt8.self, caching: .cacheable)
    var output = try device.allocate(shape: [20, 33, 3], of: UInt8.self, caching: .cacheable)
    try input.copy(
      from: TestPattern.noise.pixels(width: size.width, height: size.height, seed: 77))
    try resizer.resize(input, into: &output)
    var registers: [UInt32] = []
    for name in [
      "axi_dma_0.MM2S_DMASR", "axi_dma_0.S2MM_DMASR", "axi_dma_0.S2MM_LENGTH",
      "resize_accel_0.src_rows", "resize_accel_0.dst_cols",
    ] {
      registers.append(try device.read32(.register(name)))
    }
    var flat = try device.allocate(shape: [100], of: UInt8.self)
    let refusals = [
      failure { () throws(DeviceError) in
        _ = try device.read32(BusAddress.register("axi_dma_0.MM2S_DMACR") + 1)
      },
      failure { () throws(DeviceError) in try resizer.resize(input, into: &flat) },
      failure { () throws(DeviceError) in try resizer.next() },
    ]
    return Sight(
      pixels: output.elements(), received: output.count, registers: registers,
      refusals: refusals.compactMap { $0?.code })
  }

  @Test func `One program sees the same on both`() throws {
    // The one line that differs.
    let simulated = try program(on: SimulatedDevice(overlay: .resizer))
    let onBoard = try program(on: VirtualBoard().open(.resizer))
    #expect(simulated == onBoard)
    #expect(simulated.refusals == [.invalidArgument, .invalidShape, .notRunning])
    #expect(Set(simulated.pixels).count > 100)
  }
}
