// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqSimulator
import SwynqTesting
import Testing

/// Tests that fail on purpose, where the environment asks for it.
@Suite(
  .waveform(lastClocks: 300), .serialized,
  .enabled(if: ProcessInfo.processInfo.environment["SWYNQ_FAIL_ON_PURPOSE"] != nil))
struct FailOnPurposeTests {
  /// A copier that is started, and 2000 clocks.
  private static func start() throws -> SimulatedDevice {
    let device = try PortsTests.overlay(.fast)
    let block = try device.overlay.block(named: "copier_0")
    try device.write32(block.base + PortsTests.Copier.beats, 7)
    try device.run(clocks: 2_000)
    return device
  }

  @Test func expectation() throws {
    let device = try Self.start()
    #expect(try device.read32(0x43C0_0000 + PortsTests.Copier.beats) == 8)
    try device.run(clocks: 50_000)
  }

  @Test func error() throws {
    _ = try Self.start().read32(0x43C0_0000 + 0x1000)
  }

  @Test(arguments: [1, 2]) func twice(number: Int) throws {
    _ = try Self.start()
    let device = try Self.start()
    #expect(device.clocks < 2_000, "number \(number)")
  }

  nonisolated(unsafe) private static var runs = 0

  @Test func once() throws {
    _ = try Self.start()
    Self.runs += 1
    #expect(Self.runs > 1, "the first time")
  }

  @Test func passes() throws { _ = try Self.start() }
}

@Suite struct WaveformTraitTests {
  /// The failures of ``FailOnPurposeTests`` in a process of its own, which runs this program again.
  private static func output(of test: String, in folder: URL) throws -> String {
    let output = folder.appending(path: "output")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = try #require(Bundle.main.executableURL)
    process.arguments = [
      "--testing-library", "swift-testing", "--filter", "FailOnPurposeTests/\(test)",
    ]
    process.environment = ProcessInfo.processInfo.environment.merging([
      "SWYNQ_FAIL_ON_PURPOSE": "1", "SWYNQ_FAILURES": folder.path,
    ]) { $1 }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = process.standardOutput
    try process.run()
    process.waitUntilExit()
    return try String(contentsOf: output, encoding: .utf8)
  }

  private static func folder() throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appending(path: "swynq-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  @Test(arguments: [
    ("expectation", 1, "read copier_0+0x14: 0x7"), ("error", 1, "failed"),
    ("twice", 4, "write copier_0+0x14: 0x7"),
  ])
  func `A test that fails leaves waveforms and calls, and says where`(
    test: String, count: Int, call: String
  ) throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = try Self.output(of: test, in: folder)
    let named = text.matches(of: /waveform from clock (\d+) on: (\S+\.fst)/)
    #expect(Set(named.map(\.2)).count == count, "\(text)")
    for match in named {
      let first = try #require(Int(match.1))
      #expect((1_700...1_800).contains(first), "\(match.0)")
      let size = try FileManager.default.attributesOfItem(atPath: String(match.2))[.size] as? Int
      #expect(try #require(size) > 500)
    }
    for match in text.matches(of: /calls: (\S+\/calls\.txt)/) {
      let calls = try String(contentsOfFile: String(match.1), encoding: .utf8)
      #expect(calls.contains(call), "\(calls)")
    }
    #expect(text.contains("calls: "))
  }

  @Test func `One that passes when it is run again fails all the same`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = try Self.output(of: "once", in: folder)
    #expect(text.contains("passed when it was run again") && text.contains("the first time"))
    #expect(text.contains("with 1 issue"), "\(text)")
  }

  @Test func `One that passes leaves nothing`() throws {
    let folder = try Self.folder()
    defer { try? FileManager.default.removeItem(at: folder) }
    let text = try Self.output(of: "passes", in: folder)
    #expect(text.contains("passed"), "\(text)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["output"])
  }
}
