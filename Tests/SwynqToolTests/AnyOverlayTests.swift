// SPDX-License-Identifier: Apache-2.0

import Foundation
import Swynq
import SwynqReplay
import SwynqReport
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

  @Test func `lists what the library tells`() throws {
    let info = try Tool.run("info", "--device", "simulator:\(library)")
    #expect(info.status == 0 && info.errors == "", "\(info)")
    #expect(info.output.hasPrefix("test_overlay: 0 IP blocks, 64-bit memory port, 100 MHz"))
    #expect(info.output.contains("--hwh"))
    let json = try Tool.run("info", "--json", "--device", "simulator:\(library)")
    #expect(json.status == 0 && json.output.contains("\"overlay\" : \"test_overlay\""), "\(json)")
  }

  @Test func `repeats a recording, register by address and byte by byte`() throws {
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

  @Test func `says that there is no resizer, where one is needed`() throws {
    try withTemporaryDirectory { directory in
      let report = try Tool.run(
        "report", "8x8", "--factor", "1", "--device", "simulator:\(library)")
      #expect(report.status != 0 && report.output == "", "\(report)")
      #expect(report.errors.contains("test_overlay has no IP block of type"), "\(report)")
    }
  }

  /// A copy of 32 beats, by the copier's addresses.
  static let script = """
    # A copy by the overlay that the harness is tested with.
    allocate source 256
    allocate destination 256
    fill source count
    write 0x0C source
    write 0x10 destination
    write 0x14 32
    write 0x1C 1
    write 0x04 1
    wait 0 1ms
    read 0x14 32
    compare source destination
    """

  @Test func `runs a script, records it, repeats it and reports where its clocks went`() throws {
    try withTemporaryDirectory { directory in
      let script = "\(directory)/copy.txt"
      let recording = "\(directory)/copy.swynq"
      try Self.script.write(toFile: script, atomically: true, encoding: .utf8)
      let device = ["--device", "simulator:\(library)"]
      let record = try Tool.run(["record", "script", script, recording] + device)
      #expect(record.status == 0 && record.errors == "", "\(record)")
      let replay = try Tool.run(["replay", recording] + device)
      #expect(replay.status == 0, "\(replay)")
      // A slower memory takes other clocks to the same bytes.
      let report = try Tool.run(["report", "script", script] + device)
      #expect(report.status == 0, "\(report)")
      #expect(report.output.contains("verdict: ") && report.output.contains("test_overlay"))
      let json = try Tool.run(
        ["report", "script", script, "--format", "json", "--memory-latency", "90"] + device)
      let slow = try CycleReport(json: json.output, from: "the tool")
      #expect(slow.channel(.readData)?.beats == 32 && slow.phases?.firstByte == 90)
      let broken = try Tool.run(
        ["report", "script", script, "--fail-if", "cycles>10"] + device)
      #expect(broken.status == 1, "\(broken)")
      let page = "\(directory)/copy.html"
      let html = try Tool.run(["report", "script", script, "--output", page] + device)
      #expect(html.status == 0, "\(html)")
      let text = try String(contentsOfFile: page, encoding: .utf8)
      #expect(text.contains("test_overlay") && !text.contains("original core"))
    }
  }

  @Test(
    arguments: [
      ("fill nowhere zeros", 65, "no buffer 'nowhere'"), ("write 4", 65, "write PLACE VALUE"),
      ("jump 4", 65, "there are: allocate"),
      ("write nowhere.CTRL 1", 65, "no IP block named nowhere"),
      ("allocate a 0", 65, "number of bytes"), ("wait 99", 65, "no interrupt"),
      ("read 0x14 7", 76, "instead of 0x0000_0007"), ("wait 0 10us", 75, "interrupt"),
      ("write 0x14 AP_START", 65, "is no value"), ("poll 4 1", 65, "poll PLACE MASK VALUE"),
      ("allocate a 64\nfill a count\nallocate b 64\ncompare a b", 76, "differ at byte 1: 1 and 0"),
      ("allocate a 64\nsave a /nowhere/file", 74, "/nowhere/file"),
    ])
  func `says which line of a script is wrong`(text: String, status: Int32, message: String) throws {
    try withTemporaryDirectory { directory in
      let script = "\(directory)/bad.txt"
      try text.write(toFile: script, atomically: true, encoding: .utf8)
      let run = try Tool.run("report", "script", script, "--device", "simulator:\(library)")
      let lines = text.split(separator: "\n").count
      #expect(run.status == status && run.output == "", "\(run)")
      #expect(run.errors.contains("bad.txt:\(lines): "), "\(run)")
      #expect(run.errors.contains(message), "\(run)")
    }
  }

  @Test func `takes registers, fields and interrupts by name`() throws {
    try withTemporaryDirectory { directory in
      let script = "\(directory)/dma.txt"
      try """
      allocate source 64
      allocate destination 64
      fill source random 7
      write axi_dma_0.MM2S_DMACR RS|IOC_IrqEn
      read axi_dma_0.MM2S_DMACR RS|IOC_IrqEn RS|IOC_IrqEn
      poll axi_dma_0.MM2S_DMASR Halted 0
      write axi_dma_0.MM2S_SA source
      write axi_dma_0+0x1C source.high
      read axi_dma_0.MM2S_SA source
      """.write(toFile: script, atomically: true, encoding: .utf8)
      let run = try Tool.run("report", "script", script)
      #expect(run.status == 0, "\(run)")
    }
  }

  @Test func `takes a hardware handoff for a library, and for nothing else`() throws {
    let missing = try Tool.run(
      "info", "--device", "simulator:\(library)", "--hwh", "/nowhere/design.hwh")
    #expect(missing.status == 66 && missing.errors.contains("/nowhere/design.hwh"), "\(missing)")
    let refused = try Tool.run("info", "--hwh", "/nowhere/design.hwh")
    #expect(
      refused.status == 64 && refused.errors.contains("--device simulator:FILE"), "\(refused)")
  }
}
