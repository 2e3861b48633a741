internal import Swynq
internal import SwynqReport

/// Curves of a sweep: across, the condition that takes the most values; up, the clocks, both
/// logarithmic; a curve for each combination of the others.
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
    func count(_ axis: SweepAxis) -> Int { Set(reports.compactMap(axis.value)).count }
    // The first of those that take equally many.
    let counts = SweepAxis.allCases.map { ($0, count($0)) }
    guard let most = counts.map(\.1).max(), most > 1,
      let axis = counts.first(where: { $0.1 == most })?.0
    else { return nil }
    self.axis = axis

    var names: [String] = []
    var groups: [String: [(across: Double, report: CycleReport)]] = [:]
    let others = counts.filter { $0.0 != axis && $0.1 > 1 }.map(\.0)
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

  /// How many styles curves have; beyond them they repeat.
  static let styles = 12

  static func style(_ curve: Int) -> String { "curve-\(curve % styles)" }

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
      for value in Set(all.map(\.across)).sorted() {
        svg.line("axis", from: (x(value), 16 + plot), to: (x(value), 20 + plot))
        svg.label(
          grouped(value, digits: 0), x: x(value), y: plot + 36, anchor: "middle", style: "tick")
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
