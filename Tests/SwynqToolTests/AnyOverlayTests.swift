// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReplay
import SwynqSimulator
import Testing

/// The command on an overlay that has no resizer, no cycle monitor, and no description: the one that
/// the harness is tested with, which copies beats.
@Suite("swynq on an overlay of one's own") struct AnyOverlayTests {
  let library: String

  init() throws {
    library = try #require(
      Bundle.module.url(forResource: "test_overlay-fast", withExtension: "so")
    ).path
  }

  /// The copier's registers (`sim/test/rtl/test_pkg.sv`).
  enum Copier {
    static let start: BusAddress = 0x04
    static let source: BusAddress = 0x0C
    static let destination: BusAddress = 0x10
    static let beats: BusAddress = 0x14
    static let interruptEnable: BusAddress = 0x1C
  }

  /// Records a copy of some beats.
  func record(to path: String, beats: UInt32 = 4, seed: UInt64 = 1) throws {
    var options = SimulationOptions()
    options.seed = seed
    let device = try SimulatedDevice(libraryPath: library, options: options)
    let recorder = try Recorder(of: device, "test", to: path)
    let observed = ObservedDevice(device, observer: recorder)
    var source = try observed.allocate(shape: [64], of: UInt8.self)
    let destination = try observed.allocate(shape: [64], of: UInt8.self)
    try source.copy(from: (0..<64).map { UInt8($0) })
    for (address, value) in [
      (Copier.source, UInt32(source.address.rawValue)),
      (Copier.destination, UInt32(destination.address.rawValue)), (Copier.beats, beats),
      (Copier.interruptEnable, 1), (Copier.start, 1),
    ] {
      try observed.write32(address, value)
    }
    _ = try observed.waitForInterrupt(.line(0), timeout: .microseconds(100))
    let copied = Int(beats) * 8
    #expect(Array(destination.elements().prefix(copied)) == (0..<copied).map { UInt8($0) })
    try recorder.finish()
  }

  @Test("lists what the library tells")
  func info() throws {
    let info = try Tool.run("info", "--device", "simulator:\(library)")
    #expect(info.status == 0 && info.errors == "", "\(info)")
    #expect(info.output.hasPrefix("test_overlay: 0 IP blocks, 64-bit memory port, 100 MHz"))
    #expect(info.output.contains("--hwh"))
    let json = try Tool.run("info", "--json", "--device", "simulator:\(library)")
    #expect(json.status == 0 && json.output.contains("\"overlay\" : \"test_overlay\""), "\(json)")
  }

  @Test("repeats a recording, register by address and byte by byte")
  func replay() throws {
    try withTemporaryDirectory { directory in
      let recording = "\(directory)/copy.swynq"
      try record(to: recording)
      let same = try Tool.run("replay", recording, "--device", "simulator:\(library)")
      #expect(same.status == 0, "\(same)")
      // The resizer's overlay answers otherwise at these addresses.
      let other = try Tool.run("replay", recording)
      #expect(other.status != 0 && other.errors.filter(\.isNewline).count == 1, "\(other)")
    }
  }

  @Test("says that there is no resizer, where one is needed")
  func noResizer() throws {
    try withTemporaryDirectory { directory in
      let report = try Tool.run(
        "report", "8x8", "--factor", "1", "--device", "simulator:\(library)")
      #expect(report.status != 0 && report.output == "", "\(report)")
      #expect(report.errors.contains("test_overlay has no IP block of type"), "\(report)")
    }
  }

  @Test("takes a hardware handoff for a library, and for nothing else")
  func handoff() throws {
    let missing = try Tool.run(
      "info", "--device", "simulator:\(library)", "--hwh", "/nowhere/design.hwh")
    #expect(missing.status == 66 && missing.errors.contains("/nowhere/design.hwh"), "\(missing)")
    let refused = try Tool.run("info", "--hwh", "/nowhere/design.hwh")
    #expect(
      refused.status == 64 && refused.errors.contains("--device simulator:FILE"), "\(refused)")
  }
}
