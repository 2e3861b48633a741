// SPDX-License-Identifier: Apache-2.0
public import Swynq

/// All counters of a cycle monitor, frozen at one clock.
///
/// They cover the *window* from the clock at which the counters were last cleared (``start``) up to
/// the snapshot (``clock``). In each channel, beats, stalled, starved and idle clocks add up to the
/// window's clocks.
public struct CycleCounters: Hashable, Sendable {
  /// The free-running clock counter when the counters were last cleared.
  public package(set) var start: UInt64
  /// The free-running clock counter when the counters were frozen.
  public package(set) var clock: UInt64
  /// The channels' counters, in the order of `MonitoredChannel`.
  public package(set) var channels: [ChannelCounters]
  /// The bursts of the read channels.
  public package(set) var reads: BurstCounters
  /// The bursts of the write channels.
  public package(set) var writes: BurstCounters
  /// The register port's counters.
  public package(set) var registers: RegisterCounters
  /// Number of frames that have ended in the window.
  public package(set) var frameCount: UInt64
  /// The frames that ended last, the oldest first; at most as many as the monitor keeps.
  public package(set) var frames: [FrameClocks]
  /// Bytes of a beat of the memory port and the streams.
  public package(set) var bytesPerBeat: Int

  /// Counters with these values.
  package init(
    start: UInt64, clock: UInt64, channels: [ChannelCounters], reads: BurstCounters,
    writes: BurstCounters, registers: RegisterCounters, frameCount: UInt64,
    frames: [FrameClocks], bytesPerBeat: Int
  ) {
    self.start = start
    self.clock = clock
    self.channels = channels
    self.reads = reads
    self.writes = writes
    self.registers = registers
    self.frameCount = frameCount
    self.frames = frames
    self.bytesPerBeat = bytesPerBeat
  }

  /// Clocks that the counters cover.
  public var clocks: UInt64 { clock - start }

  /// One channel's counters.
  public package(set) subscript(channel: MonitoredChannel) -> ChannelCounters {
    get { channels[channel.rawValue] }
    set { channels[channel.rawValue] = newValue }
  }
}

/// A channel's counters.
public struct ChannelCounters: ChannelClocks, Hashable, Sendable {
  /// The channel's clocks by what passed in them.
  public package(set) var activity = ChannelActivity()
  /// Bytes that crossed: all of a beat on R, those with their strobe on W, those kept on streams;
  /// 0 on AR, AW and B.
  public package(set) var bytes: UInt64 = 0
  /// Clock of the first beat, by the free-running counter; nil if there was none.
  public package(set) var firstBeat: UInt64?
  /// Clock of the last beat, by the free-running counter; nil if there was none.
  public package(set) var lastBeat: UInt64?

  /// Nothing counted yet but these clocks.
  package init(_ activity: ChannelActivity = ChannelActivity()) { self.activity = activity }
}

/// The bursts of one direction of the memory port.
public struct BurstCounters: Hashable, Sendable {
  /// Bursts whose address was accepted.
  public package(set) var bursts: UInt64 = 0
  /// The largest number of bursts that were under way at once: address accepted, last R beat or
  /// B response yet to come.
  public package(set) var outstandingHighWater: UInt32 = 0
  /// Bursts whose latency was measured.
  public package(set) var measured: UInt64 = 0
  /// Fewest clocks from a burst's address being accepted to its first R beat (reads) or its B
  /// response (writes); nil if none was measured.
  public package(set) var minimumLatency: UInt32?
  /// Most such clocks; nil if none was measured.
  public package(set) var maximumLatency: UInt32?
  /// The sum of such clocks over all measured bursts.
  public package(set) var totalLatency: UInt64 = 0

  /// Nothing counted yet.
  package init() {}

  /// The mean latency in clocks; nil if none was measured.
  public var meanLatency: Double? {
    measured == 0 ? nil : Double(totalLatency) / Double(measured)
  }
}

/// The register port's counters.
public struct RegisterCounters: Hashable, Sendable {
  /// Registers read.
  public package(set) var reads: UInt64 = 0
  /// Registers written.
  public package(set) var writes: UInt64 = 0
  /// Clocks in which an access was under way: from its address or data being valid up to its
  /// response being taken.
  public package(set) var busy: UInt64 = 0

  /// Nothing counted yet.
  package init() {}
}

/// When one frame passed through the core.
public struct FrameClocks: Hashable, Sendable {
  /// Clock of the frame's first beat on the stream to the core.
  public package(set) var start: UInt64
  /// Clock of the frame's last beat (TLAST) on the stream from the core.
  public package(set) var end: UInt64

  /// A frame from `start` to `end`.
  package init(start: UInt64, end: UInt64) {
    self.start = start
    self.end = end
  }
}
