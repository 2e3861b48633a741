// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

/// The limits of the memory port and the memory, and the rate reached.
///
/// To the right: bytes under way at once. Up: bytes per clock. By Little's law no more than the bytes
/// under way, divided by the clocks that each of them takes, can arrive in a clock; and no more than
/// the port is wide.
struct RooflineChart {
  /// A direction of the memory port.
  struct Point {
    let name: String
    let style: String
    /// Most bytes that were under way at once.
    let underWay: Double
    /// Bytes per clock, from the first beat to the last.
    let reached: Double
    /// Clocks that a burst takes at least, from its address to its last beat or response.
    let latency: Double

    /// The bytes per clock that latency allows.
    var limit: Double { underWay / latency }
  }

  let portBytes: Double
  let points: [Point]
  /// Bytes per clock of the work's reference, and its name; nil if there is none.
  let reference: (name: String, bytesPerClock: Double)?

  /// Nil if the port's width, or the bursts' latency, is not known.
  init?(_ report: CycleReport) {
    guard let width = report.run.dataWidth else { return nil }
    portBytes = Double(width) / 8
    var points: [Point] = []
    for (name, style, bursts, channel) in [
      ("read", "reading", report.reads, report.channel(.readData)),
      ("write", "writing", report.writes, report.channel(.writeData)),
    ] {
      guard let bursts, let channel, let latency = bursts.minimumLatency, bursts.bursts > 0,
        channel.span > 0, channel.beats > 0
      else { continue }
      let beats = Double(channel.beats) / Double(bursts.bursts)
      // A write's latency, up to its response, has its beats in it.
      let whole = name == "read" ? Double(latency) + beats - 1 : Double(latency)
      points.append(
        Point(
          name: name, style: style,
          underWay: Double(bursts.outstandingHighWater) * beats * portBytes,
          reached: Double(channel.beats) * portBytes / Double(channel.span),
          latency: max(whole, 1)))
    }
    guard !points.isEmpty else { return nil }
    self.points = points
    let work = report.run.work
    let bytes = max(work.bytesRead ?? 0, work.bytesWritten ?? 0)
    reference = work.reference.flatMap {
      $0.clocks > 0 && bytes > 0 ? ($0.name, Double(bytes) / $0.clocks) : nil
    }
  }

  /// The chart, 272 pixels high.
  func svg() -> String {
    let plot = 236.0
    let least = points.map(\.underWay).min() ?? 1
    let most = points.map { max($0.underWay, portBytes * $0.latency) }.max() ?? 1
    let across = Scale(min(least, 64) / 2...most * 3, isLogarithmic: true)
    let low =
      min(points.map(\.reached).min() ?? 1, reference?.bytesPerClock ?? portBytes, portBytes / 8)
      / 2.5
    let up = Scale(low...portBytes * 1.8, isLogarithmic: true)
    func y(_ value: Double) -> Double { plot * (1 - up.position(value)) }
    let text = points.map {
      "The \($0.name) side reached \(grouped($0.reached, digits: 2)) bytes per clock with "
        + "\(grouped($0.underWay, digits: 0)) bytes under way; its latency allows "
        + "\(grouped(min($0.limit, portBytes), digits: 2))."
    }
    return SVG.chart(
      id: "roofline", height: 272, title: "Bytes per clock, and what limits them",
      description: "The port allows \(grouped(portBytes, digits: 0)) bytes per clock. "
        + text.joined(separator: " ")
    ) { svg in
      svg.grid(up, top: 0, height: plot, about: 4) { grouped($0, digits: $0 < 1 ? 2 : 0) }
      svg.line("roof", from: (0, y(portBytes)), to: (1, y(portBytes)))
      svg.label(
        "port: \(grouped(portBytes, digits: 0)) bytes per clock", x: 1, y: y(portBytes) - 6,
        anchor: "end")
      for point in points {
        // From where latency allows the least that is shown to where the port takes over.
        let first = max(low * point.latency, across.domain.lowerBound)
        let corner = portBytes * point.latency
        svg.line(
          "roof \(point.style)-line",
          from: (across.position(first), y(first / point.latency)),
          to: (across.position(corner), y(portBytes)))
      }
      if let (name, bytesPerClock) = reference {
        let height = y(bytesPerClock)
        svg.line("reference-line", from: (0, height), to: (1, height))
        svg.label(
          "\(name): \(grouped(bytesPerClock, digits: 2))", x: 1, y: height - 6, anchor: "end")
      }
      for (index, point) in points.enumerated() {
        let place = (across.position(point.underWay), y(point.reached))
        svg.element(
          "circle",
          [
            "class": point.style, "cx": SVG.percent(place.0), "cy": SVG.number(place.1), "r": "6",
          ]
        ) { $0.element("title", [:], text: "\(point.name): \(grouped(point.reached, digits: 3))") }
        // Below the point, where no line's label is; a second one close by goes further down.
        let isClose = index > 0 && abs(y(points[0].reached) - place.1) < 20
        svg.label(
          "\(point.name) \(grouped(point.reached, digits: 2))", x: place.0,
          y: place.1 + (isClose ? 40 : 22),
          anchor: place.0 > 0.7 ? "end" : place.0 < 0.2 ? "start" : "middle", style: "label strong")
      }
      svg.axis(across, y: plot, unit: "bytes under way") { grouped($0, digits: 0) }
    }
  }
}
