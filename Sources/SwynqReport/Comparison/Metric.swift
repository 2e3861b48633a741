// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// A number of a report that comparisons, thresholds and tables go by.
public struct Metric: Sendable {
  /// The name in thresholds and CSV, such as `cycles`, `streaming` or `R.stalled`.
  public let name: String
  /// The meaning, in a few words.
  public let explanation: String
  /// The unit.
  public let unit: Unit
  /// Whether less is better.
  public let lessIsBetter: Bool

  private let read: @Sendable (CycleReport) -> Double?

  /// A metric's unit.
  public enum Unit: String, Hashable, Sendable {
    /// Clocks.
    case clocks
    /// A share of the clocks, 0...1; thresholds and tables state it in percent.
    case share
    /// Frames per second.
    case framesPerSecond = "frames/s"
    /// Bytes per second.
    case bytesPerSecond = "bytes/s"
    /// A number of things.
    case count
    /// A factor.
    case ratio
  }

  init(
    _ name: String, _ unit: Unit, _ explanation: String, lessIsBetter: Bool = true,
    _ read: @escaping @Sendable (CycleReport) -> Double?
  ) {
    self.name = name
    self.unit = unit
    self.explanation = explanation
    self.lessIsBetter = lessIsBetter
    self.read = read
  }

  /// The metric's value in a report; nil if the report does not know it.
  public func value(in report: CycleReport) -> Double? { read(report) }

  /// The metric of this name.
  ///
  /// - Throws: `invalidThreshold`, naming those that there are.
  public static func named(_ name: String) throws(ReportError) -> Metric {
    let wanted = name == "clocks" ? "cycles" : name
    if let metric = all.first(where: { $0.name.lowercased() == wanted.lowercased() }) {
      return metric
    }
    throw ReportError(
      .invalidThreshold,
      "there is no metric '\(name)'; there are: \(all.map(\.name).joined(separator: ", "))")
  }
}

extension Metric {
  /// All metrics, in the order of tables.
  public static let all: [Metric] = totals + phases + channels + bursts + driver

  private static let totals: [Metric] = [
    Metric("cycles", .clocks, "clocks of the whole run") { Double($0.clocks) },
    Metric("frame.minimum", .clocks, "the fastest frame") {
      $0.frameStatistics.map { Double($0.minimum) }
    },
    Metric("frame.median", .clocks, "the frame in the middle") { $0.frameStatistics?.median },
    Metric("frame.mean", .clocks, "the mean of the frames") { $0.frameStatistics?.mean },
    Metric("frame.maximum", .clocks, "the slowest frame") {
      $0.frameStatistics.map { Double($0.maximum) }
    },
    Metric("frame.first", .clocks, "the first frame") {
      $0.frameStatistics.map { Double($0.first) }
    },
    Metric("floorRatio", .ratio, "clocks over the floor") { $0.floorRatio },
    Metric("fps", .framesPerSecond, "frames per second", lessIsBetter: false) {
      $0.rate.framesPerSecond
    },
    Metric("bandwidth", .bytesPerSecond, "bytes read and written per second", lessIsBetter: false) {
      $0.rate.bytesPerSecond
    },
  ]

  private static let phases = Phase.allCases.map { phase in
    Metric(phase.rawValue, .clocks, "\(phase.title): \(phase.explanation)") {
      $0.phases.map { Double($0[phase]) }
    }
  }

  private static let channels = MonitoredChannel.allCases.flatMap { channel in
    [
      Metric(
        "\(channel).busy", .share, "clocks in which something crossed \(channel)",
        lessIsBetter: false
      ) { $0.channel(channel)?.use },
      Metric("\(channel).stalled", .share, "clocks in which \(channel)'s receiver was not ready") {
        $0.channel(channel)?.stalledShare
      },
      Metric("\(channel).starved", .share, "clocks in which \(channel)'s receiver got nothing") {
        $0.channel(channel)?.starvedShare
      },
      Metric("\(channel).idle", .share, "clocks in which neither side of \(channel) was ready") {
        $0.channel(channel)?.idleShare
      },
    ]
  }

  private static let bursts =
    bursts("read") { $0.reads } + bursts("write") { $0.writes }

  private static func bursts(
    _ name: String, _ bursts: @escaping @Sendable (CycleReport) -> BurstReport?
  ) -> [Metric] {
    [
      Metric("\(name).bursts", .count, "\(name) bursts") { bursts($0).map { Double($0.bursts) } },
      Metric(
        "\(name).outstanding", .count, "most \(name) bursts under way at once", lessIsBetter: false
      ) { bursts($0).map { Double($0.outstandingHighWater) } },
      Metric("\(name).latency", .clocks, "mean latency of \(name)s") { bursts($0)?.meanLatency },
      Metric("\(name).latency.minimum", .clocks, "shortest latency of \(name)s") {
        bursts($0)?.minimumLatency.map { Double($0) }
      },
      Metric("\(name).latency.maximum", .clocks, "longest latency of \(name)s") {
        bursts($0)?.maximumLatency.map { Double($0) }
      },
    ]
  }

  private static let driver: [Metric] = [
    Metric("driver.accesses", .count, "register reads and writes of the driver") {
      Double($0.driver.reads.count + $0.driver.writes.count)
    },
    Metric("driver.registers", .clocks, "clocks in register reads and writes") {
      $0.driver.registerClocks.map { Double($0) }
    },
    Metric("driver.waits", .clocks, "clocks in waits for interrupts and polls") { report in
      guard let waits = report.driver.waits.clocks, let polls = report.driver.polls.clocks else {
        return nil
      }
      return Double(waits + polls)
    },
    Metric("driver.between", .clocks, "clocks between the driver's calls") {
      $0.driver.betweenCalls.map { Double($0) }
    },
  ]
}

extension Metric {
  /// A value of this metric for people, with its unit where the name does not say it.
  public func text(_ value: Double) -> String {
    switch unit {
    case .clocks: value == value.rounded() ? grouped(Int(value)) : grouped(value, digits: 1)
    case .share: percent(value)
    case .framesPerSecond: grouped(value, digits: 1)
    case .bytesPerSecond: bandwidth(value)
    case .count: grouped(Int(value))
    case .ratio: grouped(value, digits: 4)
    }
  }
}
