// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The DMA by its vendor's own measure (PG021, "Throughput"), from the core's own bench.
enum DMAAlone {
  private static let configurations = "64:16:1 64:256:1 32:16:1 128:16:1"

  static func tables() throws -> [Table] {
    let work = FileManager.default.temporaryDirectory.appending(
      path: "swynq-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    let output = try Subprocess.output(
      of: [Repository.path("rtl/axi_dma/test/run.sh"), "--rounds", "1"],
      environment: [
        "CONFIGURATIONS": configurations, "BUILD": work.path(percentEncoded: false),
      ])
    let results = output.split(separator: "\n").compactMap(Measurement.init)
    guard !results.isEmpty else {
      throw BenchmarkError("rtl/axi_dma/test/run.sh printed no measurement:\n\(output)")
    }
    return [table(results)]
  }

  private static func table(_ results: [Measurement]) -> Table {
    var table = Table(
      "The DMA alone: 10,000 bytes",
      [
        .init("width", "port, bits"), .init("burst", "burst, beats"),
        .init("latency", "latency"), .init("offset", "byte offset"),
        .init("readClocks", "MM2S, clocks"), .init("readPercent", "MM2S, %"),
        .init("writeClocks", "S2MM, clocks"), .init("writePercent", "S2MM, %"),
        .init("lengthToRead", "LENGTH to ARVALID"), .init("passes", "kept"),
      ])
    for result in results {
      // The measure takes the memory's latency as part of the transfer, and PG021's is short; of
      // narrower and wider ports, other latencies and offsets the issue is the clocks.
      let isVendors = result.width == 64 && result.latency == 1 && result.offset == 0
      let kept =
        result.lengthToRead <= 4
        && (!isVendors || (result.readPercent >= 99.7 && result.writePercent >= 99))
      table.add(
        .integer(result.width), .integer(result.burst), .integer(result.latency),
        .integer(result.offset), .integer(result.readClocks),
        .number(result.readPercent, digits: 2), .integer(result.writeClocks),
        .number(result.writePercent, digits: 2), .integer(result.lengthToRead), .verdict(kept))
    }
    table.notes = [
      "PG021's measure: MM2S from the first ARVALID to TLAST, S2MM from the first TVALID to the "
        + "last WLAST; PG021 publishes 99.76 % and 74.64 %. At least 99.7 % and 99 % are asked of 64 "
        + "bits with a memory that answers in the next clock, and at most 4 clocks from the write of "
        + "LENGTH to ARVALID of all."
    ]
    return table
  }
}

/// One line of the bench.
private struct Measurement {
  let width, burst, latency, offset, readClocks, writeClocks, lengthToRead: Int
  let readPercent, writePercent: Double

  /// Nil if the line is no measurement.
  init?(_ line: Substring) {
    let pattern =
      /\s*(\d+) bits, bursts of\s+(\d+), latency\s+(\d+), offset (\d+): MM2S\s+(\d+) clocks, ([\d.]+) %; S2MM\s+(\d+) clocks, ([\d.]+) %; LENGTH to ARVALID (\d+).*/
    guard let match = line.wholeMatch(of: pattern)?.output,
      let width = Int(match.1), let burst = Int(match.2), let latency = Int(match.3),
      let offset = Int(match.4), let readClocks = Int(match.5), let readPercent = Double(match.6),
      let writeClocks = Int(match.7), let writePercent = Double(match.8),
      let lengthToRead = Int(match.9)
    else { return nil }
    self.width = width
    self.burst = burst
    self.latency = latency
    self.offset = offset
    self.readClocks = readClocks
    self.readPercent = readPercent
    self.writeClocks = writeClocks
    self.writePercent = writePercent
    self.lengthToRead = lengthToRead
  }
}
