// SPDX-License-Identifier: Apache-2.0

extension ReportComparison {
  /// Clocks of each phase, before and after.
  private var phaseTable: TextTable? {
    if phases.isEmpty { return nil }
    var table = TextTable(["phase", "before", "after", "change", ""])
    for phase in phases where phase.before + phase.after > 0 {
      table.add([
        phase.phase.title, grouped(phase.before), grouped(phase.after),
        phase.change == 0 ? "" : (phase.change > 0 ? "+" : "") + grouped(phase.change),
        phase.change == 0 || phase.before == 0
          ? "" : signedPercent(Double(phase.change) / Double(phase.before)),
      ])
    }
    table.add([
      "all", grouped(before.clocks), grouped(after.clocks),
      change == 0 ? "" : (change > 0 ? "+" : "") + grouped(change),
      change == 0 ? "" : signedPercent(relativeChange),
    ])
    return table
  }

  /// Channels whose clocks changed, before and after.
  private var channelTable: TextTable? {
    let channels = changes.filter { change in
      guard change.metric.unit == .share, let grown = change.change else { return false }
      return abs(grown) >= 0.0005
    }
    if channels.isEmpty { return nil }
    var table = TextTable(["channel", "before", "after", "change"])
    for change in channels {
      table.add([
        change.metric.name, change.metric.text(change.before!), change.metric.text(change.after!),
        change.metric.changeText(from: change.before!, to: change.after!),
      ])
    }
    return table
  }

  /// The comparison for a terminal of 80 columns.
  public var text: String {
    var lines = wrapped((after.name.map { "\($0): " } ?? "") + after.caseTitle, indent: 0)
    lines += [""] + wrapped(summary)
    for table in [phaseTable, channelTable] {
      if let table { lines += [""] + table.text(indent: 2) }
    }
    lines += ["", "  before  \(before.verdict.title), \(percent(before.verdict.share))"]
    lines += ["  after   \(after.verdict.title), \(percent(after.verdict.share))"]
    if !conditions.isEmpty {
      lines += ["", "the runs differ"] + conditions.flatMap { wrapped($0) }
    }
    if !broken.isEmpty {
      lines += ["", "too much"] + broken.flatMap { wrapped($0.explanation) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The comparison in Markdown, for a pull request.
  public var markdown: String {
    var lines = [
      "### " + markdownEscaped((after.name.map { "\($0): " } ?? "") + after.caseTitle), "",
      "**\(markdownEscaped(summary))**",
    ]
    if !broken.isEmpty { lines += [""] + broken.map { "* :x: " + markdownEscaped($0.explanation) } }
    for table in [phaseTable, channelTable] {
      if let table { lines += [""] + table.markdown }
    }
    lines += [
      "",
      "Before: \(before.verdict.title), \(percent(before.verdict.share)). After: "
        + "\(after.verdict.title), \(percent(after.verdict.share)).",
    ]
    if !conditions.isEmpty {
      lines += ["", "The runs differ:", ""] + conditions.map { "* " + markdownEscaped($0) }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
