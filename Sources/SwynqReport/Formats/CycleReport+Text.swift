// SPDX-License-Identifier: Apache-2.0

extension CycleReport {
  /// The report for a terminal of 80 columns.
  public var text: String {
    let verdict = verdict
    var lines = wrapped((name.map { "\($0): " } ?? "") + caseTitle, indent: 0)
    lines += wrapped(deviceTitle)
    if let memoryTitle { lines += wrapped("memory: \(memoryTitle)") }
    lines += section(totalTable)
    lines += publishedLines.flatMap { wrapped($0) }
    lines += section(rateTable)
    for table in [frameTable, phaseTable, channelTable, portTable, burstTable, driverTable] {
      if let table { lines += section(table) }
    }
    let share = verdict.limit == .unknown ? "" : ", \(percent(verdict.share)) of the clocks"
    lines += ["", "verdict: \(verdict.title)\(share)"]
    if !verdict.attribution.isEmpty { lines += wrapped("went to: \(attributionLine)") }
    lines += verdict.evidence.flatMap { wrapped($0) }
    lines += wrapped(verdict.advice)
    if let next = verdict.next {
      lines += wrapped("Then it would be \(next.title): \(grouped(next.clocks)) clocks at least.")
    }
    if !unknowns.isEmpty {
      lines += ["", "not known"]
      lines += unknowns.flatMap { wrapped("\($0.what): \($0.reason)") }
    }
    lines += [""] + wrapped(versionsTitle, indent: 0)
    return lines.joined(separator: "\n") + "\n"
  }

  private func section(_ table: TextTable) -> [String] { [""] + table.text(indent: 2) }
}
