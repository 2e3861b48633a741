// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension CycleReport {
  /// The numbers behind a verdict, a sentence for each.
  func evidence(_ numbers: Bottleneck, _ limit: Pace) -> [String] {
    let busier = numbers.busier
    var sentences = [
      "\(busier.name) has \(grouped(busier.beats)) beats in the \(grouped(numbers.span(busier))) "
        + "clocks from its first to its last\(numbers.phases.gap > 0 ? ", gaps left out" : ""): a beat "
        + "in \(percent(numbers.pace(busier))) of them."
    ]
    switch limit.cause {
    case .bus:
      sentences.append(
        "\(numbers.other.name) has a beat in \(percent(numbers.other.use)) of all clocks.")
    case .memory where limit.limit == .read:
      sentences.append(
        "The core waited \(grouped(numbers.waitingForData)) clocks for data, while at most "
          + "\(numbers.reads.outstandingHighWater) bursts were under way"
          + pace(numbers.readPaceLimit, reached: numbers.pace(numbers.read)))
    case .memory:
      sentences.append(
        "The memory did not take W for \(grouped(numbers.write.stalled)) clocks, and the core's "
          + "results waited \(grouped(numbers.resultsHeldUp))"
          + pace(numbers.writePaceLimit, reached: numbers.pace(numbers.write)))
    case .readLatency:
      sentences.append(
        law("reads", numbers.reads, beats: numbers.read.beats, pace: numbers.readPaceLimit))
      sentences.append("The core waited \(grouped(numbers.waitingForData)) clocks for data.")
    case .writeLatency:
      sentences.append(
        law("writes", numbers.writes, beats: numbers.write.beats, pace: numbers.writePaceLimit))
      sentences.append(
        "The core's results waited \(grouped(numbers.resultsHeldUp)) clocks to be taken.")
    case .core:
      sentences.append(
        "The core refused data for \(grouped(numbers.dataHeldUp)) clocks; its results waited "
          + "\(grouped(numbers.resultsHeldUp)), and it waited "
          + "\(grouped(numbers.waitingForData)) for data.")
    case .driver:
      sentences.append(
        "Set-up took \(grouped(numbers.phases.setUp)) clocks, seeing the end "
          + "\(grouped(numbers.phases.wait)), gaps between frames \(grouped(numbers.phases.gap)), and "
          + "results had nowhere to go for \(grouped(numbers.late)): \(grouped(numbers.driver)) of "
          + "\(grouped(clocks)) clocks.")
      if let registers = driver.registerClocks, let between = driver.betweenCalls {
        sentences.append(
          "\(driver.reads.count + driver.writes.count) register accesses took "
            + "\(grouped(registers)) clocks; \(grouped(between)) passed between the driver's calls."
        )
      }
    case .pipelineLatency:
      sentences.append(
        "\(grouped(numbers.latency)) of \(grouped(clocks)) clocks went to waiting for the first beat "
          + "and for the last response.")
    case .unknown:
      break
    }
    return sentences
  }

  /// Why latency is not, or not all of, the reason.
  private func pace(_ limit: Double?, reached: Double) -> String {
    guard let limit else { return "." }
    return "; their latency would allow \(grouped(limit, digits: 2)) beats per clock, and "
      + "\(grouped(reached, digits: 2)) came."
  }

  /// Little's law, with its numbers.
  private func law(_ name: String, _ bursts: BurstReport, beats: UInt64, pace: Double?) -> String {
    let mean = Double(beats) / Double(max(bursts.bursts, 1))
    return
      "At most \(bursts.outstandingHighWater) \(name) of \(grouped(mean, digits: 1)) beats were "
      + "under way, each for at least \(grouped(bursts.minimumLatency ?? 0)) clocks: by Little's law "
      + "at most \(grouped(pace ?? 0, digits: 3)) beats per clock."
  }

  /// The remedy, and what it brings.
  func advice(_ limit: Pace, _ numbers: Bottleneck) -> String {
    func gain(_ saved: UInt64) -> String {
      "at most \(grouped(saved)) clocks, \(percent(Double(saved) / Double(max(clocks, 1))))"
    }
    switch limit.cause {
    case .bus:
      return "Only a wider memory port makes this faster; one twice as wide would save "
        + "\(gain(numbers.transfer / 2))."
    case .memory:
      return "A memory that keeps up would save \(gain(numbers.lost))."
    case .readLatency, .writeLatency:
      return "More bursts under way, longer ones, or a nearer memory would save "
        + "\(gain(numbers.lost + numbers.latency))."
    case .pipelineLatency:
      return "Queue frames, so that one's latency passes while another is moved; that would save "
        + "\(gain(numbers.latency))."
    case .core:
      return "A core that takes a beat in every clock would save \(gain(numbers.lost))."
    case .driver:
      return "Fewer or faster register accesses, or frames in a queue, would save "
        + "\(gain(numbers.driver))."
    case .unknown:
      return "Look at a waveform."
    }
  }
}
