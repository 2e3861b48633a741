// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

extension PageContent {
  /// Rows of long tables that a page shows.
  private static var longest: Int { 60 }

  static func frames(_ report: CycleReport) -> Section? {
    guard report.frames.count > 1, let statistics = report.frameStatistics else { return nil }
    let rows = report.frames.prefix(longest).enumerated().map { index, frame in
      [
        "\(index + 1)", grouped(frame.start), grouped(frame.end), grouped(frame.clocks),
        frame.entered.map { grouped($0) } ?? "", frame.left.map { grouped($0) } ?? "",
      ]
    }
    let left = report.frames.count - rows.count
    return Section(
      charts: [],
      note: "Clocks of a frame: minimum \(grouped(statistics.minimum)), median "
        + "\(grouped(statistics.median, digits: 1)), mean \(grouped(statistics.mean, digits: 1)), "
        + "maximum \(grouped(statistics.maximum)), first \(grouped(statistics.first))."
        + (left > 0 ? " \(left) more frames are in the JSON report." : ""),
      table: PageTable(
        "Frames", ["frame", "start", "end", "clocks", "entered the core", "left it"],
        numbers: [0, 1, 2, 3, 4, 5], Array(rows)))
  }

  static func bursts(_ recording: CycleRecording) -> Section? {
    let report = recording.report
    var charts: [String] = []
    var rows: [[String]] = []
    for (direction, known) in [
      (BurstActivity.Direction.read, report.reads), (.write, report.writes),
    ] {
      let logged = recording.activity?.bursts.filter { $0.direction == direction } ?? []
      let latencies = logged.map {
        (direction == .read ? $0.firstBeat : $0.end) - $0.start
      }
      if let chart = BarCharts.latencies(latencies, name: direction.rawValue) {
        charts.append(chart)
      }
      if let known {
        rows.append(row(direction.rawValue, known))
      } else if let least = latencies.min(), let most = latencies.max() {
        let mean = Double(latencies.reduce(0, +)) / Double(latencies.count)
        rows.append([
          direction.rawValue, grouped(logged.count), "", grouped(least),
          grouped(mean, digits: 1), grouped(most),
        ])
      }
    }
    rows += report.otherBursts.map { name, bursts in row(name, bursts) }
    if rows.isEmpty { return nil }
    return Section(
      charts: charts,
      note: "Latency: clocks from the address being accepted to the first beat (reads) or the "
        + "response (writes).",
      table: PageTable(
        "Bursts", ["direction", "bursts", "at once", "shortest", "mean", "longest"],
        numbers: [1, 2, 3, 4, 5], rows))
  }

  private static func row(_ name: String, _ bursts: BurstReport) -> [String] {
    [
      name, grouped(bursts.bursts), "\(bursts.outstandingHighWater)",
      bursts.minimumLatency.map { grouped($0) } ?? "",
      bursts.meanLatency.map { grouped($0, digits: 1) } ?? "",
      bursts.maximumLatency.map { grouped($0) } ?? "",
    ]
  }

  static func registers(_ recording: CycleRecording) -> Section? {
    let names = RegisterNames(recording.overlay, recording.cores)
    let origin = recording.origin
    let accesses = recording.events.compactMap { event -> [String]? in
      let (what, address): (String, BusAddress) =
        switch event.call {
        case .read(let address): ("read", address)
        case .write(let address, _): ("write", address)
        case .poll(let address, _, _, _): ("poll", address)
        default: ("", 0)
        }
      if what.isEmpty { return nil }
      let value: String =
        switch (event.call, event.outcome) {
        case (.write(_, let value), .done): hexadecimal(value, minimumDigits: 8)
        case (_, .value(let value)): hexadecimal(value, minimumDigits: 8)
        default: "failed"
        }
      let start = event.startClock.flatMap { start in
        origin.map { grouped(Int64(start) - Int64($0)) }
      }
      return [
        start ?? "", event.clocks.map { grouped($0) } ?? "", what, names.name(of: address), value,
      ]
    }
    if accesses.isEmpty { return nil }
    let driver = recording.report.driver
    var note =
      "\(driver.writes.count) writes, \(driver.reads.count) reads, \(driver.polls.count) polls, "
      + "\(driver.waits.count) waits for interrupts."
    if accesses.count > longest {
      note += " The first \(longest) accesses of \(accesses.count); the trace has all."
    }
    return Section(
      charts: [], note: note,
      table: PageTable(
        "Register accesses of the driver", ["at clock", "clocks", "access", "register", "value"],
        numbers: [0, 1, 4], Array(accesses.prefix(longest))))
  }

  static func rates(_ report: CycleReport) -> PageTable {
    PageTable(
      "At other clocks", ["clock", "per \(unit(report))", "\(unit(report))s/s", "memory traffic"],
      numbers: [0, 1, 2, 3],
      report.rates.map {
        [
          megahertz($0.clockFrequency), duration($0.secondsPerFrame),
          grouped($0.framesPerSecond, digits: 1), bandwidth($0.bytesPerSecond),
        ]
      })
  }

  static func conditions(_ report: CycleReport) -> PageTable {
    let run = report.run
    var rows = [
      ["work", report.caseTitle],
      ["device", report.deviceTitle],
      ["clock", megahertz(run.clockFrequency)],
    ]
    if let memory = report.memoryTitle { rows.append(["memory", memory]) }
    if let seed = run.seed { rows.append(["seed", "\(seed)"]) }
    rows.append(["versions", report.versionsTitle])
    return PageTable("Conditions", ["what", "value"], numbers: [], rows)
  }
}
