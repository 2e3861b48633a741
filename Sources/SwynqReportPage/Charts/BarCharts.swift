// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

/// Charts made of one row of bars.
enum BarCharts {
  /// A channel's clocks: busy, stalled, starved, idle.
  static func states(_ channel: ChannelReport) -> String {
    let parts: [(String, String, Double)] = [
      (ChannelStyle.of(channel.name), "busy", channel.use),
      ("stalled", "stalled", channel.stalledShare),
      ("starved", "starved", channel.starvedShare), ("idle", "idle", channel.idleShare),
    ]
    let shares = parts.map { "\($0.1) \(percent($0.2))" }.joined(separator: ", ")
    return SVG.chart(
      id: "states-\(channel.name)", height: 22, title: "\(channel.name): where its clocks went",
      description: shares
    ) { svg in
      var start = 0.0
      for (style, name, share) in parts where share > 0 {
        svg.bar(
          style, start: start, width: share, y: 1, height: 20,
          tip: "\(channel.name) \(name) \(percent(share))")
        start += share
      }
    }
  }

  /// The phases of a frame or a run, to scale, and once more with room for the short ones.
  static func phases(_ phases: PhaseClocks) -> String {
    let parts = Phase.allCases.map { ($0, phases[$0]) }.filter { $0.1 > 0 }
    let total = Double(max(phases.sum, 1))
    let text = parts.map { "\($0.0.title) \(grouped($0.1))" }.joined(separator: ", ")
    return SVG.chart(
      id: "phases", height: 128, title: "The phases of the run", description: "\(text) clocks."
    ) { svg in
      svg.label("to scale", x: 0, y: 12, style: "tick")
      draw(parts.map { ($0.0, $0.1, Double($0.1) / total) }, y: 18, in: &svg)
      // Every phase gets a tenth at least; what is left is shared out by length.
      let spare = 1 - 0.1 * Double(parts.count)
      svg.label("not to scale: each phase wide enough to read", x: 0, y: 66, style: "tick")
      let shown = parts.map { ($0.0, $0.1, 0.1 + spare * Double($0.1) / total) }
      draw(shown, y: 72, in: &svg)
      var start = 0.0
      for (index, (_, clocks, width)) in shown.enumerated() {
        svg.label(
          grouped(clocks), x: start + width / 2, y: 122, anchor: "middle",
          style: index == 0 ? "tick first" : "tick")
        start += width
      }
    }
  }

  private static func draw(
    _ parts: [(Phase, UInt64, Double)], y: Double, in svg: inout SVG
  ) {
    var start = 0.0
    for (phase, clocks, width) in parts {
      svg.bar(
        "phase-\(phase.rawValue)", start: start, width: width, y: y, height: 32,
        tip: "\(phase.title): \(grouped(clocks)) clocks, \(phase.explanation)")
      start += width
    }
  }

  /// Lengths that are compared: this run, the floor, the original core.
  static func compared(_ rows: [(name: String, style: String, clocks: Double)]) -> String {
    let longest = max(rows.map(\.clocks).max() ?? 1, 1)
    let height = Double(rows.count) * 44
    let text = rows.map { "\($0.name) \(grouped($0.clocks, digits: 0))" }
    return SVG.chart(
      id: "compared", height: height, title: "Clocks compared",
      description: text.joined(separator: ", ") + " clocks."
    ) { svg in
      for (index, row) in rows.enumerated() {
        let y = Double(index) * 44
        svg.label(row.name, x: 0, y: y + 13)
        svg.label(
          grouped(row.clocks, digits: 0), x: 1, y: y + 13, anchor: "end", style: "label number")
        svg.bar(
          row.style, start: 0, width: row.clocks / longest, y: y + 19, height: 16, tip: text[index])
      }
    }
  }

  /// A histogram of bursts by the clocks from address to first beat or response.
  static func latencies(_ latencies: [UInt64], name: String) -> String? {
    guard let least = latencies.min(), let most = latencies.max() else { return nil }
    let step = (most - least) / 32 + 1
    var counts = [Int](repeating: 0, count: Int((most - least) / step) + 1)
    for latency in latencies { counts[Int((latency - least) / step)] += 1 }
    // At least 16 clocks wide, so that a latency that never changes is a bar and not a wall.
    let width = max(16, step * UInt64(counts.count))
    let margin = (width - step * UInt64(counts.count)) / 2
    let first = least - min(least, margin)
    let scale = Scale(Double(first)...Double(first + width))
    let tallest = Double(counts.max() ?? 1)
    return SVG.chart(
      id: "latency-\(name)", height: 148, title: "Latency of \(name) bursts",
      description: "\(grouped(latencies.count)) bursts took \(grouped(least)) to \(grouped(most)) "
        + "clocks."
    ) { svg in
      svg.label("\(name) bursts", x: 0, y: 13)
      for (index, count) in counts.enumerated() where count > 0 {
        let first = least + UInt64(index) * step
        let start = scale.position(Double(first))
        let width = scale.position(Double(first + step)) - start
        let height = max(1, 88 * Double(count) / tallest)
        svg.bar(
          name == "read" ? "reading" : "writing", start: start, width: max(width - 0.004, 0.002),
          y: 112 - height, height: height,
          tip:
            "\(grouped(count)) bursts of \(grouped(first)) to \(grouped(first + step - 1)) clocks")
      }
      svg.axis(scale, y: 112, unit: "clocks") { grouped($0, digits: 0) }
    }
  }
}
