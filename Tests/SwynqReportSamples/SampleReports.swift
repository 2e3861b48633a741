// SPDX-License-Identifier: Apache-2.0
internal import Swynq
public import SwynqReport

/// Reports that look like recorded ones, for tests that need no device.
public enum SampleReports {
  /// 640x360 to 320x180 on the default simulator: read-bound by the bus.
  public static let half = make(
    name: "half of 360p", clocks: 86_701,
    phases: .init(setUp: 45, firstByte: 31, streaming: 86_399, drain: 190, wait: 36),
    stalledAddresses: 80_900, sourceStalled: 20, destinationStalled: 9)

  /// The same with one read under way at a time, each taking 400 clocks: latency-bound.
  public static let slowReads: CycleReport = {
    var report = make(
      name: "half of 360p, slow reads", clocks: 2_246_770,
      phases: .init(setUp: 45, firstByte: 401, streaming: 2_246_098, drain: 190, wait: 36),
      stalledAddresses: 2_240_190, sourceStalled: 0, destinationStalled: 0)
    report.run.memory?.readLatency = 400
    report.run.memory?.outstandingReads = 1
    report.reads = BurstReport(
      bursts: 5400, outstandingHighWater: 1, minimumLatency: 400, meanLatency: 400,
      maximumLatency: 400)
    return report
  }()

  /// A queue of four frames.
  public static let queue: CycleReport = {
    var report = make(
      name: "four halves of 360p", clocks: 346_330, frames: 4,
      phases: .init(
        setUp: 45, firstByte: 31, streaming: 345_939, drain: 190, wait: 50, gap: 75),
      stalledAddresses: 323_600, sourceStalled: 80, destinationStalled: 36)
    report.run.isQueued = true
    report.frames = (0..<4).map { index in
      let start = UInt64(index) * 86_520
      return FrameReport(
        start: start, end: start + 86_770, entered: start + 78, left: start + 86_700)
    }
    return report
  }()

  /// An overlay without a monitor, as the original bitstream is one.
  public static let withoutMonitor: CycleReport = {
    var report = half
    report.name = "half of 360p, no monitor"
    report.phases = nil
    report.frames = [FrameReport(start: 0, end: 86_701)]
    report.window = 0
    report.channels = []
    report.reads = nil
    report.writes = nil
    report.unknowns = ["phases", "channels", "bursts"].map {
      UnknownFact($0, reason: "the overlay has no cycle monitor")
    }
    return report
  }()

  /// All of them.
  public static let all = [half, slowReads, queue, withoutMonitor]

  private static func make(
    name: String, clocks: UInt64, frames: Int = 1, phases: PhaseClocks, stalledAddresses: UInt64,
    sourceStalled: UInt64, destinationStalled: UInt64
  ) -> CycleReport {
    let count = UInt64(frames)
    let window = clocks + 6
    let span = phases.streaming + phases.gap + 1
    func channel(
      _ channel: MonitoredChannel, beats: UInt64, bytes: UInt64 = 0, stalled: UInt64 = 0,
      idle: UInt64 = 0, span: UInt64
    ) -> ChannelReport {
      ChannelReport(
        channel,
        ChannelActivity(
          beats: beats * count, stalled: stalled,
          starved: window - beats * count - stalled - idle, idle: idle),
        bytes: bytes * count, span: span)
    }
    return CycleReport(
      name: name,
      run: RunDescription(
        work: WorkDescription(
          from: .init(width: 640, height: 360), to: .init(width: 320, height: 180),
          reference: ReferenceSpeed("original core", clocks: 236_180)),
        frameCount: frames, device: "simulator", overlay: "resizer_overlay", dataWidth: 64,
        burstLength: 16, clockFrequency: 100_000_000,
        memory: .init(), seed: 1,
        versions: .init(overlay: "resizer_overlay, fast", verilator: "5.006 2023-01-22")),
      clocks: clocks, frames: [FrameReport(start: 0, end: clocks, phases: phases)],
      phases: phases, window: window,
      channels: [
        channel(.readAddress, beats: 5400, stalled: stalledAddresses, span: span - 40),
        channel(.readData, beats: 86_400, bytes: 691_200, span: span),
        channel(.writeAddress, beats: 1350, span: span - 200),
        channel(.writeData, beats: 21_600, bytes: 172_800, span: span - 180),
        channel(.writeResponse, beats: 1350, span: span - 200),
        channel(.source, beats: 86_400, bytes: 691_200, stalled: sourceStalled, span: span),
        channel(
          .destination, beats: 21_600, bytes: 172_800, stalled: destinationStalled,
          span: span - 260),
      ],
      reads: BurstReport(
        bursts: 5400 * count, outstandingHighWater: 8, minimumLatency: 30, meanLatency: 111.9,
        maximumLatency: 112),
      writes: BurstReport(
        bursts: 1350 * count, outstandingHighWater: 2, minimumLatency: 47, meanLatency: 49.2,
        maximumLatency: 63),
      driver: DriverReport(
        reads: .init(count: 3 * frames, clocks: 15 * count),
        writes: .init(count: 11 * frames, clocks: 55 * count),
        waits: .init(count: 2 * frames, clocks: clocks - 70 * count)),
      clockFrequencies: [150_000_000])
  }
}
