// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores

extension CycleCounters {
  /// The counts of a cycle monitor on the memory port and on the streams at the overlay's top, made of an
  /// activity log. The register port and frames stay 0.
  ///
  /// - Parameter bytesPerBeat: Of the memory port; nil for those of the widest beat.
  init(_ log: ActivityLog, bytesPerBeat: Int?) {
    let reads = log.bursts.filter { $0.direction == .read }
    let writes = log.bursts.filter { $0.direction == .write }
    self.init(
      start: log.start, clock: log.end,
      channels: MonitoredChannel.allCases.map { ChannelCounters(log.total($0)) },
      reads: BurstCounters(ofReads: reads, accepted: log.total(.readAddress).beats),
      writes: BurstCounters(ofWrites: writes, accepted: log.total(.writeAddress).beats),
      registers: RegisterCounters(), frameCount: 0, frames: [],
      bytesPerBeat: bytesPerBeat ?? log.bursts.map { Int($0.bytesPerBeat) }.max() ?? 4)
    // Without the last events the last beats' clocks are not known.
    let isComplete = log.droppedEvents == 0
    func note(_ channel: MonitoredChannel, _ first: UInt64?, _ last: UInt64?) {
      self[channel].firstBeat = first
      self[channel].lastBeat = isComplete ? last : nil
    }
    note(.readAddress, reads.map(\.accepted).min(), reads.map(\.accepted).max())
    note(.readData, reads.map(\.firstBeat).min(), reads.map(\.lastBeat).max())
    note(.writeAddress, writes.map(\.accepted).min(), writes.map(\.accepted).max())
    note(.writeData, writes.map(\.firstBeat).min(), writes.map(\.lastBeat).max())
    note(.writeResponse, writes.map(\.end).min(), writes.map(\.end).max())
    for channel in [MonitoredChannel.source, .destination] {
      let packets = log.packets.filter { $0.channel == channel }
      note(
        channel, packets.map(\.clocks.lowerBound).min(), packets.map(\.clocks.upperBound).max())
      let width = packets.map(\.bytesPerBeat).max() ?? 0
      self[channel].bytes = self[channel].beats * UInt64(width)
    }
    for (channel, bursts) in [(MonitoredChannel.readData, reads), (.writeData, writes)] {
      self[channel].bytes = bursts.bytes(of: self[channel].beats, width: UInt64(self.bytesPerBeat))
    }
  }
}

extension [BurstActivity] {
  /// Bytes of a channel's beats. Beats of bursts that the log leaves out are taken for whole ones of `width`
  /// bytes.
  func bytes(of beats: UInt64, width: UInt64) -> UInt64 {
    let logged = reduce(0) { $0 + UInt64($1.beats) }
    let bytes = reduce(0) { $0 + UInt64($1.beats) * UInt64($1.bytesPerBeat) }
    return bytes + (beats - Swift.min(beats, logged)) * width
  }
}

extension BurstCounters {
  /// Bursts that were read, of which `accepted` began while the log was kept.
  init(ofReads bursts: [BurstActivity], accepted: UInt64) {
    self.init(bursts, accepted: accepted, latency: { $0.firstBeat - $0.accepted })
  }

  /// Bursts that were written.
  init(ofWrites bursts: [BurstActivity], accepted: UInt64) {
    self.init(bursts, accepted: accepted, latency: { $0.end - min($0.end, $0.accepted) })
  }

  private init(
    _ bursts: [BurstActivity], accepted: UInt64, latency: (BurstActivity) -> UInt64
  ) {
    self.init()
    self.bursts = accepted
    measured = UInt64(bursts.count)
    let latencies = bursts.map(latency)
    totalLatency = latencies.reduce(0, +)
    minimumLatency = latencies.min().map { UInt32(clamping: $0) }
    maximumLatency = latencies.max().map { UInt32(clamping: $0) }
    outstandingHighWater = Self.mostAtOnce(bursts)
  }

  /// Bursts under way at once: from the clock after the address up to the last beat or response, and
  /// with it.
  private static func mostAtOnce(_ bursts: [BurstActivity]) -> UInt32 {
    let starts = bursts.map(\.accepted).sorted()
    let ends = bursts.map(\.end).sorted()
    var most = 0
    var ended = 0
    for (index, start) in starts.enumerated() {
      while ended < ends.count, ends[ended] <= start { ended += 1 }
      most = max(most, index + 1 - ended)
    }
    return UInt32(clamping: most)
  }
}
