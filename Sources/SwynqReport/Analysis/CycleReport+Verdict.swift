// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension CycleReport {
  /// The run's limit. `docs/reports.md` states the rules.
  public var verdict: Verdict {
    guard let numbers = Bottleneck(self) else { return verdictWithoutCounts }
    let pace = Pace(numbers)
    // The transfer goes at one pace; what comes before and after it are the other two candidates.
    let isLatency = pace.limit == .latency
    let atPace = numbers.paced + (isLatency ? numbers.latency : 0)
    let overhead = isLatency ? 0 : numbers.latency
    let limiting: Pace
    let share: UInt64
    if numbers.driver > max(atPace, overhead) {
      (limiting, share) = (Pace(.driver, .driver), numbers.driver)
    } else if overhead > atPace {
      (limiting, share) = (Pace(.latency, .pipelineLatency), overhead)
    } else {
      (limiting, share) = (pace, atPace)
    }
    return Verdict(
      limit: limiting.limit, cause: limiting.cause,
      share: Double(share) / Double(max(clocks, 1)),
      attribution: [
        .init(.transfer, numbers.transfer), .init(.lost, numbers.lost),
        .init(.latency, numbers.latency), .init(.driver, numbers.driver),
      ].sorted { $0.clocks > $1.clocks },
      next: next(after: limiting, numbers), title: limiting.title,
      evidence: evidence(numbers, limiting), advice: advice(limiting, numbers))
  }

  /// The run's limit if `limit` were gone, and the clocks that it would then take at least.
  private func next(after limit: Pace, _ numbers: Bottleneck) -> Verdict.NextLimit {
    let busier = "\(numbers.isReadHeavy ? "read" : "write")-bound by the bus"
    let other = "\(numbers.isReadHeavy ? "write" : "read")-bound by the bus"
    switch limit.cause {
    // A driver that is late also keeps core and memory waiting, so what is lost may be its doing.
    case .driver: return .init(title: busier, clocks: clocks - numbers.driver - numbers.lost)
    case .pipelineLatency where numbers.driver > numbers.paced:
      return .init(title: Pace(.driver, .driver).title, clocks: clocks - numbers.latency)
    case .pipelineLatency: return .init(title: busier, clocks: clocks - numbers.latency)
    case .bus:
      let beats = min(numbers.other.beats, numbers.paced)
      return .init(title: other, clocks: clocks - numbers.paced + beats)
    case .readLatency, .writeLatency:
      return .init(title: busier, clocks: clocks - numbers.lost - numbers.latency)
    default: return .init(title: busier, clocks: clocks - numbers.lost)
    }
  }

  /// The verdict from the clocks and the driver's calls alone.
  private var verdictWithoutCounts: Verdict {
    let driver = (self.driver.registerClocks ?? 0) + (self.driver.betweenCalls ?? 0)
    let reads = isReadHeavy
    if let floor, let ratio = floorRatio, ratio <= 1 + Bottleneck.tolerance {
      let pace = Pace(reads ? .read : .write, .bus)
      return Verdict(
        limit: pace.limit, cause: pace.cause, share: Double(floor) / Double(max(clocks, 1)),
        title: pace.title,
        evidence: [
          "What is \(reads ? "read" : "written") has \(grouped(floor)) beats; the run took "
            + "\(grouped(clocks)) clocks, \(percent(ratio - 1)) more."
        ],
        advice: "Nothing but a wider memory port makes this faster.")
    }
    if driver > clocks / 2 {
      let pace = Pace(.driver, .driver)
      return Verdict(
        limit: pace.limit, cause: pace.cause, share: Double(driver) / Double(max(clocks, 1)),
        title: pace.title,
        evidence: [
          "Register accesses and the time between the driver's calls took \(grouped(driver)) of "
            + "\(grouped(clocks)) clocks."
        ],
        advice: "Queue frames, so that the hardware works while the driver does.")
    }
    return Verdict(
      limit: .unknown, cause: .unknown, share: 0, title: "unknown",
      evidence: unknowns.map { "\($0.what): \($0.reason)" },
      advice: "Run it on an overlay with a cycle monitor to learn what limits it.")
  }
}
