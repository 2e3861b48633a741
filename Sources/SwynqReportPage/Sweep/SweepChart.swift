// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqReport

/// Curves of a sweep: across, the condition that takes the most values; up, the clocks, both
/// logarithmic; a curve for each combination of the others. Different sizes are different work, so
/// that no curve leads from one to another.
struct SweepChart {
  /// Reports that differ in the condition across alone.
  struct Curve {
    let name: String
    let points: [(across: Double, report: CycleReport)]
  }

  let axis: SweepAxis
  let curves: [Curve]

  /// Nil if no condition takes two values: there is no curve to draw.
  init?(_ reports: [CycleReport]) {
    let counts = SweepAxis.allCases.map { axis in (axis, Set(reports.compactMap(axis.text)).count) }
    let varied = counts.filter { $0.1 > 1 }
    // The first of those that take equally many values; sizes only if nothing else varies.
    let candidates = varied.filter { $0.0 != .size }
    let most = candidates.map(\.1).max()
    guard let axis = (candidates.first { $0.1 == most } ?? varied.first)?.0 else { return nil }
    self.axis = axis

    var names: [String] = []
    var groups: [String: [(across: Double, report: CycleReport)]] = [:]
    let others = varied.map(\.0).filter { $0 != axis || $0 == .size }
    for report in reports {
      guard let across = axis.value(report) else { continue }
      let name = others.compactMap { $0.text(report) }.joined(separator: ", ")
      if groups[name] == nil { names.append(name) }
      groups[name, default: []].append((across, report))
    }
    curves = names.map { name in
      Curve(name: name, points: (groups[name] ?? []).sorted { $0.across < $1.across })
    }
  }

  /// A curve's colour and dashes, 6 by 3; beyond them they repeat.
  static func style(_ curve: Int) -> String { "hue-\(curve % 6) dash-\(curve / 6 % 3)" }

  /// The chart, 384 pixels high.
  func svg() -> String {
    let plot = 340.0
    let all = curves.flatMap(\.points)
    let least = all.map(\.across).min() ?? 1
    let across = Scale(least...(all.map(\.across).max() ?? 2), isLogarithmic: true)
    let clocks = all.map { Double(max($0.report.clocks, 1)) }
    let up = Scale(
      (clocks.min() ?? 1) / 1.3...(clocks.max() ?? 2) * 1.3, isLogarithmic: true)
    func x(_ value: Double) -> Double { 0.08 + 0.9 * across.position(value) }
    func y(_ report: CycleReport) -> Double {
      16 + plot * (1 - up.position(Double(max(report.clocks, 1))))
    }
    return SVG.chart(
      id: "sweep", height: plot + 44, title: "Clocks over \(axis.title)",
      description: "Clocks over \(axis.title), both logarithmic: "
        + "\(curves.count) curves of \(all.count) points; the table has the numbers."
    ) { svg in
      svg.grid(up, top: 16, height: plot, about: 6) { grouped($0, digits: 0) }
      svg.line("axis", from: (0, 16 + plot), to: (1, 16 + plot))
      // Where values crowd, later ones have a tick alone; where the page is narrow, more of them.
      var (label, narrowLabel) = (-1.0, -1.0)
      for place in Set(all.map(\.across)).sorted().map({ (value: $0, x: x($0)) }) {
        svg.line("axis", from: (place.x, 16 + plot), to: (place.x, 20 + plot))
        if place.x - label < 0.05 { continue }
        label = place.x
        let isAlways = place.x - narrowLabel >= 0.15
        if isAlways { narrowLabel = place.x }
        svg.label(
          grouped(place.value, digits: 0), x: place.x, y: plot + 36,
          anchor: place.x > 0.93 ? "end" : "middle", style: isAlways ? "tick" : "tick odd")
      }
      for (index, curve) in curves.enumerated() {
        let style = Self.style(index)
        for (from, to) in zip(curve.points, curve.points.dropFirst()) {
          svg.line(
            "sweep-line \(style)", from: (x(from.across), y(from.report)),
            to: (x(to.across), y(to.report)))
        }
        for point in curve.points {
          svg.element(
            "circle",
            [
              "class": "sweep-point \(style)", "cx": SVG.percent(x(point.across)),
              "cy": SVG.number(y(point.report)), "r": "4",
            ]
          ) {
            $0.element(
              "title", [:],
              text: (curve.name.isEmpty ? "" : "\(curve.name): ")
                + "\(axis.text(point.report) ?? ""), \(grouped(point.report.clocks)) clocks")
          }
        }
      }
    }
  }
}
