// SPDX-License-Identifier: Apache-2.0

public import SwynqReport

/// A sweep as one HTML page that needs nothing else: its curves, and the table behind them.
public struct SweepPage: Sendable {
  /// The sweep.
  public var sweep: SweepReport

  /// A page about `sweep`.
  public init(_ sweep: SweepReport) { self.sweep = sweep }

  /// The page's text.
  public var html: String { PageTemplates.render(SweepContent(sweep), as: "sweep") }
}

/// The values of a sweep's template, by its names.
private struct SweepContent {
  let styles = PageTemplates.styles
  let sentence: String
  let chart: Chart?
  let table: PageTable
  let command: String?

  struct Chart {
    let title: String
    let svg: String
    let legend: [Entry]
  }

  struct Entry {
    let style: String
    let name: String
  }

  init(_ sweep: SweepReport) {
    let clocks = sweep.reports.reduce(0) { $0 + $1.clocks }
    sentence =
      "\(sweep.reports.count) runs, \(grouped(clocks)) clocks"
      + (sweep.checkedAgainst.map { ", each checked byte for byte against \($0)." } ?? ".")
    chart = SweepChart(sweep.reports).map { chart in
      Chart(
        title: "Clocks over \(chart.axis.title)", svg: chart.svg(),
        legend: chart.curves.enumerated().compactMap { index, curve in
          curve.name.isEmpty ? nil : Entry(style: SweepChart.style(index), name: curve.name)
        })
    }
    table = PageTable(
      "All runs", SweepReport.columns, numbers: Set(2..<SweepReport.columns.count - 1),
      sweep.reports.map(SweepReport.row))
    command = sweep.command
  }
}
