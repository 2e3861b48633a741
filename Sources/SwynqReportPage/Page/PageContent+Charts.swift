// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

extension PageContent {
  static func phases(_ report: CycleReport) -> Section? {
    guard let phases = report.phases else { return nil }
    let shown = Phase.allCases.filter { $0 != .gap || phases.gap > 0 }
    let rows = shown.map {
      [
        $0.title, grouped(phases[$0]),
        percent(Double(phases[$0]) / Double(max(report.clocks, 1))), $0.explanation,
      ]
    }
    return Section(
      charts: [BarCharts.phases(phases)], note: nil,
      table: PageTable(
        "Phases", ["phase", "clocks", "share", "what passes"], numbers: [1, 2],
        styles: shown.map { "phase-\($0.rawValue)" }, rows))
  }

  static func overTime(_ recording: CycleRecording) -> OverTime? {
    guard let log = recording.activity, !log.buckets.isEmpty else { return nil }
    let chart = UtilisationChart(log, origin: recording.origin ?? log.start)
    let channels: [MonitoredChannel] = [
      .readAddress, .readData, .writeAddress, .writeData, .writeResponse,
    ]
    return OverTime(
      strips: channels.map {
        Strip(
          name: $0.description, explanation: ChannelStyle.explanation($0.description),
          style: ChannelStyle.of($0.description), chart: chart.strip($0))
      },
      axis: chart.axis(), outstanding: chart.outstanding(),
      note: "The whole log, \(grouped(log.clocks)) clocks: from a little before the first register "
        + "write to a little after the last read. 0 is the run's start.")
  }

  /// From what was counted; without it, from the activity log.
  static func channels(_ recording: CycleRecording) -> Channels? {
    var channels = recording.report.channels
    if channels.isEmpty, let log = recording.activity {
      channels = MonitoredChannel.allCases.prefix(5).map { ChannelReport($0, log.total($0)) }
    }
    if channels.isEmpty { return nil }
    let others = recording.report.otherData
    return Channels(
      strips: channels.map {
        Strip(
          name: $0.name, explanation: ChannelStyle.explanation($0.name),
          style: ChannelStyle.of($0.name), chart: BarCharts.states($0))
      }
        + others.map { name, port, channel in
          Strip(
            name: name, explanation: ChannelStyle.explanation(of: port, channel),
            style: ChannelStyle.of(port, channel), chart: BarCharts.states(channel))
        },
      table: PageTable(
        "Channels", ["channel", "beats", "bytes", "busy", "stalled", "starved", "idle"],
        numbers: [1, 2, 3, 4, 5, 6],
        (channels.map { ($0.name, $0) } + others.map { ($0.name, $0.channel) }).map {
          name, channel in
          [
            name, grouped(channel.beats), channel.bytes == 0 ? "" : grouped(channel.bytes),
            percent(channel.use), percent(channel.stalledShare), percent(channel.starvedShare),
            percent(channel.idleShare),
          ]
        }))
  }

  static func rooflineTable(_ chart: RooflineChart) -> PageTable {
    PageTable(
      "Bytes per clock",
      ["direction", "under way", "latency", "latency allows", "port allows", "reached"],
      numbers: [1, 2, 3, 4, 5],
      chart.points.map {
        [
          $0.name, grouped($0.underWay, digits: 0), grouped($0.latency, digits: 0),
          grouped($0.limit, digits: 2), grouped(chart.portBytes, digits: 0),
          grouped($0.reached, digits: 3),
        ]
      })
  }

  static func compared(_ report: CycleReport) -> Section? {
    var rows: [(name: String, style: String, clocks: Double)] = [
      ("this run", "this-run", Double(report.clocks))
    ]
    if let floor = report.floor {
      rows.append(("floor of the memory port", "floor", Double(floor)))
    }
    var note: [String] = []
    if let reference = report.run.work.reference, let speedup = report.speedup {
      rows.append(
        (reference.name, "reference", reference.clocks * Double(report.run.frameCount)))
      note.append(
        "This run is \(grouped(speedup, digits: 2)) times as fast as the \(reference.name).")
      note += reference.published.map {
        "Published: \(duration($0.seconds)) at \(megahertz($0.clockFrequency)), \($0.origin)."
      }
    }
    if rows.count == 1 { return nil }
    return Section(
      charts: [BarCharts.compared(rows)],
      note: note.isEmpty ? nil : note.joined(separator: " "), table: nil)
  }
}
