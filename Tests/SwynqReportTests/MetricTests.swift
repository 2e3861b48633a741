// SPDX-License-Identifier: Apache-2.0

import Foundation
import SwynqReport
import SwynqReportSamples
import Testing

/// Every metric against the facts in the report's JSON, which a program would compute it from.
@Suite struct MetricTests {
  /// Where a metric's number stands in the JSON, or how it follows from what stands there.
  enum Source {
    case at(String)
    case sum([String])
    case share(String, of: String)
  }

  static let sources: [String: Source] = {
    var sources: [String: Source] = [
      "cycles": .at("clocks"), "floorRatio": .at("floorRatio"),
      "fps": .at("rates.0.framesPerSecond"), "bandwidth": .at("rates.0.bytesPerSecond"),
      "driver.accesses": .sum(["driver.reads.count", "driver.writes.count"]),
      "driver.registers": .sum(["driver.reads.clocks", "driver.writes.clocks"]),
      "driver.waits": .sum(["driver.waits.clocks", "driver.polls.clocks"]),
      "driver.between": .at("driver.betweenCalls"),
    ]
    for name in ["minimum", "median", "mean", "maximum", "first"] {
      sources["frame.\(name)"] = .at("frameStatistics.\(name)")
    }
    for name in ["setUp", "firstByte", "streaming", "drain", "wait", "gap"] {
      sources[name] = .at("phases.\(name)")
    }
    for (index, name) in ["AR", "R", "AW", "W", "B", "MM2S", "S2MM"].enumerated() {
      let shares = ["busy": "beats", "stalled": "stalled", "starved": "starved", "idle": "idle"]
      for (share, fact) in shares {
        sources["\(name).\(share)"] = .share("channels.\(index).\(fact)", of: "window")
      }
    }
    for (name, key) in [("read", "reads"), ("write", "writes")] {
      sources["\(name).bursts"] = .at("\(key).bursts")
      sources["\(name).outstanding"] = .at("\(key).outstandingHighWater")
      sources["\(name).latency"] = .at("\(key).meanLatency")
      sources["\(name).latency.minimum"] = .at("\(key).minimumLatency")
      sources["\(name).latency.maximum"] = .at("\(key).maximumLatency")
    }
    return sources
  }()

  /// The number at a place in JSON; nil if there is none.
  static func number(_ path: String, in object: Any) -> Double? {
    var object: Any? = object
    for key in path.split(separator: ".") {
      if let index = Int(key) {
        let list = object as? [Any] ?? []
        object = list.indices.contains(index) ? list[index] : nil
      } else {
        object = (object as? [String: Any])?[String(key)]
      }
    }
    return (object as? NSNumber)?.doubleValue
  }

  static func expected(_ name: String, in object: Any) throws -> Double? {
    switch try #require(sources[name], "where does \(name) stand in the JSON?") {
    case .at(let path): return number(path, in: object)
    case .sum(let paths):
      let parts = paths.map { number($0, in: object) }
      return parts.contains(nil) ? nil : parts.reduce(0) { $0 + ($1 ?? 0) }
    case .share(let part, let whole):
      guard let part = number(part, in: object), let whole = number(whole, in: object) else {
        return nil
      }
      return part / whole
    }
  }

  /// Reports in which every fact has a number of its own.
  static let reports: [CycleReport] = SampleReports.all.map { sample in
    var report = sample
    report.driver = DriverReport(
      reads: .init(count: 3, clocks: 15), writes: .init(count: 11, clocks: 55),
      polls: .init(count: 7, clocks: 70), waits: .init(count: 2, clocks: 134), betweenCalls: 9,
      lateReceive: 1)
    return report
  }

  @Test(arguments: reports, Metric.all.map(\.name))
  func `Is what the facts say`(report: CycleReport, name: String) throws {
    let object = try JSONSerialization.jsonObject(with: Data(report.json.utf8))
    let expected = try Self.expected(name, in: object)
    let metric = try Metric.named(name)
    let value = metric.value(in: report)
    #expect((value == nil) == (expected == nil))
    guard let value, let expected else { return }
    #expect(abs(value - expected) <= abs(expected) * 1e-12)

    // The same in CSV, where a number may be rounded in its last digit.
    let lines = CycleReport.csv([report]).components(separatedBy: "\r\n")
    let column = try #require(lines[0].components(separatedBy: ",").firstIndex(of: name))
    // Only the name, in the first column, has commas in it.
    let cells = lines[1].components(separatedBy: ",")
    let columns = lines[0].components(separatedBy: ",").count
    let cell = cells[column + cells.count - columns]
    #expect(abs(try #require(Double(cell)) - expected) <= abs(expected) * 1e-12, "\(cell)")

    // The same in a threshold.
    let scale = metric.unit == .share ? 100.0 : 1
    let (above, below) = (expected * scale + 0.5, expected * scale - 0.5)
    // With a sign it would be a change.
    for (text, isBroken) in [
      ("\(name)>\(above)", false), ("\(name)<\(above)", true), ("\(name)<\(below)", false),
      ("\(name)>\(below)", true),
    ] where !text.contains("-") {
      let threshold = try Threshold(text)
      #expect((threshold.explanation(ifBrokenBy: report) != nil) == isBroken, "\(text)")
    }
  }

  @Test func `No metric is left out`() {
    #expect(Set(Metric.all.map(\.name)) == Set(Self.sources.keys))
  }
}
