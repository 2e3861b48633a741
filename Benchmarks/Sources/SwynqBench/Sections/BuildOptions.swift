// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// The effect of Verilator and compiler options on the speed: `options/run.sh`.
enum BuildOptions {
  private struct Row: Decodable {
    let name: String
    let clocksPerSecond: Double
    let ratio: Double
  }

  static func tables(rounds: Int) throws -> [Table] {
    let output = try Subprocess.output(
      of: [Repository.path("Benchmarks/options/run.sh"), "--json", "--rounds", "\(rounds)"])
    let rows = try JSONDecoder().decode([Row].self, from: Data(output.utf8))
    var table = Table(
      "Simulation: what options do",
      [
        .init("options", "built with"), .init("clocksPerSecond", "M clocks/s"),
        .init("ratio", "speed against the first"),
      ])
    for row in rows {
      table.add(
        .text(row.name), .number(row.clocksPerSecond / 1e6, digits: 2),
        .number(row.ratio, digits: 2))
    }
    table.notes = [
      "64 bits, 640x360 to 320x180, through the C ABI, by the processor's time; the libraries take "
        + "turns, and each figure is the median over \(rounds) rounds."
    ]
    return [table]
  }
}
