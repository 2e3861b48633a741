// SPDX-License-Identifier: Apache-2.0

/// The side that sets the pace of the transfer.
struct Pace {
  let limit: Verdict.Limit
  let cause: Verdict.Cause

  /// Derives it. It is the bus, if the busier of R and W has a beat in nearly every clock. Else the
  /// core's two streams tell, from the end: results that wait are not taken, data that waits is not
  /// worked on, and if neither waits there is no data.
  init(_ numbers: Bottleneck) {
    if numbers.isBusFull {
      (limit, cause) = (numbers.isReadHeavy ? .read : .write, .bus)
    } else if numbers.resultsHeldUp > numbers.waitingForResults {
      let slow = numbers.isLatencyBound(
        pace: numbers.pace(numbers.write), limit: numbers.writePaceLimit)
      (limit, cause) = slow ? (.latency, .writeLatency) : (.write, .memory)
    } else if numbers.dataHeldUp > numbers.waitingForData {
      (limit, cause) = (.compute, .core)
    } else {
      let slow = numbers.isLatencyBound(
        pace: numbers.pace(numbers.read), limit: numbers.readPaceLimit)
      (limit, cause) = slow ? (.latency, .readLatency) : (.read, .memory)
    }
  }

  init(_ limit: Verdict.Limit, _ cause: Verdict.Cause) {
    self.limit = limit
    self.cause = cause
  }

  /// In a few words.
  var title: String {
    switch cause {
    case .bus: "\(limit.rawValue)-bound by the bus"
    case .memory: "\(limit.rawValue)-bound by the memory"
    case .readLatency: "latency-bound by reads"
    case .writeLatency: "latency-bound by writes"
    case .pipelineLatency: "latency-bound by a single frame"
    case .core: "compute-bound by the core"
    case .driver: "driver-bound"
    case .unknown: "unknown"
    }
  }
}
