// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// Where the clocks of a run went.
///
/// The stored properties are what was measured; everything else follows from them, and is written to
/// JSON too, for programs that do not want to compute it. See `docs/reports.md`.
public struct CycleReport: Hashable, Sendable {
  /// Version of the JSON schema. Adding a key does not change it.
  public static let schemaVersion = 1

  /// What the report is called, such as by its baseline's name; nil for none.
  public var name: String?
  /// What was run, and on what.
  public var run: RunDescription
  /// Clocks of the whole run: of queued frames from the first one's start to the last one's end, of
  /// frames one by one the sum.
  public var clocks: UInt64
  /// The frames, in their order.
  public var frames: [FrameReport]
  /// Where the run's clocks went; nil without a cycle monitor.
  public var phases: PhaseClocks?
  /// Clocks that the channels were watched: the run and a few register accesses before and after; 0
  /// without a cycle monitor.
  public var window: UInt64
  /// What each channel did, in the order of `MonitoredChannel`; empty without a cycle monitor.
  public var channels: [ChannelReport]
  /// The bursts read; nil without a cycle monitor.
  public var reads: BurstReport?
  /// The bursts written; nil without a cycle monitor.
  public var writes: BurstReport?
  /// What the driver did.
  public var driver: DriverReport
  /// Further clock frequencies to state the rates at, in Hz.
  public var clockFrequencies: [UInt64]
  /// What the device could not know.
  public var unknowns: [UnknownFact]

  /// A report of these facts.
  public init(
    name: String? = nil, run: RunDescription, clocks: UInt64, frames: [FrameReport],
    phases: PhaseClocks? = nil, window: UInt64 = 0, channels: [ChannelReport] = [],
    reads: BurstReport? = nil, writes: BurstReport? = nil, driver: DriverReport = .init(),
    clockFrequencies: [UInt64] = [], unknowns: [UnknownFact] = []
  ) {
    self.name = name
    self.run = run
    self.clocks = clocks
    self.frames = frames
    self.phases = phases
    self.window = window
    self.channels = channels
    self.reads = reads
    self.writes = writes
    self.driver = driver
    self.clockFrequencies = clockFrequencies
    self.unknowns = unknowns
  }

  /// What a channel did; nil without a cycle monitor.
  public func channel(_ channel: MonitoredChannel) -> ChannelReport? {
    channels.first { $0.name == channel.description }
  }
}

extension CycleReport: CustomStringConvertible {
  /// Name, sizes and clocks: `half of 360p: 640x360 to 320x180, 86,701 clocks`.
  public var description: String {
    let frames = run.frameCount == 1 ? "" : " \(run.frameCount) times"
    return (name.map { "\($0): " } ?? "")
      + "\(run.source) to \(run.destination)\(frames), \(grouped(clocks)) clocks"
  }
}
