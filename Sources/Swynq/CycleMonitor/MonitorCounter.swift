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
  /// Those of the channels, in order of offset.
  static var channels: [MonitorCounter] {
    MonitoredChannel.allCases.flatMap { channel in
      [beats(channel), stalled(channel), starved(channel)]
        + (channel.hasPartialBeats ? [missing(channel)] : [])
        + [first(channel), last(channel)]
    }
  }

  /// Those that belong to no channel, in order of offset.
  static var others: [MonitorCounter] {
    [
      readsMeasured, writesMeasured, frames, registerReads, registerWrites, registerBusy, start,
      snapshotClock, readTotal, writeTotal,
    ]
  }

  static func beats(_ channel: MonitoredChannel) -> MonitorCounter {
    of(channel, "BEATS", 0x00, "clocks with VALID and READY")
  }
  static func stalled(_ channel: MonitoredChannel) -> MonitorCounter {
    of(channel, "STALLED", 0x08, "clocks with VALID, not READY")
  }
  static func starved(_ channel: MonitoredChannel) -> MonitorCounter {
    of(channel, "STARVED", 0x10, "clocks with READY, not VALID")
  }
  static func missing(_ channel: MonitoredChannel) -> MonitorCounter {
    of(channel, "MISSING", 0x18, "bytes that beats did not carry")
  }
  static func first(_ channel: MonitoredChannel) -> MonitorCounter {
    of(channel, "FIRST", 0x20, "clock of the first beat")
  }
  static func last(_ channel: MonitoredChannel) -> MonitorCounter {
    of(channel, "LAST", 0x28, "clock of the last beat")
  }

  static var readsMeasured: Self {
    .init("READS_MEASURED", at: 0x5C0, "read bursts with a latency")
  }
  static var writesMeasured: Self {
    .init("WRITES_MEASURED", at: 0x5C8, "write bursts with a latency")
  }
  static var frames: Self { .init("FRAMES", at: 0x5D0, "frames that ended") }
  static var registerReads: Self { .init("REGISTER_READS", at: 0x5D8, "registers read") }
  static var registerWrites: Self { .init("REGISTER_WRITES", at: 0x5E0, "registers written") }
  static var registerBusy: Self {
    .init("REGISTER_BUSY", at: 0x5E8, "clocks with a register access under way")
  }
  static var start: Self { .init("START", at: 0x600, "clock of the last clear") }
  static var snapshotClock: Self { .init("SNAPSHOT_CLOCK", at: 0x608, "clock of the snapshot") }
  static var readTotal: Self { .init("READ_TOTAL", at: 0x610, "sum of the read latencies") }
  static var writeTotal: Self { .init("WRITE_TOTAL", at: 0x618, "sum of the write latencies") }

  private static func of(
    _ channel: MonitoredChannel, _ name: String, _ offset: Int, _ summary: String
  ) -> MonitorCounter {
    MonitorCounter("\(channel)_\(name)", at: 0x400 + 0x40 * channel.rawValue + offset, summary)
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
