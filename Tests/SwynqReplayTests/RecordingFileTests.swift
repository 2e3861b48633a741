// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqCores
import SwynqReplay
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

@Suite struct RecordingFileTests {
  func code(_ body: () throws -> Void) -> RecordingError.Code? {
    do { try body() } catch let error as RecordingError {
      #expect(!error.message.isEmpty)
      return error.code
    } catch { Issue.record("\(error)") }
    return nil
  }

  /// Reads a recording to its end.
  func read(_ path: String) throws -> [RecordedEvent] {
    var reader = try RecordingReader(path: path)
    var events: [RecordedEvent] = []
    while let event = try reader.next() { events.append(event) }
    return events
  }

  @Test func `What the processor and the device wrote is told apart`() throws {
    try withRecording { path in
      try record(try SimulatedDevice(overlay: .resizer), to: path) {
        try Flow.insideBuffers.run(on: $0)
      }
      var (put, got): ([Int: Int], [Int: Range<Int>]) = ([:], [:])
      for event in try read(path) {
        switch event {
        case .put(let bytes): put[bytes.buffer, default: 0] += bytes.bytes.count
        case .got(let bytes):
          let range = bytes.offset..<bytes.offset + bytes.bytes.count
          got[bytes.buffer] =
            got[bytes.buffer].map {
              min($0.lowerBound, range.lowerBound)..<max($0.upperBound, range.upperBound)
            } ?? range
        default: break
        }
      }
      #expect(put[2] == Flow.target.byteCount + 9000, "all of the output is filled")
      #expect((put[1] ?? 0) >= Flow.source.byteCount - 2)
      #expect((put[1] ?? 0) <= Flow.source.byteCount)
      let written = try #require(got[2])
      #expect(got[1] == nil)
      #expect(written.lowerBound >= 5001 && written.upperBound <= 5001 + Flow.target.byteCount)
      #expect(written.count > Flow.target.byteCount - 10)
    }
  }

  @Test func `The header tells of the device`() throws {
    try withRecording { path in
      let device = try SimulatedDevice(overlay: .resizer)
      try record(device, to: path) { _ in }
      let header = try RecordingReader(path: path).header
      #expect(header.version == 1 && header.device == "test")
      #expect(header.overlay == "resizer_overlay" && header.clockFrequency == 100_000_000)
      #expect(header.blocks.map(\.name) == device.overlay.blocks.map(\.name))
      #expect(try read(path).isEmpty)
    }
  }

  /// A drawn image of 4K takes a small part of its bytes, noise no more than its own.
  @Test func `Large images stay compact`() throws {
    try withRecording { path in
      let size = 3840 * 2160 * 3
      try record(try SimulatedDevice(overlay: .resizer), to: path) { device in
        var drawn = try device.allocate(shape: [size], of: UInt8.self)
        drawn.withMutableSpan { $0.update(repeating: 0x55) }
        try drawn.flush()
      }
      let drawn = try #require(
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int)
      #expect(drawn < size / 50)
      let events = try read(path)
      guard case .put(let bytes) = events[1] else {
        Issue.record("\(events.count) events")
        return
      }
      #expect(bytes.bytes.count == size && bytes.bytes[size / 2] == 0x55)
      #expect(
        try Replay.run(path, on: try SimulatedDevice(overlay: .resizer), knowing: .resizer).isEqual)
    }
  }

  @Test func `Other files are refused`() throws {
    #expect(code { _ = try RecordingReader(path: "/none/such.swynq") } == .cannotRead)
    try withRecording { path in
      for text in [
        "", "{}\n", "P6 1 1 255\n...", "{\"header\":{\"format\":\"other\",\"version\":1}}\n",
      ] {
        try text.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(code { _ = try RecordingReader(path: path) } == .notARecording, "\(text)")
      }
      try "{\"header\":{\"format\":\"swynq-recording\",\"version\":2}}\n"
        .write(toFile: path, atomically: true, encoding: .utf8)
      #expect(code { _ = try RecordingReader(path: path) } == .unknownVersion)
      try "{\"header\":{\"format\":\"swynq-recording\",\"version\":1}}\n"
        .write(toFile: path, atomically: true, encoding: .utf8)
      #expect(code { _ = try RecordingReader(path: path) } == .damaged)
    }
  }

  @Test func `Damage is found`() throws {
    try withRecording { path in
      try record(try SimulatedDevice(overlay: .resizer), to: path) { try Flow.frame.run(on: $0) }
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      let header = try #require(whole.firstIndex(of: UInt8(ascii: "\n"))) + 1
      var random = SeededGenerator(seed: Seeds.base)
      for _ in 0..<40 {
        let length = Int.random(in: header..<whole.count - 1, using: &random)
        try whole[..<length].write(to: URL(fileURLWithPath: path))
        #expect(
          code { _ = try read(path) } == .damaged, "cut at \(length), SWYNQ_SEED=\(Seeds.base)")
      }
      // In the bytes of the first image.
      let put = try #require(whole.range(of: Data("{\"put\"".utf8)))
      let line = try #require(whole[put.lowerBound...].firstIndex(of: UInt8(ascii: "\n")))
      var flipped = whole
      flipped[line + 20] ^= 1
      try flipped.write(to: URL(fileURLWithPath: path))
      #expect(code { _ = try read(path) } == .damaged)
    }
  }

  /// Lines have no checksum: whatever numbers they hold, a replay ends with a difference or an error.
  @Test func `Wrong numbers do no harm`() throws {
    try withRecording { path in
      try record(try SimulatedDevice(overlay: .resizer), to: path) { device in
        let buffer = try device.allocate(shape: [600], of: UInt8.self, caching: .cacheable)
        try buffer.flush()
        try buffer.invalidate()
        try AXIDMA(device).send.transfer(buffer)
      }
      let text = try String(contentsOfFile: path, encoding: .utf8)
      var random = SeededGenerator(seed: Seeds.base)
      for _ in 0..<60 {
        let numbers = text.matches(of: /:(\d+)/)
        let number = try #require(numbers.dropFirst(2).randomElement(using: &random))
        let value = try #require(
          ["-1", "0", "7", "4294967296", "9223372036854775807"].randomElement(using: &random))
        let changed = text.replacingCharacters(
          in: number.1.startIndex..<number.1.endIndex, with: value)
        try changed.write(toFile: path, atomically: true, encoding: .utf8)
        var options = ReplayOptions()
        options.patience = .microseconds(10)
        let device = try SimulatedDevice(overlay: .resizer)
        let code = code {
          _ = try Replay.run(path, on: device, knowing: .resizer, options: options)
        }
        #expect(
          [nil, .damaged, .unknownVersion].contains(code), "\(value), SWYNQ_SEED=\(Seeds.base)")
        #expect(device.freeMemory == (try SimulatedDevice(overlay: .resizer)).freeMemory)
      }
    }
  }

  @Test func `Places that cannot be written to are refused`() throws {
    let device = try SimulatedDevice(overlay: .resizer)
    #expect(
      code { _ = try Recorder(of: device, "test", to: "/none/a.swynq", knowing: .resizer) }
        == .cannotCreate)
    guard FileManager.default.fileExists(atPath: "/dev/full") else { return }
    let error = code {
      let recorder = try Recorder(of: device, "test", to: "/dev/full", knowing: .resizer)
      try recorder.finish()
    }
    #expect(error == .inputOutput || error == .cannotCreate)
  }

  @Test func `Overlays that lack a block are refused`() throws {
    try withRecording { path in
      try record(try SimulatedDevice(overlay: .resizer), to: path) { _ in }
      let text = try String(contentsOfFile: path, encoding: .utf8)
      for (from, to) in [("axi_dma_0", "axi_dma_1"), ("axi_dma:7.1", "axi_vdma:7.1")] {
        try text.replacingOccurrences(of: from, with: to)
          .write(toFile: path, atomically: true, encoding: .utf8)
        #expect(
          code {
            _ = try Replay.run(path, on: try SimulatedDevice(overlay: .resizer), knowing: .resizer)
          }
            == .incompatible)
      }
      try text.replacingOccurrences(of: "axi_dma:7.1", with: "axi_dma:7.2")
        .write(toFile: path, atomically: true, encoding: .utf8)
      #expect(
        code {
          _ = try Replay.run(path, on: try SimulatedDevice(overlay: .resizer), knowing: .resizer)
        } == nil)
    }
  }
}
