// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqFiles
internal import SwynqReport

/// The findings of `swynq doctor`, for people (``text``) and as JSON for programs.
///
/// The JSON's keys are the names of the properties here. They stay; later versions may add some.
struct DoctorDocument: Encodable {
  /// Of the JSON; raised if a key changes its meaning or goes.
  let version = 1
  let device: String
  /// Whether nothing has failed.
  let isReady: Bool
  let findings: [Finding]

  /// One thing that was checked.
  struct Finding: Encodable {
    let subject: String
    /// "ok", "warning" or "failed".
    let verdict: SetupFinding.Verdict
    let message: String
    /// The remedy, or null.
    @OrNull var advice: String?
  }

  init(device: String, findings: [SetupFinding]) {
    self.device = device
    isReady = findings.allSatisfy { $0.verdict != .failed }
    self.findings = findings.map {
      Finding(subject: $0.subject, verdict: $0.verdict, message: $0.message, advice: $0.advice)
    }
  }

  /// For people: a line for each check, and below it what to do.
  var text: String {
    var lines: [String] = []
    for finding in findings {
      let mark =
        switch finding.verdict {
        case .ok: "ok       "
        case .warning: "warning  "
        case .failed: "FAILED   "
        }
      lines.append("\(mark)\(finding.subject): \(finding.message)")
      if let advice = finding.advice { lines.append("         -> \(advice)") }
    }
    let warnings = findings.count { $0.verdict == .warning }
    lines.append("")
    lines.append(
      (isReady ? "ready" : "not ready")
        + (warnings == 0 ? "" : ", with \(warnings) warning\(warnings == 1 ? "" : "s")"))
    return lines.map { $0.printable() }.joined(separator: "\n") + "\n"
  }
}

extension SetupFinding.Verdict: Encodable {}
