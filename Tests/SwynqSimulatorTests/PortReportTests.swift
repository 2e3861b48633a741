// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReport
import SwynqSimulator
import Testing

/// Reports of an overlay with two ports to memory, each in a clock of its own, and two streams.
@Suite struct PortReportTests {
  private typealias Copier = PortsTests.Copier

  /// Beats of `copier_0`, of 64 bytes, and of `copier_1`, of 4.
  private static let beats: [String: UInt32] = ["copier_0": 100, "copier_1": 700]

  /// Both copiers at once.
  private static func copy(on device: some Device) throws {
    for (name, width) in [("copier_0", 64), ("copier_1", 4)] {
      let block = try device.overlay.block(named: name)
      let count = try #require(Self.beats[name])
      let source = try device.allocate(shape: [Int(count) * width], of: UInt8.self)
      let destination = try device.allocate(shape: [Int(count) * width], of: UInt8.self)
      for (register, value) in [
        (Copier.source, source.address.low32), (Copier.destination, destination.address.low32),
        (Copier.beats, count), (Copier.burst, 16), (Copier.interruptEnable, 1), (Copier.control, 1),
      ] {
        try device.write32(block.base + register, value)
      }
    }
    for line in [InterruptLines.line(0), .line(1)] {
      _ = try device.waitForInterrupt(line, timeout: .milliseconds(1))
    }
  }

  @Test func `Further ports have their beats, bytes, bursts and clocks`() throws {
    let device = try PortsTests.overlay(.fast)
    let report = try device.measure("two copies") { try Self.copy(on: $0) }
    #expect(report.channel(.readData)?.beats == 100 && report.channel(.writeData)?.bytes == 6400)
    let port = try #require(report.otherPorts.first)
    #expect(report.otherPorts.count == 1)
    #expect(port.name == "m_axi_hp" && port.kind == "memory")
    #expect(port.channels.map(\.name) == ["AR", "R", "AW", "W", "B"])
    #expect(port.channels[1].beats == 700 && port.channels[3].bytes == 2800)
    #expect(port.reads?.bursts == port.channels[0].beats && port.writes?.bursts == 44)
    #expect((port.reads?.minimumLatency ?? 0) >= 30)
    // 64 MHz beside 150 MHz.
    #expect(port.channels.allSatisfy { $0.clocks == port.window })
    let ratio = Double(report.window) / Double(port.window)
    #expect((2.3...2.4).contains(ratio), "\(ratio)")
    // 700 beats of the slower clock are what takes longest.
    let floor = try #require(report.floor)
    #expect((1_630...1_645).contains(floor), "\(floor)")
    #expect(report.clocks > floor)
    #expect(report.text.contains("m_axi_hp R") && report.markdown.contains("hp write"))
    #expect(try CycleReport(json: report.json, from: "here") == report)
  }

  @Test func `A stream counts as the floor of an overlay whose memory rests`() throws {
    let device = try PortsTests.overlay(.fast)
    let report = try device.measure("a packet") { _ in
      try device.send([UInt8](repeating: 1, count: 4000), to: "in_stream")
      _ = try device.receive(from: "out_stream", timeout: .milliseconds(1))
    }
    #expect(report.channel(.source)?.beats == 1000 && report.channel(.destination)?.bytes == 4000)
    #expect(report.floor == 1000 && report.run.dataWidth == 512)
    #expect((1.0...1.1).contains(report.floorRatio ?? 0))
  }
}
