// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// A frozen 48-bit value of a cycle monitor: two registers, the low 32 bits and the high 16.
struct MonitorCounter: Sendable {
  let name: String
  let offset: Int
  let summary: String

  init(_ name: String, at offset: Int, _ summary: String) {
    self.name = name
    self.offset = offset
    self.summary = summary
  }

  var low: Register<CycleMonitorRegisters, ReadOnlyWord> {
    .init(name + "_LO", at: offset, summary)
  }

  var high: Register<CycleMonitorRegisters, CounterHigh> {
    .init(name + "_HI", at: offset + 4, "upper bits")
  }

  var registers: [RegisterDescription] { [low.description, high.description] }
}

extension MonitorCounter {
  /// All, in order of offset.
  static var all: [MonitorCounter] {
    func each(_ counter: (MonitoredChannel) -> MonitorCounter) -> [MonitorCounter] {
      MonitoredChannel.allCases.map(counter)
    }
    return each(beats) + [readsMeasured] + each(stalled) + [writesMeasured] + each(starved)
      + [frames, registerReads, registerWrites, registerBusy] + each(first) + [start]
      + each(last) + [snapshotClock]
      + MonitoredChannel.allCases.filter { $0.hasPartialBeats }.map(missing)
  }

  /// The sums of the latencies, in order of offset.
  static var totals: [MonitorCounter] { [readTotal, writeTotal] }

  static func beats(_ channel: MonitoredChannel) -> MonitorCounter {
    of(channel, "BEATS", 0x400, "clocks with VALID and READY")
  }
  static func stalled(_ channel: MonitoredChannel) -> MonitorCounter {
    of(channel, "STALLED", 0x440, "clocks with VALID, not READY")
  }
  static func starved(_ channel: MonitoredChannel) -> MonitorCounter {
    of(channel, "STARVED", 0x480, "clocks with READY, not VALID")
  }
  static func missing(_ channel: MonitoredChannel) -> MonitorCounter {
    let place = channel == .writeData ? 0 : channel == .source ? 1 : 2
    return MonitorCounter(
      "\(channel)_MISSING", at: 0x580 + 8 * place, "bytes that beats did not carry")
  }
  static func first(_ channel: MonitoredChannel) -> MonitorCounter {
    of(channel, "FIRST", 0x500, "clock of the first beat")
  }
  static func last(_ channel: MonitoredChannel) -> MonitorCounter {
    of(channel, "LAST", 0x540, "clock of the last beat")
  }

  static var readsMeasured: Self {
    .init("READS_MEASURED", at: 0x438, "read bursts with a latency")
  }
  static var writesMeasured: Self {
    .init("WRITES_MEASURED", at: 0x478, "write bursts with a latency")
  }
  static var frames: Self { .init("FRAMES", at: 0x4B8, "frames that ended") }
  static var registerReads: Self { .init("REGISTER_READS", at: 0x4C0, "registers read") }
  static var registerWrites: Self { .init("REGISTER_WRITES", at: 0x4C8, "registers written") }
  static var registerBusy: Self {
    .init("REGISTER_BUSY", at: 0x4D0, "clocks with a register access under way")
  }
  static var start: Self { .init("START", at: 0x538, "clock of the last clear") }
  static var snapshotClock: Self { .init("SNAPSHOT_CLOCK", at: 0x578, "clock of the snapshot") }
  static var readTotal: Self { .init("READ_TOTAL", at: 0x5A0, "sum of the read latencies") }
  static var writeTotal: Self { .init("WRITE_TOTAL", at: 0x5A8, "sum of the write latencies") }

  private static func of(
    _ channel: MonitoredChannel, _ name: String, _ offset: Int, _ summary: String
  ) -> MonitorCounter {
    MonitorCounter("\(channel)_\(name)", at: offset + 8 * channel.rawValue, summary)
  }
}

extension MonitoredChannel {
  /// Whether a beat may carry fewer bytes than the channel is wide.
  var hasPartialBeats: Bool {
    switch self {
    case .writeData, .source, .destination: true
    case .readAddress, .readData, .writeAddress, .writeResponse: false
    }
  }

  /// Whether beats carry bytes at all.
  var carriesBytes: Bool { hasPartialBeats || self == .readData }
}
