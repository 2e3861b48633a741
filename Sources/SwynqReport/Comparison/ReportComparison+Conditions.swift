// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension ReportComparison {
  /// The differences in the conditions of two runs, a line for each.
  static func differences(_ before: RunDescription, _ after: RunDescription) -> [String] {
    var lines: [String] = []
    func compare<Value: Equatable>(
      _ name: String, _ path: KeyPath<RunDescription, Value>, _ text: (Value) -> String
    ) {
      let old = before[keyPath: path]
      let new = after[keyPath: path]
      if old != new { lines.append("\(name): \(text(old)) before, \(text(new)) after") }
    }
    func known(_ value: (some CustomStringConvertible)?) -> String {
      value.map(\.description) ?? "not known"
    }
    compare("device", \.device) { $0 }
    compare("overlay", \.overlay) { $0 }
    compare("port width in bits", \.dataWidth, known)
    compare("burst length in beats", \.burstLength, known)
    compare("clock frequency", \.clockFrequency, megahertz)
    compare("clocks counted by", \.clockSource) { $0.rawValue }
    compare("read latency", \.memory?.readLatency, known)
    compare("write latency", \.memory?.writeLatency, known)
    compare("outstanding reads", \.memory?.outstandingReads, known)
    compare("outstanding writes", \.memory?.outstandingWrites, known)
    compare("stalls in thousandths", \.memory?.stalls.byChannel) { stalls in
      guard let stalls, !stalls.isEmpty else { return "none" }
      return stalls.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
        .joined(separator: ", ")
    }
    compare("seed", \.seed, known)
    compare("Swynq", \.versions.swynq) { $0 }
    compare("Swift", \.versions.swift) { $0 }
    compare("logic", \.versions.overlay, known)
    compare("Verilator", \.versions.verilator, known)
    return lines
  }
}

extension Metric {
  /// A change of this metric for people: in clocks and percent, in percentage points, or in percent.
  func changeText(from before: Double, to after: Double) -> String {
    let change = after - before
    let sign = change < 0 ? "-" : "+"
    switch unit {
    case .share: return "\(sign)\(grouped(abs(change) * 100, digits: 2)) points"
    case .clocks, .count:
      let digits = change == change.rounded() ? 0 : 1
      let absolute = "\(sign)\(grouped(abs(change), digits: digits))"
      return before == 0 ? absolute : "\(absolute), \(signedPercent(change / before))"
    default:
      return before == 0
        ? "\(sign)\(grouped(abs(change), digits: 4))" : signedPercent(change / before)
    }
  }
}
