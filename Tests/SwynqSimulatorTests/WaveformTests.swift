// SPDX-License-Identifier: Apache-2.0
import Foundation
import Swynq
import SwynqResizer
import SwynqSimulator
import SwynqTestSupport
import Testing

/// Waveforms of a part of the simulation.
@Suite struct WaveformTests {
  /// The clocks at which a waveform starts and ends, and its number of signals: of 8 bytes each in the
  /// header of an FST file.
  struct Header: Equatable {
    var first: UInt64
    var last: UInt64
    var signals: UInt64

    init(_ path: String) throws {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      func number(at place: Int) -> UInt64 {
        data.dropFirst(place).prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
      }
      first = number(at: 9) / 10_000
      last = number(at: 17) / 10_000
      signals = number(at: 49)
    }
  }

  /// Runs 1000 clocks with a waveform and returns its header.
  private func waveform(_ options: WaveformOptions) throws -> Header {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("\(UUID().uuidString).fst").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let device = try SimulatedDevice(overlay: .resizer, variant: .instrumented)
    try device.startWaveform(to: path, options)
    try device.run(clocks: 1000)
    #expect(device.clocks == 1016)
    try device.stopWaveform()
    return try Header(path)
  }

  @Test func `The default is everything`() throws {
    let header = try waveform(.init())
    #expect(header.first == 16 && header.last == 1016 && header.signals > 500)
  }

  @Test(arguments: [(100, 50), (0, 10), (1000, nil), (10, 100)] as [(UInt64, UInt64?)])
  func `A waveform may begin at a clock and last for some`(first: UInt64, count: UInt64?) throws {
    var options = WaveformOptions()
    options.firstClock = first
    options.clocks = count
    let header = try waveform(options)
    #expect(header.first == max(first, 16))
    #expect(header.last == (count.map { (first == 0 ? 16 : first) + $0 } ?? 1016))
  }

  @Test func `A waveform may stop at a depth`() throws {
    var options = WaveformOptions()
    let all = try waveform(options).signals
    options.depth = 1
    let top = try waveform(options).signals
    options.depth = 2
    let two = try waveform(options).signals
    #expect(top > 50 && top < two && two < all)
  }

  @Test(arguments: ["past", "clocks", "none", "negative", "deep"])
  func `Invalid options are refused`(which: String) throws {
    let device = try SimulatedDevice(overlay: .resizer, variant: .instrumented)
    var options = WaveformOptions()
    switch which {
    case "past": (options.firstClock, options.clocks) = (5, 6)
    case "clocks": options.clocks = 0
    case "none": options.depth = 0
    case "negative": options.depth = -1
    default: options.depth = 1001
    }
    let error = failure { () throws(DeviceError) in
      try device.startWaveform(to: "/tmp/never.fst", options)
    }
    #expect(error?.code == .invalidArgument, "\(error?.description ?? "no error")")
    #expect(!FileManager.default.fileExists(atPath: "/tmp/never.fst"))
  }
}
