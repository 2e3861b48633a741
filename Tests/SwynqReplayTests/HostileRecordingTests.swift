// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqFiles
import SwynqReplay
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

/// Recordings that are damaged, or made to do harm.
@Suite struct HostileRecordingTests {
  static let header = """
    {"header":{"format":"swynq-recording","version":1,"device":"test","overlay":"resizer_overlay",\
    "blocks":[{"name":"axi_dma_0","type":"xilinx.com:ip:axi_dma:7.1"}],"clockFrequency":100000000}}
    """

  /// Replays a recording of these lines.
  private func replay(_ lines: [String], options: ReplayOptions = .init()) throws -> ReplayReport {
    try withRecording { path in
      let text = ([Self.header] + lines + ["{\"end\":{\"lines\":\(lines.count + 1)}}"])
        .map { $0 + "\n" }.joined()
      try text.write(toFile: path, atomically: false, encoding: .utf8)
      return try Replay.run(
        path, on: try SimulatedDevice(overlay: .resizer), knowing: .resizer, options: options)
    }
  }

  private static func call(_ operation: String, answer: String = "{\"done\":{}}") -> String {
    "{\"call\":{\"operation\":\(operation),\"answer\":\(answer),\"time\":1}}"
  }

  private static let allocation = call(
    "{\"allocate\":{\"buffer\":1,\"byteCount\":64,\"alignment\":64,\"cacheable\":false}}")

  @Test(
    arguments: [
      [call("{\"read\":{\"at\":\"axi_dma_0+0xffffffffffffffff\"}}")],
      [call("{\"poll\":{\"at\":\"axi_dma_0+0x4\",\"mask\":1,\"expected\":1,\"timeout\":-1}}")],
      [call("{\"wait\":{\"interrupts\":[],\"timeout\":-9223372036854775808}}")],
      [
        call(
          "{\"allocate\":{\"buffer\":1,\"byteCount\":9223372036854775807,\"alignment\":64,\"cacheable\":false}}"
        )
      ],
      [
        call(
          "{\"allocate\":{\"buffer\":1,\"byteCount\":64,\"alignment\":0,\"cacheable\":false}}")
      ],
      [allocation, allocation],
      [
        allocation,
        call(
          "{\"write\":{\"at\":\"axi_dma_0+0x18\",\"value\":0,\"pointer\":{\"buffer\":1,\"offset\":65,\"isHigh\":false}}}"
        ),
      ],
      [allocation, call("{\"flush\":{\"buffer\":1,\"offset\":1,\"byteCount\":64}}")],
      [allocation, "{\"compare\":{\"buffer\":2,\"except\":[]}}"],
      [call("{\"release\":{\"buffer\":1}}")],
      // A megabyte of nothing in four bytes, and bytes where there is no buffer.
      [
        allocation,
        "{\"put\":{\"buffer\":1,\"offset\":0,\"byteCount\":1048576,\"stored\":4,\"isCompressed\":true,\"checksum\":0}}\nabcd",
      ],
      [
        allocation,
        "{\"put\":{\"buffer\":1,\"offset\":61,\"byteCount\":4,\"stored\":4,\"isCompressed\":false,\"checksum\":0}}\nabcd",
      ],
      [
        "{\"put\":{\"buffer\":1,\"offset\":0,\"byteCount\":4,\"stored\":4,\"isCompressed\":false,\"checksum\":0}}\nabcd"
      ],
    ])
  func `numbers out of bounds are refused`(lines: [String]) throws {
    let error = #expect(throws: RecordingError.self) { try replay(lines) }
    #expect(error?.code == .damaged, "\(error!)")
  }

  @Test func `a wait that was recorded without an end has one`() throws {
    let lines = (0..<20).map { _ in
      Self.call(
        "{\"wait\":{\"interrupts\":[\"axi_dma_0.mm2s_introut\"],\"timeout\":9223372036854775807}}",
        answer: "{\"failure\":{\"code\":3,\"message\":\"x\"}}")
    }
    var options = ReplayOptions()
    options.timeout = .milliseconds(5)
    let report = try replay(lines, options: options)
    #expect(report.duration < .milliseconds(10), "\(report)")
  }

  /// Both kinds of chunks: bytes as they are, and a zlib stream.
  @Test(arguments: [false, true])
  func `bytes that do not have their checksum are refused`(compressed: Bool) throws {
    try withRecording { path in
      try record(try SimulatedDevice(overlay: .resizer), to: path) { device in
        var buffer = try device.allocate(shape: [4096], of: UInt8.self)
        var random = SeededGenerator(seed: 1)
        buffer.withMutableSpan {
          for index in $0.indices {
            $0[index] = compressed ? UInt8(index % 7) : .random(in: 0...255, using: &random)
          }
        }
        try buffer.flush()
      }
      let whole = try Data(contentsOf: URL(fileURLWithPath: path))
      let key = Data("\"checksum\":".utf8)
      let place = try #require(whole.range(of: key)).upperBound
      let digits = whole[place...].prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "}") }
      // The checksum of other bytes: all else is as it should be.
      var changed = whole
      let other = (UInt32(String(decoding: digits, as: UTF8.self)) ?? 0) ^ 1
      changed.replaceSubrange(place..<place + digits.count, with: Data("\(other)".utf8))
      try changed.write(to: URL(fileURLWithPath: path))
      let error = #expect(throws: RecordingError.self) {
        try Replay.run(path, on: try SimulatedDevice(overlay: .resizer), knowing: .resizer)
      }
      #expect(error?.code == .damaged && error?.message.contains("checksum") == true)
      try whole.write(to: URL(fileURLWithPath: path))
      #expect(
        try Replay.run(path, on: try SimulatedDevice(overlay: .resizer), knowing: .resizer).isEqual)
    }
  }

  @Test func `a damaged recording is refused, or replayed`() throws {
    var originals: [[UInt8]] = []
    for flow in Flow.allCases {
      try withRecording { path in
        try record(try SimulatedDevice(overlay: .resizer), to: path) { try flow.run(on: $0) }
        originals.append([UInt8](try Data(contentsOf: URL(fileURLWithPath: path))))
      }
    }
    var options = ReplayOptions()
    options.patience = .microseconds(10)
    options.timeout = .milliseconds(1)
    let outcome = try Mutation(of: originals).tryAll("recording") { path, _, _ in
      do throws(RecordingError) {
        let device: SimulatedDevice
        do { device = try SimulatedDevice(overlay: .resizer) } catch { fatalError("\(error)") }
        _ = try Replay.run(path, on: device, knowing: .resizer, options: options)
        return true
      } catch {
        let expected: [RecordingError.Code] = [
          .damaged, .notARecording, .unknownVersion, .incompatible,
        ]
        #expect(expected.contains(error.code), "\(error)")
        return false
      }
    }
    #expect(outcome.accepted < Mutation.count)
    #expect(outcome.slowest < 10)
  }

  @Test func `a recording is on the disk before it has its name, and the old one stays until then`()
    throws
  {
    try withRecording { path in
      try "old".write(toFile: path, atomically: false, encoding: .utf8)
      let device = try SimulatedDevice(overlay: .resizer)
      let recorder = try Recorder(of: device, "test", to: path)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      _ = recorder
      var calls = FileCalls()
      calls.synchronize = { _ in
        errno = EIO
        return -1
      }
      let error = #expect(throws: RecordingError.self) {
        try FileCalls.$current.withValue(calls) {
          try Recorder(of: device, "test", to: path).finish()
        }
      }
      #expect(error?.code == .inputOutput)
      #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
      try recorder.finish()
      #expect(try String(contentsOfFile: path, encoding: .utf8) != "old")
    }
  }
}
