// SPDX-License-Identifier: Apache-2.0

extension SVG {
  /// The horizontal axis of a chart: a line at `y` with ticks, their labels and the unit below,
  /// 36 pixels in all. Labels at the ends stay inside; every other one is left out where the page is
  /// narrow.
  mutating func axis(_ scale: Scale, y: Double, unit: String, label: (Double) -> String) {
    line("axis", from: (0, y), to: (1, y))
    let ticks = scale.ticks(about: 8)
    for (index, tick) in ticks.enumerated() {
      let place = scale.position(tick)
      line("axis", from: (place, y), to: (place, y + 4))
      self.label(
        label(tick), x: place, y: y + 17,
        anchor: place < 0.04 ? "start" : place > 0.93 ? "end" : "middle",
        style: index % 2 == 0 ? "tick" : "tick odd")
    }
    self.label(unit, x: 1, y: y + 32, anchor: "end", style: "tick")
  }

  /// Horizontal lines at round values, each with its label above it, at the left.
  mutating func grid(
    _ scale: Scale, top: Double, height: Double, about count: Int, label: (Double) -> String
  ) {
    for tick in scale.ticks(about: count) {
      let y = top + height * (1 - scale.position(tick))
      line("grid", from: (0, y), to: (1, y))
      self.label(label(tick), x: 0, y: y - 3, style: "tick")
    }
  }
}
