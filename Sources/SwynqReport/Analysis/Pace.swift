/// What sets the pace of the transfer.
struct Pace {
  let limit: Verdict.Limit
  let cause: Verdict.Cause

  /// Derives it: the bus, if the busier of R and W has a beat in nearly every clock; else whoever the
  /// core's two streams wait for most.
  init(_ numbers: Bottleneck) {
    if numbers.isBusFull {
      (limit, cause) = (numbers.isReadHeavy ? .read : .write, .bus)
      return
    }
    let most = max(numbers.waitingForData, numbers.waitingForRoom, numbers.waitingForCore)
    if most == 0 {
      (limit, cause) = (numbers.isReadHeavy ? .read : .write, .unknown)
    } else if most == numbers.waitingForRoom {
      let slow = numbers.isLatencyBound(
        pace: numbers.pace(numbers.write), limit: numbers.writePaceLimit)
      (limit, cause) = slow ? (.latency, .writeLatency) : (.write, .memory)
    } else if most == numbers.waitingForCore {
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
    case .unknown: "\(limit.rawValue)-bound, for no reason that the counters show"
    }
  }
}
