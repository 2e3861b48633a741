// SPDX-License-Identifier: Apache-2.0

internal import Swynq

extension CycleReport {
  /// The largest number of clocks, bytes or calls that a report may have: what is exact as a number of
  /// JSON. A thousand of them still add up without overflow.
  private static let largest: UInt64 = 1 << 53

  /// The most frames that a report may have.
  static let mostFrames = 1 << 16

  /// The first number that is out of bounds; nil if none is.
  ///
  /// Whoever decodes a report from a file calls this once: what is computed from a report relies on
  /// it.
  func firstOutOfBounds() -> String? {
    for (name, value) in numbers where value > Self.largest { return name }
    if !(1...Self.mostFrames).contains(run.frameCount) { return "run.frameCount" }
    if frames.count > Self.mostFrames { return "frames" }
    if channels.count > 64 { return "channels" }
    if otherPorts.count > 1 << 10 || otherPorts.contains(where: { $0.channels.count > 64 }) {
      return "otherPorts"
    }
    if !(8...4096).contains(run.dataWidth ?? 8) { return "run.dataWidth" }
    if !(1...1 << 16).contains(run.burstLength ?? 1) { return "run.burstLength" }
    let bursts =
      [("reads", reads), ("writes", writes)]
      + otherPorts.flatMap { [("otherPorts.reads", $0.reads), ("otherPorts.writes", $0.writes)] }
    for (name, bursts) in bursts {
      guard let mean = bursts?.meanLatency else { continue }
      if !(0...Double(UInt32.max)).contains(mean) { return "\(name).meanLatency" }
    }
    for calls in [driver.reads, driver.writes, driver.polls, driver.waits] where calls.count < 0 {
      return "driver"
    }
    return nil
  }

  private var numbers: [(String, UInt64)] {
    var numbers = [
      ("clocks", clocks), ("window", window), ("run.clockFrequency", run.clockFrequency),
    ]
    func add(_ name: String, _ values: UInt64?...) {
      numbers += values.map { (name, $0 ?? 0) }
    }
    func add(_ name: String, _ phases: PhaseClocks?) {
      guard let phases else { return }
      for phase in Phase.allCases { add("\(name).\(phase.rawValue)", phases[phase]) }
    }
    for frequency in clockFrequencies { add("clockFrequencies", frequency) }
    for frame in frames {
      add("frames", frame.start, frame.end, frame.entered, frame.left)
      add("frames", frame.phases)
    }
    add("phases", phases)
    for port in otherPorts {
      add("otherPorts", port.window, port.reads?.bursts, port.writes?.bursts)
    }
    for channel in channels + otherPorts.flatMap(\.channels) {
      add(
        "channels", channel.beats, channel.bytes, channel.stalled, channel.starved, channel.idle,
        channel.span)
    }
    add("reads", reads?.bursts)
    add("writes", writes?.bursts)
    for calls in [driver.reads, driver.writes, driver.polls, driver.waits] {
      add("driver", calls.clocks, UInt64(max(calls.count, 0)))
    }
    add("driver", driver.betweenCalls, driver.lateReceive)
    return numbers
  }
}
