// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// A snapshot of a cycle monitor: all counters as they stood at one clock, still in the hardware.
/// They are read from there, as many as are wanted, until the next snapshot replaces them.
public struct FrozenCounters<Bus: Device> {
  /// The clock counter when the counters were last cleared.
  public let start: UInt64
  /// The clock counter when the counters were frozen.
  public let clock: UInt64

  private let monitor: CycleMonitor<Bus>
  private let generation: Int
  private var registers: RegisterWindow<Bus, CycleMonitorRegisters> { monitor.registers }

  init(_ monitor: CycleMonitor<Bus>) throws(DeviceError) {
    self.monitor = monitor
    generation = monitor.generation
    // Times have 48 bits. The running counter, which is less than 2^48 clocks ahead, has the rest.
    let now = try monitor.clock()
    let frozen = try Self.wide(.snapshotClock, monitor.registers)
    let cleared = try Self.wide(.start, monitor.registers)
    clock = now - (now &- frozen) & Self.mask
    start = clock - (clock &- cleared) & Self.mask
  }

  /// Clocks that the counters cover.
  public var clocks: UInt64 { clock - start }

  /// A channel's counters. Costs 3 to 6 register reads.
  ///
  /// - Throws: `invalidArgument` if a later snapshot has replaced this one; what the bus answers.
  public func channel(_ channel: MonitoredChannel) throws(DeviceError) -> ChannelCounters {
    try check()
    var activity = ChannelActivity(
      beats: try count(.beats(channel)), stalled: try count(.stalled(channel)),
      starved: try count(.starved(channel)))
    let busy = activity.beats &+ activity.stalled &+ activity.starved
    guard busy <= clocks else {
      throw DeviceError(
        .unexpectedResult,
        "the cycle monitor counts \(busy) clocks of \(channel) in a window of \(clocks); check that "
          + "nothing else takes snapshots of it meanwhile", address: registers.base)
    }
    activity.idle = clocks - busy
    var counters = ChannelCounters(activity)
    if counters.beats > 0 {
      counters.firstBeat = try time(.first(channel))
      counters.lastBeat = try time(.last(channel))
    }
    if channel.carriesBytes {
      counters.bytes = counters.beats * UInt64(monitor.bytesPerBeat)
      if channel.hasPartialBeats && counters.beats > 0 {
        counters.bytes &-= try Self.wide(.missing(channel), registers)
      }
    }
    return counters
  }

  /// The bursts of the read channels. Costs 7 register reads.
  ///
  /// - Throws: As ``channel(_:)``.
  public func reads() throws(DeviceError) -> BurstCounters {
    try bursts(
      .beats(.readAddress), measured: .readsMeasured, total: .readTotal,
      minimum: .readMinimum, maximum: .readMaximum, outstanding: MonitorOutstanding.reads)
  }

  /// The bursts of the write channels. Costs 7 register reads.
  ///
  /// - Throws: As ``channel(_:)``.
  public func writes() throws(DeviceError) -> BurstCounters {
    try bursts(
      .beats(.writeAddress), measured: .writesMeasured, total: .writeTotal,
      minimum: .writeMinimum, maximum: .writeMaximum, outstanding: MonitorOutstanding.writes)
  }

  /// The register port's counters. Costs 3 register reads.
  ///
  /// - Throws: As ``channel(_:)``.
  public func registerPort() throws(DeviceError) -> RegisterCounters {
    try check()
    var counters = RegisterCounters()
    counters.reads = try count(.registerReads)
    counters.writes = try count(.registerWrites)
    counters.busy = try count(.registerBusy)
    return counters
  }

  /// Number of frames that have ended. Costs a register read.
  ///
  /// - Throws: As ``channel(_:)``.
  public func frameCount() throws(DeviceError) -> UInt64 {
    try check()
    return try count(.frames)
  }

  /// When the frames that ended last began and ended, the oldest first. Costs 4 register accesses
  /// for each, and 2 more.
  ///
  /// If hundreds of frames pass while they are read, the oldest are overwritten and left out.
  /// - Parameter limit: The most frames to read; at most ``CycleMonitor/framesKept`` are there.
  /// - Throws: As ``channel(_:)``.
  public func frames(limit: Int = .max) throws(DeviceError) -> [FrameClocks] {
    let there = min(try frameCount(), UInt64(min(max(limit, 0), monitor.framesKept)))
    if there == 0 { return [] }
    var frames: [FrameClocks] = []
    frames.reserveCapacity(Int(there))
    for index in (0..<UInt32(there)).reversed() {
      try registers.write(MonitorFrameIndex(rawValue: index), to: .frameIndex)
      let start = try registers.read(.frameStart).rawValue
      let end = try registers.read(.frameEnd).rawValue
      let high = try registers.read(.frameHigh)
      frames.append(
        FrameClocks(
          start: before(UInt64(high[MonitorFrameHigh.start]) << 32 | UInt64(start)),
          end: before(UInt64(high[MonitorFrameHigh.end]) << 32 | UInt64(end))))
    }
    let since = Int(try registers.read(.framesSince)[MonitorFramesSince.count])
    return Array(frames.suffix(max(0, Self.ring - Self.inFlight - since)))
  }

  /// All of it. Costs some 60 register accesses, and 4 more for each frame.
  ///
  /// - Throws: As ``channel(_:)``.
  public func counters() throws(DeviceError) -> CycleCounters {
    var channels: [ChannelCounters] = []
    for channel in MonitoredChannel.allCases { channels.append(try self.channel(channel)) }
    return CycleCounters(
      start: start, clock: clock, channels: channels, reads: try reads(), writes: try writes(),
      registers: try registerPort(), frameCount: try frameCount(), frames: try frames(),
      bytesPerBeat: monitor.bytesPerBeat)
  }

  // MARK: Values

  private static var mask: UInt64 { 1 << 48 - 1 }
  /// Frames that the hardware's ring holds, and an ample bound for those under way at once.
  private static var ring: Int { 512 }
  private static var inFlight: Int { 64 }

  private func check() throws(DeviceError) {
    guard generation == monitor.generation else {
      throw DeviceError(
        .invalidArgument,
        "a later snapshot of the cycle monitor has replaced this one; read it before taking another",
        address: registers.base)
    }
  }

  /// A number of clocks or events, at most one a clock, so that a short window needs no high half.
  private func count(_ counter: MonitorCounter) throws(DeviceError) -> UInt64 {
    clocks >> 32 == 0
      ? UInt64(try registers.read(counter.low).rawValue) : try Self.wide(counter, registers)
  }

  /// A time in the window.
  private func time(_ counter: MonitorCounter) throws(DeviceError) -> UInt64 {
    if clocks >> 32 != 0 { return before(try Self.wide(counter, registers)) }
    let low = try registers.read(counter.low).rawValue
    return clock - UInt64(clock.low32 &- low)
  }

  /// The time up to now that has these lower 48 bits.
  private func before(_ time: UInt64) -> UInt64 { clock - (clock &- time) & Self.mask }

  /// All 48 bits of a value.
  private static func wide(
    _ counter: MonitorCounter, _ registers: RegisterWindow<Bus, CycleMonitorRegisters>
  ) throws(DeviceError) -> UInt64 {
    let low = UInt64(try registers.read(counter.low).rawValue)
    return UInt64(try registers.read(counter.high).rawValue) << 32 | low
  }

  private func bursts(
    _ bursts: MonitorCounter, measured: MonitorCounter, total: MonitorCounter,
    minimum: Register<CycleMonitorRegisters, ReadOnlyWord>,
    maximum: Register<CycleMonitorRegisters, ReadOnlyWord>, outstanding: RegisterField
  ) throws(DeviceError) -> BurstCounters {
    try check()
    var counters = BurstCounters()
    counters.bursts = try count(bursts)
    counters.measured = try count(measured)
    counters.outstandingHighWater = try registers.read(.outstanding)[outstanding]
    if counters.measured > 0 {
      counters.totalLatency = try Self.wide(total, registers)
      counters.minimumLatency = try registers.read(minimum).rawValue
      counters.maximumLatency = try registers.read(maximum).rawValue
    }
    return counters
  }
}

extension UInt64 {
  fileprivate var low32: UInt32 { UInt32(truncatingIfNeeded: self) }
}
