// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The same RTL and frame under cocotb and cocotbext-axi: `peer/cocotb/run.sh`.
enum Peer {
  private struct Run: Decodable {
    let name: String
    let clocks: Int
    let seconds: Double
  }

  static func tables() throws -> [Table] {
    let output = try Subprocess.output(of: [Repository.path("Benchmarks/peer/cocotb/run.sh")])
    let runs = try JSONDecoder().decode([Run].self, from: Data(output.utf8))
    let driver = try DriverFrame(ResizeCase(640, 360, to: 320, 180))
    _ = try driver.run()
    let own = try driver.run()
    let speed = Double(own.clocks) / own.wall
    var table = Table(
      "The peer: cocotb and cocotbext-axi",
      [
        .init("run", "run"), .init("clocks", "clocks"),
        .init("clocksPerSecond", "clocks/s"), .init("ratio", "swynq is faster by"),
      ])
    table.add(
      .text("swynq, 640x360 to 320x180"), .integer(own.clocks), .integer(Int(speed)),
      .number(1, digits: 0))
    for run in runs {
      let rate = Double(run.clocks) / run.seconds
      table.add(
        .text(run.name), .integer(run.clocks), .integer(Int(rate)),
        .number(speed / rate, digits: 0))
    }
    table.notes = [
      "The same RTL under cocotb 2.1 with cocotbext-axi's memory, and Verilator 5.048. Every result "
        + "was compared with software, byte for byte, also with random pauses on every channel."
    ]
    return [table]
  }
}
