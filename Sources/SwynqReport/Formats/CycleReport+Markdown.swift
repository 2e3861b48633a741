// SPDX-License-Identifier: Apache-2.0

extension CycleReport {
  /// The report in Markdown, for a pull request: the verdict, then tables, the longer ones folded.
  public var markdown: String {
    let verdict = verdict
    var lines = ["### \(markdownEscaped((name.map { "\($0): " } ?? "") + caseTitle))", ""]
    let share = verdict.limit == .unknown ? "" : ", \(percent(verdict.share)) of the clocks"
    lines.append("**\(grouped(clocks)) clocks; \(verdict.title)**\(share).")
    lines.append(markdownEscaped(verdict.evidence.joined(separator: " ") + " " + verdict.advice))
    if let next = verdict.next {
      lines.append("Then it would be \(next.title): \(grouped(next.clocks)) clocks at least.")
    }
    for table in [totalTable, frameTable, phaseTable, rateTable] {
      if let table { lines += [""] + table.markdown }
    }
    if !publishedLines.isEmpty { lines += [""] + publishedLines }
    lines += ["", "<details><summary>Channels, bursts, driver</summary>"]
    for table in [channelTable, portTable, burstTable, driverTable] {
      if let table { lines += [""] + table.markdown }
    }
    lines += ["", "</details>"]
    if !unknowns.isEmpty {
      lines +=
        ["", "Not known:", ""] + unknowns.map { "* " + markdownEscaped("\($0.what): \($0.reason)") }
    }
    lines += [
      "",
      markdownEscaped(
        deviceTitle + (memoryTitle.map { "; memory: \($0)" } ?? "") + ". \(versionsTitle)."),
    ]
    return lines.joined(separator: "\n") + "\n"
  }
}
