// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension CycleReport {
  /// The work, such as `640x360 to 320x180`, and how many times.
  package var caseTitle: String {
    let frames =
      run.frameCount == 1
      ? "" : ", \(run.frameCount) \(unit)s \(run.isQueued ? "queued" : "one by one")"
    return "\(run.work.title)\(frames)"
  }

  /// The word for one piece of the work.
  private var unit: String { run.work.source == nil ? "run" : "frame" }

  /// The device that it ran on: `simulator, resizer_overlay, 64 bits`.
  package var deviceTitle: String {
    var parts = [run.device, run.overlay]
    if let width = run.dataWidth { parts.append("\(width) bits") }
    if let burst = run.burstLength { parts.append("bursts of \(burst)") }
    return parts.joined(separator: ", ")
  }

  /// The memory's settings; nil if there are none.
  package var memoryTitle: String? {
    guard let memory = run.memory else { return nil }
    let stalls = memory.stalls.byChannel.sorted { $0.key < $1.key }
      .map { "\($0.key) \(Double($0.value) / 10) %" }.joined(separator: ", ")
    return "latency \(memory.readLatency) reading, \(memory.writeLatency) writing; at most "
      + "\(memory.outstandingReads) reads, \(memory.outstandingWrites) writes under way; "
      + (stalls.isEmpty ? "no stalls" : "stalls \(stalls)")
  }

  /// The versions that took part.
  package var versionsTitle: String {
    var parts = ["Swynq \(run.versions.swynq)", "Swift \(run.versions.swift)"]
    if let logic = run.versions.overlay { parts.append(logic) }
    if let verilator = run.versions.verilator { parts.append("Verilator \(verilator)") }
    if let seed = run.seed { parts.append("seed \(seed)") }
    return parts.joined(separator: ", ")
  }

  /// The rates at each clock frequency.
  var rateTable: TextTable {
    var table = TextTable(["at", "per \(unit)", "\(unit)s/s", "memory traffic"])
    for rate in rates {
      table.add([
        megahertz(rate.clockFrequency), duration(rate.secondsPerFrame),
        grouped(rate.framesPerSecond, digits: 1), bandwidth(rate.bytesPerSecond),
      ])
    }
    return table
  }

  /// Minimum, median, mean, maximum and first of several frames; nil for one.
  var frameTable: TextTable? {
    guard frames.count > 1, let statistics = frameStatistics else { return nil }
    var table = TextTable(["clocks of a \(unit)", "minimum", "median", "mean", "maximum", "first"])
    table.add([
      "", grouped(statistics.minimum), grouped(statistics.median, digits: 1),
      grouped(statistics.mean, digits: 1), grouped(statistics.maximum), grouped(statistics.first),
    ])
    return table
  }

  /// Clocks and share of each phase; nil if not known.
  var phaseTable: TextTable? {
    guard let phases else { return nil }
    var table = TextTable(["phase", "clocks", "share", "what passes"], leftAligned: [0, 3])
    for phase in Phase.allCases where phase != .gap || phases.gap > 0 {
      let part = Double(phases[phase]) / Double(max(clocks, 1))
      table.add([phase.title, grouped(phases[phase]), percent(part), phase.explanation])
    }
    return table
  }

  /// Beats and shares of each channel; nil if not known.
  var channelTable: TextTable? {
    if channels.isEmpty { return nil }
    return table(of: channels.map { ($0.name, $0) }, "channel")
  }

  /// The data of further ports, each in its own clocks; nil if there are none.
  var portTable: TextTable? {
    otherPorts.isEmpty ? nil : table(of: otherData.map { ($0.name, $0.channel) }, "further port")
  }

  /// The channels of further ports that carry data, with names to show.
  package var otherData: [(name: String, port: PortReport, channel: ChannelReport)] {
    otherPorts.flatMap { port in
      port.channels.filter { ["R", "W", "T"].contains($0.name) }.map { channel in
        (channel.name == "T" ? port.name : "\(port.name) \(channel.name)", port, channel)
      }
    }
  }

  private func table(of channels: [(String, ChannelReport)], _ title: String) -> TextTable {
    var table = TextTable([title, "beats", "MB", "busy", "stalled", "starved", "idle"])
    for (name, channel) in channels {
      table.add([
        name, grouped(channel.beats),
        channel.bytes == 0 ? "" : grouped(Double(channel.bytes) / 1e6, digits: 3),
        percent(channel.use), percent(channel.stalledShare), percent(channel.starvedShare),
        percent(channel.idleShare),
      ])
    }
    return table
  }

  /// Bursts and latencies; nil if not known.
  var burstTable: TextTable? {
    guard let reads, let writes else { return nil }
    var table = TextTable(["bursts", "count", "at once", "latency", "mean", "longest"])
    for (name, bursts) in [("read", reads), ("write", writes)] + otherBursts {
      table.add([
        name, grouped(bursts.bursts), "\(bursts.outstandingHighWater)",
        bursts.minimumLatency.map { grouped($0) } ?? "",
        bursts.meanLatency.map { grouped($0, digits: 1) } ?? "",
        bursts.maximumLatency.map { grouped($0) } ?? "",
      ])
    }
    return table
  }

  /// The bursts of further ports, with names to show.
  package var otherBursts: [(String, BurstReport)] {
    otherPorts.flatMap { port in
      [("\(port.name) read", port.reads), ("\(port.name) write", port.writes)].compactMap {
        name, bursts in bursts.map { (name, $0) }
      }
    }
  }

  /// The driver's calls.
  var driverTable: TextTable {
    var table = TextTable(["driver", "calls", "clocks"])
    func clocks(_ value: UInt64?) -> String { value.map { grouped($0) } ?? "not known" }
    for (name, calls) in [
      ("register reads", driver.reads), ("register writes", driver.writes),
      ("polls", driver.polls), ("waits for interrupts", driver.waits),
    ] where calls.count > 0 {
      table.add([name, "\(calls.count)", clocks(calls.clocks)])
    }
    table.add(["between calls", "", clocks(driver.betweenCalls)])
    return table
  }

  /// Clocks, and what they are measured against.
  var totalTable: TextTable {
    var table = TextTable(["", "clocks", ""], leftAligned: [0, 2])
    table.add(["measured", grouped(clocks), measuredBy])
    if let floor, let floorRatio {
      table.add([
        "floor", grouped(floor), "measured is \(grouped(floorRatio, digits: 4)) times the floor",
      ])
    }
    if let reference = run.work.reference, let speedup {
      table.add([
        reference.name, grouped(reference.clocks * Double(run.frameCount), digits: 0),
        "measured is \(grouped(speedup, digits: 2)) times as fast",
      ])
    }
    return table
  }

  private var measuredBy: String {
    switch run.clockSource {
    case .device: "the driver's first call to its last"
    case .monitor: "by the cycle monitor, some register accesses included"
    case .time: "by the processor's clock"
    }
  }

  /// The published figures of this very case, for comparison.
  var publishedLines: [String] {
    (run.work.reference?.published ?? []).map {
      "published: \(duration($0.seconds)) at \(megahertz($0.clockFrequency)), \($0.origin)"
    }
  }

  /// The largest parts of the clocks: `transfer 99.7 %, driver 0.1 %`.
  var attributionLine: String {
    verdict.attribution.map {
      "\($0.purpose.rawValue) \(percent(Double($0.clocks) / Double(max(clocks, 1))))"
    }
    .joined(separator: ", ")
  }
}
