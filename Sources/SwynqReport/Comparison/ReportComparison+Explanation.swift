// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension ReportComparison {
  /// The change and its cause, in a sentence or two.
  public var summary: String {
    guard change != 0 else {
      let moved = phases.filter { $0.change != 0 }
      if moved.isEmpty { return "\(grouped(after.clocks)) clocks, as before." }
      return "\(grouped(after.clocks)) clocks, as before, but "
        + moved.map(Self.sentence).joined(separator: ", ") + "."
    }
    let direction = change > 0 ? "more" : "fewer"
    var text =
      "\(grouped(change.magnitude)) clocks \(direction) (\(signedPercent(relativeChange))): "
      + "\(grouped(after.clocks)) instead of \(grouped(before.clocks))."
    if let culprit {
      text += " Above all, \(Self.sentence(culprit))"
      let other = channelReason
      text += other.isEmpty ? "." : "; \(other)."
    } else if phases.isEmpty {
      text += " Which phase it was is not known: \(unknownPhases)."
    }
    if before.verdict.title != after.verdict.title {
      text += " It was \(before.verdict.title) and is \(after.verdict.title)."
    }
    return text
  }

  private var unknownPhases: String {
    let reports = [("before", before), ("after", after)].filter { $0.1.phases == nil }
    return reports.map { name, report in
      let reason = report.unknowns.first { $0.what == "phases" }?.reason ?? "it was not recorded"
      return "\(name), \(reason)"
    }.joined(separator: "; ")
  }

  /// `drain grew from 190 to 1,054 clocks`.
  private static func sentence(_ phase: PhaseChange) -> String {
    let verb = phase.change > 0 ? "grew" : "shrank"
    return "\(phase.phase.title) \(verb) by \(grouped(phase.change.magnitude)) clocks, from "
      + "\(grouped(phase.before)) to \(grouped(phase.after))"
  }

  /// The channel whose clocks without a beat changed most along with the whole.
  private var channelReason: String {
    let names = after.channels.map(\.name)
    var most: (text: String, clocks: Int) = ("", 0)
    for name in names {
      guard let old = before.channels.first(where: { $0.name == name }),
        let new = after.channels.first(where: { $0.name == name })
      else { continue }
      for (what, clocks) in [
        ("was held up by its receiver", Int(new.stalled) - Int(old.stalled)),
        ("had nothing to take", Int(new.waiting) - Int(old.waiting)),
      ] where clocks.signum() == change.signum() && ["R", "W", "MM2S", "S2MM"].contains(name) {
        if clocks.magnitude > most.clocks.magnitude {
          most = (
            "\(name) \(what) for \(grouped(clocks.magnitude)) clocks "
              + (clocks > 0 ? "more" : "fewer"), clocks
          )
        }
      }
    }
    return most.text
  }
}
