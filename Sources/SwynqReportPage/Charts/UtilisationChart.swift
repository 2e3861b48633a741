// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

/// The channels' activity over time, from an activity log: one strip for each.
struct UtilisationChart {
  let log: ActivityLog
  /// The clock that the axis counts from.
  let origin: UInt64
  /// Neighbouring buckets, merged to at most as many columns as an eye can tell apart.
  private let columns: [ActivityBucket]

  init(_ log: ActivityLog, origin: UInt64) {
    self.log = log
    self.origin = origin
    let group = max(1, (log.buckets.count + 199) / 200)
    columns = stride(from: 0, to: log.buckets.count, by: group).map { first in
      Self.merged(log.buckets[first..<min(first + group, log.buckets.count)])
    }
  }

  private static func merged(_ buckets: ArraySlice<ActivityBucket>) -> ActivityBucket {
    var sum = buckets[buckets.startIndex]
    for bucket in buckets.dropFirst() {
      sum.clocks += bucket.clocks
      for index in sum.channels.indices { sum.channels[index] += bucket.channels[index] }
      sum.outstandingReads += bucket.outstandingReads
      sum.outstandingWrites += bucket.outstandingWrites
    }
    return sum
  }

  /// One channel's strip: of every column the shares that were busy, stalled and starved, stacked.
  func strip(_ channel: MonitoredChannel) -> String {
    let total = log.total(channel)
    return SVG.chart(
      id: "over-time-\(channel)", height: 48, title: "\(channel) over time",
      description: "In the whole log busy \(percent(total.use)), stalled "
        + "\(percent(total.stalledShare)), starved \(percent(total.starvedShare))."
    ) { svg in
      svg.element(
        "rect", ["class": "back", "x": "0", "y": "0", "width": "100%", "height": "48"])
      svg.element(
        "svg",
        [
          "x": "0", "y": "0", "width": "100%", "height": "48", "viewBox": "0 0 1000 100",
          "preserveAspectRatio": "none",
        ]
      ) { plot in
        // The lower ones are drawn over the higher.
        for (style, share) in [
          ("starved", { (part: ChannelActivity) in part.beats + part.stalled + part.starved }),
          ("stalled", { part in part.beats + part.stalled }),
          (ChannelStyle.of(channel.description), { part in part.beats }),
        ] {
          plot.element("path", ["class": style, "d": outline(channel, share)])
        }
      }
    }
  }

  /// The time axis below the strips.
  func axis() -> String {
    SVG.chart(
      id: "over-time-axis", height: 37, title: "Clocks",
      description: "Clocks from the run's start, in columns of \(grouped(columns[0].clocks))."
    ) { svg in
      svg.axis(scale, y: 1, unit: "clocks") { grouped($0, digits: 0) }
    }
  }

  /// Bursts under way, the mean of each column.
  func outstanding() -> String {
    let reads = columns.map { Double($0.outstandingReads) / Double(max($0.clocks, 1)) }
    let writes = columns.map { Double($0.outstandingWrites) / Double(max($0.clocks, 1)) }
    let most = max(reads.max() ?? 0, writes.max() ?? 0, 1)
    let vertical = Scale(0...(most * 1.15))
    return SVG.chart(
      id: "outstanding", height: 136, title: "Bursts under way over time",
      description: "At most \(grouped(reads.max() ?? 0, digits: 1)) reads and "
        + "\(grouped(writes.max() ?? 0, digits: 1)) writes on average in a column."
    ) { svg in
      svg.grid(vertical, top: 0, height: 100, about: 3) { grouped($0, digits: most < 2 ? 1 : 0) }
      for (style, values) in [("reading", reads), ("writing", writes)] {
        svg.element(
          "svg",
          [
            "x": "0", "y": "0", "width": "100%", "height": "100", "viewBox": "0 0 1000 100",
            "preserveAspectRatio": "none",
          ]
        ) { plot in
          var path = ""
          for (column, value) in zip(columns, values) {
            let y = SVG.number(100 * (1 - vertical.position(value)))
            let (from, to) = edges(column)
            path += "\(path.isEmpty ? "M" : "L")\(from) \(y)H\(to)"
          }
          plot.element("path", ["class": "curve \(style)-line", "d": path])
        }
      }
      svg.axis(scale, y: 100, unit: "clocks") { grouped($0, digits: 0) }
    }
  }

  private var scale: Scale {
    let low = Double(log.start) - Double(origin)
    return Scale(low...(low + Double(log.clocks)))
  }

  private func edges(_ column: ActivityBucket) -> (String, String) {
    let start = Double(column.start - log.start) / Double(max(log.clocks, 1))
    let width = Double(column.clocks) / Double(max(log.clocks, 1))
    return (SVG.number(start * 1000), SVG.number((start + width) * 1000))
  }

  /// The outline of an area below steps.
  private func outline(
    _ channel: MonitoredChannel, _ share: (ChannelActivity) -> UInt64
  ) -> String {
    var path = "M0 100"
    for column in columns {
      let height = 100 * Double(share(column[channel])) / Double(max(column.clocks, 1))
      path += "V\(SVG.number(100 - height))H\(edges(column).1)"
    }
    return path + "V100Z"
  }
}
