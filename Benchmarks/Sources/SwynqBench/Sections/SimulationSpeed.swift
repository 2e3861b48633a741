// SPDX-License-Identifier: Apache-2.0
internal import Foundation

/// Simulation speed of frames: through the driver, against a bare C++ program around the same
/// model and memory; and what a 4K frame takes.
enum SimulationSpeed {
  private static let frames = [
    ResizeCase(640, 360, to: 320, 180), ResizeCase(1920, 1080, to: 960, 540),
  ]

  /// Of a core's time, what a frame gets on a machine that does nothing else.
  private static let idleShare = 0.95

  static func tables(rounds: Int) throws -> [Table] {
    let work = FileManager.default.temporaryDirectory.appending(
      path: "swynq-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: work) }
    let program = try FrameProcess.buildBare(in: work)
    return [try comparison(with: program, rounds: rounds), try largest(rounds: min(rounds, 3))]
  }

  private static func comparison(with program: URL, rounds: Int) throws -> Table {
    var table = Table(
      "Simulation: the driver against bare C++",
      [
        .init("case", "case"), .init("rounds", "rounds"), .init("clocks", "clocks, driver"),
        .init("bareClocks", "clocks, bare"),
        .init("clocksPerSecond", "driver, M clocks/s"),
        .init("bareClocksPerSecond", "bare, M clocks/s"),
        .init("ratio", "wall time, driver / bare"),
        .init("processorRatio", "processor time, driver / bare"),
        .init("share", "share of a core"), .init("limit", "at most"), .init("passes", "kept"),
      ])
    for frame in frames {
      let pairs = try alternate(frame, program: program, rounds: rounds)
      let ratio = pairs.map { $0.driver.wall / $0.bare.wall }.median
      let processorRatio = pairs.map { $0.driver.processor / $0.bare.processor }.median
      let share = pairs.map {
        ($0.driver.processor + $0.bare.processor)
          / ($0.driver.wall + $0.bare.wall)
      }.median
      table.add(
        .text(frame.name), .integer(rounds), .integer(pairs[0].driver.clocks),
        .integer(pairs[0].bare.clocks),
        .number(pairs.map { Double($0.driver.clocks) / $0.driver.wall / 1e6 }.median, digits: 2),
        .number(pairs.map { Double($0.bare.clocks) / $0.bare.wall / 1e6 }.median, digits: 2),
        .number(ratio, digits: 3),
        .number(processorRatio, digits: 3), .number(share, digits: 2),
        .number(1.05, digits: 2),
        .verdict((share < Self.idleShare ? processorRatio : ratio) <= 1.05))
    }
    table.notes = [
      "64 bits. The bare program (`Benchmarks/bare/bare.cpp`) holds the same Verilated model and "
        + "memory model, compiled with the same flags, in one loop without driver and C ABI. Runs "
        + "alternate, in new processes after every third; each figure is the median over all. The limit is one of wall time; where "
        + "other work on the machine left this less than \(Int(Self.idleShare * 100)) % of a core, "
        + "wall time says little, and the processor's time is held to it instead."
    ]
    return table
  }

  /// Runs of the driver and of the bare program in turns.
  private static func alternate(
    _ frame: ResizeCase, program: URL, rounds: Int
  ) throws -> [(driver: Timing, bare: Timing)] {
    var pairs: [(driver: Timing, bare: Timing)] = []
    while pairs.count < rounds {
      // New processes, because where a process's stack and heap lie changes a model's speed by
      // several percent, and is drawn once per process.
      let driver = try FrameProcess.driver(frame)
      let bare = try FrameProcess.bare(program, frame)
      // Once each, for the pages of the memory; and they must do the same.
      guard try driver.run().checksum == bare.run().checksum else {
        throw BenchmarkError("\(frame.name): the driver's result is not that of the bare program")
      }
      for _ in 0..<min(3, rounds - pairs.count) {
        // Each leads in every other round.
        if pairs.count % 2 == 0 {
          let first = try driver.run()
          pairs.append((first, try bare.run()))
        } else {
          let first = try bare.run()
          pairs.append((try driver.run(), first))
        }
      }
    }
    return pairs
  }

  /// A 4K frame, in a process of its own. 1.02 s is what the original notebook's ARM takes for it.
  private static func largest(rounds: Int) throws -> Table {
    var table = Table(
      "Simulation: a 4K frame",
      [
        .init("case", "case"), .init("clocks", "clocks"),
        .init("clocksPerSecond", "M clocks/s"), .init("seconds", "wall time, s"),
        .init("secondsLimit", "aim"), .init("aim", "reached"),
        .init("megabytes", "resident, MB"), .init("megabytesLimit", "at most"),
        .init("passes", "kept"),
      ])
    let frame = ResizeCase(3840, 2160, to: 1920, 1080)
    let runs = try (0..<rounds).map { _ in try FrameProcess.driver(frame).run() }
    let seconds = runs.map(\.wall).median
    let megabytes = (runs.compactMap(\.peakMemory).max() ?? .max) / 1_000_000
    table.add(
      .text(frame.name), .integer(runs[0].clocks),
      .number(Double(runs[0].clocks) / seconds / 1e6, digits: 2), .number(seconds, digits: 2),
      .number(1.02, digits: 2), .text(seconds < 1.02 ? "yes" : "no"), .integer(megabytes),
      .integer(300), .verdict(megabytes < 300))
    table.notes = [
      "Through the driver, in a process of its own: median wall time of \(rounds) runs, and the peak "
        + "of resident memory. The aim is the 1.02 s that resizing this image in software took the "
        + "ARM of a Pynq board in the original notebook; it depends on the machine and is no limit."
    ]
    return table
  }
}
