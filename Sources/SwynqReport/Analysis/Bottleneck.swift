// SPDX-License-Identifier: Apache-2.0

internal import Swynq

/// The numbers that a verdict is derived from.
struct Bottleneck {
  let clocks: UInt64
  let phases: PhaseClocks
  let read: ChannelReport
  let write: ChannelReport
  let source: ChannelReport
  let destination: ChannelReport
  let reads: BurstReport
  let writes: BurstReport
  let lateReceive: UInt64

  /// Share of the transfer's clocks that may pass without a beat before the bus is no longer what
  /// sets the pace.
  static let tolerance = 0.05

  /// The numbers of a report; nil if nothing counted the beats, or nothing was moved.
  init?(_ report: CycleReport) {
    guard let phases = report.phases, let read = report.channel(.readData),
      let write = report.channel(.writeData), let reads = report.reads,
      let writes = report.writes, read.beats + write.beats > 0
    else { return nil }
    clocks = report.clocks
    self.phases = phases
    self.read = read
    self.write = write
    // Where no stream is counted, the memory port's data channels tell what comes and goes.
    source = report.channel(.source) ?? read
    destination = report.channel(.destination) ?? write
    self.reads = reads
    self.writes = writes
    lateReceive = report.driver.lateReceive ?? 0
  }

  /// Whether more beats are read than written. With as many, reading counts, which comes first.
  var isReadHeavy: Bool { read.beats >= write.beats }
  /// The busier of R and W.
  var busier: ChannelReport { isReadHeavy ? read : write }
  /// The other one.
  var other: ChannelReport { isReadHeavy ? write : read }

  /// Clocks of the driver: before, after and between the frames, and those in which results had
  /// nowhere to go yet.
  var driver: UInt64 { min(clocks, phases.setUp + phases.wait + phases.gap + late) }
  /// Of the clocks without a beat, those that the late start of the S2MM channel explains.
  var late: UInt64 { min(lateReceive, withoutBeat) }
  /// Beats of the busier channel.
  var transfer: UInt64 { min(busier.beats, clocks - driver) }
  /// Clocks from the busier channel's first beat to its last without a beat, those of the driver
  /// taken off.
  var lost: UInt64 { min(withoutBeat - late, clocks - driver - transfer) }
  private var withoutBeat: UInt64 {
    let span = span(busier)
    return span - min(span, busier.beats)
  }
  /// The rest: waiting for the first beat, and for the last response.
  var latency: UInt64 { clocks - driver - transfer - lost }
  /// Clocks at the pace of the transfer.
  var paced: UInt64 { transfer + lost }

  /// Whether a beat crosses the busier channel in nearly every clock of the transfer.
  var isBusFull: Bool { Double(lost) <= Self.tolerance * Double(paced) }

  /// Clocks between the first and the last beat in which no data came to the core.
  var waitingForData: UInt64 { source.waiting - min(source.waiting, phases.gap) }
  /// Clocks in which data came and the core did not take it.
  var dataHeldUp: UInt64 { source.stalled - min(source.stalled, late) }
  /// Clocks between the first and the last beat in which the core had no results.
  var waitingForResults: UInt64 { destination.waiting - min(destination.waiting, phases.gap) }
  /// Clocks in which the core had results and they were not taken.
  var resultsHeldUp: UInt64 { destination.stalled - min(destination.stalled, late) }

  /// The pace that reading can reach by Little's law, in beats per clock: as many bursts as were ever
  /// under way at once, each for the shortest latency and its own beats. Nil if not measured.
  var readPaceLimit: Double? {
    guard let latency = reads.minimumLatency, reads.bursts > 0 else { return nil }
    let beats = Double(read.beats) / Double(reads.bursts)
    return Double(reads.outstandingHighWater) * beats / (Double(latency) + beats)
  }

  /// The same for writing; a write's latency has its beats in it.
  var writePaceLimit: Double? {
    guard let latency = writes.minimumLatency, latency > 0, writes.bursts > 0 else { return nil }
    let beats = Double(write.beats) / Double(writes.bursts)
    return Double(writes.outstandingHighWater) * beats / Double(latency)
  }

  /// Clocks between a channel's first beat and its last, gaps between frames left out.
  func span(_ channel: ChannelReport) -> UInt64 {
    channel.span - min(channel.span, phases.gap)
  }

  /// Beats per clock that a channel reached between its first and last one.
  func pace(_ channel: ChannelReport) -> Double {
    let span = span(channel)
    return span == 0 ? 0 : Double(channel.beats) / Double(span)
  }

  /// Whether latency explains more of a slow pace than anything else does: the limit by Little's law
  /// is further below one beat per clock than the pace is below the limit.
  func isLatencyBound(pace: Double, limit: Double?) -> Bool {
    guard let limit, limit < 1 - Self.tolerance, pace > 0 else { return false }
    return 1 / limit >= limit / pace
  }
}
