// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import SwynqReport
internal import SwynqResizer

extension EquivalenceReport {
  /// The report for people: a line for each frame, then what was not compared and the outcome.
  func text(seed: UInt64) -> String {
    var lines = ["\(device) against \(reference), seed \(seed)", ""]
    let width = cases.map(\.name.count).max() ?? 0
    for entry in cases {
      let name = entry.name + String(repeating: " ", count: width - entry.name.count)
      lines.append("\(name)  \(Self.verdict(entry))")
    }
    lines.append("")
    lines += notCompared.map { "not compared  \($0)" }
    let different = cases.count { $0.difference != nil }
    lines.append(
      different == 0
        ? "equal         all \(cases.count) frames, in all that was compared"
        : "different     \(different) of \(cases.count) frames")
    return lines.joined(separator: "\n") + "\n"
  }

  private static func verdict(_ entry: Case) -> String {
    var text = entry.difference.map { "DIFFERENT  \($0)" } ?? "equal"
    if let clocks = entry.clocks, let reference = entry.referenceClocks {
      text += "  \(grouped(clocks)) / \(grouped(reference)) clocks"
    } else if let seconds = entry.seconds, let reference = entry.referenceSeconds {
      text += "  \(duration(seconds)) / \(duration(reference))"
    }
    if let ratio = entry.ratio { text += String(format: "  x%.3f", ratio) }
    return text
  }
}
