// SPDX-License-Identifier: Apache-2.0

public import Swynq

/// The clocks of a run by cause.
///
/// The stored properties are what was measured; everything else follows from them, and is written to
/// JSON too, for programs that do not want to compute it. See `docs/reports.md`.
public struct CycleReport: Hashable, Sendable {
  /// Version of the JSON schema. Adding a key does not change it.
  package static let schemaVersion = 1

  /// The report's name, such as its baseline's; nil for none.
  public var name: String?
  /// Describes the run and the device.
  public package(set) var run: RunDescription
  /// Clocks of the whole run: of queued frames from the first one's start to the last one's end, of
  /// frames one by one the sum.
  public package(set) var clocks: UInt64
  /// The frames, in their order.
  public package(set) var frames: [FrameReport]
  /// The run's clocks by phase; nil if nothing counts the beats.
  public package(set) var phases: PhaseClocks?
  /// Clocks that the channels were watched: the run and a few register accesses before and after; 0 if
  /// nothing counts the beats.
  public package(set) var window: UInt64
  /// The channels' activity, in the order of `MonitoredChannel`; empty if nothing counts the beats.
  public package(set) var channels: [ChannelReport]
  /// The bursts read; nil if nothing counts the beats.
  public package(set) var reads: BurstReport?
  /// The bursts written; nil if nothing counts the beats.
  public package(set) var writes: BurstReport?
  /// Further ports to memory and streams, with their own clocks' counts; empty if there are none, or
  /// nobody counts there.
  public package(set) var otherPorts: [PortReport]
  /// The driver's part.
  public package(set) var driver: DriverReport
  /// Further clock frequencies to state the rates at, in Hz.
  public var clockFrequencies: [UInt64]
  /// The facts that the device could not know.
  public package(set) var unknowns: [UnknownFact]

  /// A report of these facts.
  package init(
    name: String? = nil, run: RunDescription, clocks: UInt64, frames: [FrameReport],
    phases: PhaseClocks? = nil, window: UInt64 = 0, channels: [ChannelReport] = [],
    reads: BurstReport? = nil, writes: BurstReport? = nil, otherPorts: [PortReport] = [],
    driver: DriverReport = .init(), clockFrequencies: [UInt64] = [], unknowns: [UnknownFact] = []
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
    self.otherPorts = otherPorts
    self.driver = driver
    self.clockFrequencies = clockFrequencies
    self.unknowns = unknowns
  }

  /// A channel's activity; nil if nothing counts the beats.
  public func channel(_ channel: MonitoredChannel) -> ChannelReport? {
    channels.first { $0.name == channel.description }
  }
}

extension CycleReport: CustomStringConvertible {
  /// Name, work and clocks: `half of 360p: 640x360 to 320x180, 86,701 clocks`.
  public var description: String {
    let frames = run.frameCount == 1 ? "" : " \(run.frameCount) times"
    return (name.map { "\($0): " } ?? "")
      + "\(run.work.title)\(frames), \(grouped(clocks)) clocks"
  }
}
