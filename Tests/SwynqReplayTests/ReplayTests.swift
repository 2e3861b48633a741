// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqCores
import SwynqReplay
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

@Suite struct ReplayTests {
  static func slow(_ seed: UInt64) -> SimulationOptions {
    var options = SimulationOptions()
    options.seed = seed
    options.memory.readLatency = 200
    options.memory.writeLatency = 150
    options.memory.stalls = .init(all: 400)
    return options
  }

  /// The same device gives the same answers at the same clocks.
  @Test(arguments: Flow.allCases)
  func `The same device does the same`(flow: Flow) throws {
    try withRecording { path in
      let device = try SimulatedDevice(overlay: .resizer)
      try record(device, to: path) { try flow.run(on: $0) }
      let again = try SimulatedDevice(overlay: .resizer)
      let report = try Replay.run(path, on: again, knowing: .resizer)
      #expect(report.isEqual, "\(String(describing: report.difference))")
      #expect(report.callCount > 5 && report.recordedDevice == "test")
      #expect(report.earlierAnswers == 0)
      #expect(report.clocks == report.recordedClocks && report.duration == report.recordedDuration)
      #expect(again.freeMemory == device.freeMemory, "all buffers are given back")
    }
  }

  /// Elsewhere in memory, slower, and the recording of the slower one on the faster.
  @Test(arguments: Flow.allCases)
  func `Other speeds and addresses are no difference`(flow: Flow) throws {
    try withRecording { path in
      for (first, second) in [(false, true), (true, false)] {
        let slow = Self.slow(Seeds.base)
        try record(
          try SimulatedDevice(overlay: .resizer, options: first ? slow : .init()), to: path
        ) {
          try flow.run(on: $0)
        }
        let device = try SimulatedDevice(overlay: .resizer, options: second ? slow : .init())
        let elsewhere = try device.allocate(shape: [10_000], of: UInt8.self)
        let report = try Replay.run(path, on: device, knowing: .resizer)
        #expect(
          report.isEqual,
          """
          \(flow), recorded on a \(first ? "slow" : "fast") device, SWYNQ_SEED=\(Seeds.base): \
          \(String(describing: report.difference))
          """)
        withExtendedLifetime(elsewhere.memory) {}
      }
    }
  }

  /// Blocks are found by name, wherever they are, and the memory where it is.
  @Test func `A recording names no addresses`() throws {
    try withRecording { path in
      try record(try SimulatedDevice(overlay: .resizer), to: path) { try Flow.frame.run(on: $0) }
      var reader = try RecordingReader(path: path)
      var pointers = 0
      while let event = try reader.next() {
        guard case .call(let call) = event, case .write(_, _, let pointer) = call.operation else {
          continue
        }
        if pointer != nil { pointers += 1 }
      }
      #expect(pointers == 2, "MM2S_SA and S2MM_DA")
    }
  }

  func difference(
    _ flow: Flow, _ fault: FaultyDevice<SimulatedDevice>.Fault
  ) throws -> ReplayDifference {
    try withRecording { path in
      try record(try SimulatedDevice(overlay: .resizer), to: path) { try flow.run(on: $0) }
      var options = ReplayOptions()
      options.patience = .milliseconds(1)
      let report = try Replay.run(
        path, on: FaultyDevice(try SimulatedDevice(overlay: .resizer), fault), knowing: .resizer,
        options: options)
      return try #require(report.difference)
    }
  }

  @Test(arguments: [0, 1, 60, 20 * 30 * 3 - 1])
  func `A flipped byte is found`(offset: Int) throws {
    let difference = try difference(.queue, .flippedByte(offset: offset, mask: 0x80))
    #expect(difference.kind == .bytes && difference.byteOffset == offset)
    // Buffers 1 and 2 are the inputs, into which the fault reaches, too: they are shorter.
    #expect(try #require(difference.buffer) >= 1)
    #expect((Int(difference.found) ?? 0) ^ (Int(difference.expected) ?? 0) == 0x80)
    #expect(difference.description.contains("byte \(offset) of buffer"))
  }

  @Test func `A byte is found in its pixel`() throws {
    // Only the output is this long.
    let offset = 20 * 30 * 3 - 4
    let difference = try difference(.polledFrame, .flippedByteAfterIdle(offset: offset, mask: 1))
    #expect(difference.kind == .bytes && difference.buffer == 2)
    #expect(difference.pixel == PixelPlace(offset: offset, width: 20))
    #expect(difference.place.contains("row 29"))
  }

  /// Bytes before and after the image are compared as well.
  @Test(arguments: [0, 5000, 5001 + 1800, 10_799])
  func `A byte outside the transfer is found`(offset: Int) throws {
    let difference = try difference(
      .insideBuffers, .flippedByteAfterIdle(offset: offset, mask: 2))
    #expect(difference.kind == .bytes && difference.byteOffset == offset)
    #expect(difference.pixel == nil)
  }

  @Test(
    arguments: [
      ("axi_dma_0.MM2S_DMASR", DMAStatus.scatterGatherIncluded.mask), ("axi_dma_0.S2MM_LENGTH", 1),
      ("resize_accel_0.CTRL", HLSControl.autoRestart.mask),
    ] as [(String, UInt32)])
  func `A wrong register is found`(name: String, mask: UInt32) throws {
    let difference = try difference(.frame, .wrongRegister(.register(name), mask: mask))
    #expect(difference.kind == .register && difference.register == name)
    #expect(difference.description.contains(name))
    #expect(difference.call > 0)
  }

  /// An error bit that the recording never shows is no matter of speed.
  @Test func `An error bit is found`() throws {
    let mask = DMAStatus.decodeError.mask
    let difference = try difference(
      .frame, .wrongRegister(.register("axi_dma_0.S2MM_DMASR"), mask: mask))
    #expect(difference.register == "axi_dma_0.S2MM_DMASR" && difference.found.contains("0040"))
  }

  @Test(arguments: [(0, "mm2s"), (1, "s2mm")])
  func `A missing interrupt is found`(line: Int, name: String) throws {
    let difference = try difference(.frame, .missingInterrupt(.line(line)))
    #expect(difference.kind == .interrupts)
    #expect(difference.expected.contains("axi_dma_0.\(name)_introut"))
    #expect(!difference.found.contains(name))
  }

  @Test func `An error that does not come is found`() throws {
    try withRecording { path in
      try record(try SimulatedDevice(overlay: .resizer), to: path) { device in
        _ = failure { () throws(DeviceError) in
          _ = try device.read32(BusAddress.register("axi_dma_0.MM2S_DMACR") + 2)
        }
      }
      var reader = try RecordingReader(path: path)
      let event = try reader.next()
      guard case .call(let call)? = event, case .failure(let code, _) = call.answer else {
        Issue.record("\(String(describing: event))")
        return
      }
      #expect(code == DeviceError.Code.invalidArgument.rawValue)
      // The text of a recording may be changed, and its answer then be another.
      let text = try String(contentsOfFile: path, encoding: .utf8)
      try text.replacingOccurrences(of: "\"code\":1,", with: "\"code\":6,")
        .write(toFile: path, atomically: true, encoding: .utf8)
      let difference = try Replay.run(
        path, on: try SimulatedDevice(overlay: .resizer), knowing: .resizer
      ).difference
      #expect(difference?.kind == .error)
      #expect(difference?.found.contains("invalidArgument") == true)
      #expect(difference?.expected.contains("subordinateError") == true)
    }
  }

  /// After a difference in the middle of a frame, the DMA is at rest before its buffers go.
  @Test func `A replay that ends early leaves a device at rest`() throws {
    try withRecording { path in
      try record(try SimulatedDevice(overlay: .resizer), to: path) { try Flow.frame.run(on: $0) }
      let device = try SimulatedDevice(overlay: .resizer)
      let faulty = FaultyDevice(device, .missingInterrupt(.line(1)))
      var options = ReplayOptions()
      options.patience = .microseconds(1)
      #expect(
        try Replay.run(path, on: faulty, knowing: .resizer, options: options).difference != nil)
      #expect(device.freeMemory == (try SimulatedDevice(overlay: .resizer)).freeMemory)
      #expect(DMAStatus(rawValue: try device.read32(.register("axi_dma_0.S2MM_DMASR"))).isHalted)
      try Flow.frame.run(on: device)
    }
  }
}
