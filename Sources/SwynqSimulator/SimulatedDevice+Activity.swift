// SPDX-License-Identifier: Apache-2.0
import CSwynqSim
public import Swynq

extension SimulatedDevice: ActivityLoggingDevice {
  /// Records what happens on the buses from now on. It takes no clock: counts are the same with and
  /// without. An earlier log is discarded.
  ///
  /// - Throws: `invalidArgument` if one is being recorded already, or for options that cannot be.
  public func startActivityLog(_ options: ActivityLogOptions = .init()) throws(DeviceError) {
    var raw = swynq_sim_activity_options()
    let size = UInt32(MemoryLayout<swynq_sim_activity_options>.size)
    var status = library.activity.defaultOptions(&raw, size)
    guard status == 0 else { throw error(status) }
    raw.bucket_clocks = options.bucketClocks
    raw.max_buckets = options.maximumBuckets
    raw.minimum_run = options.minimumWait
    raw.max_events = options.maximumEvents
    status = library.activity.start(handle, &raw)
    guard status == 0 else { throw error(status) }
  }

  /// Ends the recording. The log stays to be read until the next one is started.
  public func stopActivityLog() throws(DeviceError) {
    let status = library.activity.stop(handle)
    guard status == 0 else { throw error(status) }
  }

  /// The log so far, also while more is being recorded; empty if nothing ever was. Its buckets tell of the
  /// first memory port, and of the first stream in each direction if it has the same clock; of all others
  /// there are totals.
  public var activityLog: ActivityLog {
    get throws(DeviceError) {
      var raw = swynq_sim_activity()
      raw.struct_size = UInt32(MemoryLayout<swynq_sim_activity>.size)
      let status = library.activity.get(handle, &raw)
      guard status == 0 else { throw error(status) }
      var log = ActivityLog(
        start: raw.start_clock, end: raw.end_clock, bucketClocks: raw.bucket_clocks)
      log.droppedEvents = raw.dropped_events
      log.partialBursts = raw.partial_bursts
      let (buckets, places) = try mainBuckets()
      log.buckets = buckets
      log.otherPorts = try otherPorts(than: places)
      for event in try batches(of: swynq_sim_event(), library.activity.events) {
        log.append(event, places)
      }
      return log
    }
  }

  /// The buckets of the main ports, and which these are.
  private func mainBuckets() throws(DeviceError) -> ([ActivityBucket], LoggedPorts) {
    let memoryPorts = library.memoryPorts().count
    func stream(_ direction: StreamPort.Direction) -> Int? {
      streams.firstIndex { $0.direction == direction }.map { memoryPorts + $0 }
    }
    var ports = LoggedPorts(
      memory: memoryPorts > 0 ? 0 : nil, source: stream(.toOverlay),
      destination: stream(.fromOverlay))
    var merged: [ActivityBucket] = []
    if let memory = ports.memory { merged = try buckets(ofPort: memory) }
    for (channel, path) in [
      (MonitoredChannel.source, \LoggedPorts.source), (.destination, \.destination),
    ] {
      guard let port = ports[keyPath: path] else { continue }
      let stream = try buckets(ofPort: port)
      if merged.isEmpty {
        merged = stream.map { bucket in
          var empty = bucket
          empty.channels = []
          return empty
        }
      }
      // With a clock of its own a stream's buckets are other stretches of time.
      guard merged.map(\.start) == stream.map(\.start), merged.map(\.clocks) == stream.map(\.clocks)
      else {
        ports[keyPath: path] = nil
        continue
      }
      for index in merged.indices {
        while merged[index].channels.count <= channel.rawValue {
          merged[index].channels.append(ChannelActivity())
        }
        merged[index].channels[channel.rawValue] = stream[index].channels[0]
      }
    }
    return (merged, ports)
  }

  /// The totals of the ports that are not among the main ones. Their events come later.
  private func otherPorts(than main: LoggedPorts) throws(DeviceError) -> [PortActivity] {
    let all =
      zip(library.memoryPorts(), library.memoryPortWidths()).map { prefix, width in
        PortActivity(
          name: prefix.hasSuffix("_") ? String(prefix.dropLast()) : prefix, kind: .memory,
          bytesPerBeat: width, channels: [])
      }
      + streams.map {
        PortActivity(
          name: $0.name, kind: $0.direction == .toOverlay ? .toOverlay : .fromOverlay,
          bytesPerBeat: $0.bytesPerBeat, channels: [])
      }
    var others: [PortActivity] = []
    for (number, port) in all.enumerated() where !main.contains(number) {
      var port = port
      port.channels = try buckets(ofPort: number).reduce(
        into: Array(repeating: ChannelActivity(), count: port.kind == .memory ? 5 : 1)
      ) { total, bucket in
        for index in total.indices { total[index] += bucket.channels[index] }
      }
      others.append(port)
    }
    return others
  }

  private func buckets(ofPort port: Int) throws(DeviceError) -> [ActivityBucket] {
    let getBuckets = library.ports.buckets
    return try batches(of: swynq_sim_activity_bucket()) {
      getBuckets($0, UInt32(port), $1, $2, $3, $4, $5)
    }.map(ActivityBucket.init)
  }

  /// Everything that a function copies in batches.
  private func batches<Element>(
    of empty: Element,
    _ copy: (
      SimulatorLibrary.Handle, UInt64, UInt64, UnsafeMutablePointer<Element>?, UInt32,
      UnsafeMutablePointer<UInt64>
    ) -> Int32
  ) throws(DeviceError) -> [Element] {
    var all: [Element] = []
    var batch = [Element](repeating: empty, count: 4096)
    while true {
      var copied: UInt64 = 0
      let status = copy(
        handle, UInt64(all.count), UInt64(batch.count), &batch,
        UInt32(MemoryLayout<Element>.stride), &copied)
      guard status == 0 else { throw error(status) }
      all += batch.prefix(Int(copied))
      if copied < batch.count { return all }
    }
  }
}

/// Numbers of the main ports among memory ports and streams.
private struct LoggedPorts {
  var memory: Int?
  var source: Int?
  var destination: Int?

  func contains(_ port: Int) -> Bool { port == memory || port == source || port == destination }

  /// The place of another port among those that are not main ones.
  func placeAmongOthers(_ port: Int) -> Int {
    port - [memory, source, destination].compactMap { $0 }.count { $0 < port }
  }
}

extension ActivityBucket {
  fileprivate init(_ raw: swynq_sim_activity_bucket) {
    let channels = raw.channels
    self.init(
      start: raw.first_clock - 1, clocks: raw.clocks,
      channels: [channels.0, channels.1, channels.2, channels.3, channels.4].map {
        ChannelActivity(
          beats: $0.beats, stalled: $0.stalled, starved: $0.starved, idle: $0.idle)
      },
      outstandingReads: raw.outstanding_reads, outstandingWrites: raw.outstanding_writes)
  }
}

extension ActivityLog {
  /// Adds an event; one of a kind that a later library may tell of is passed over.
  fileprivate mutating func append(_ raw: swynq_sim_event, _ ports: LoggedPorts) {
    let port = Int(raw.port)
    switch swynq_sim_event_kind(raw.kind) {
    case SWYNQ_SIM_EVENT_READ_BURST, SWYNQ_SIM_EVENT_WRITE_BURST, SWYNQ_SIM_EVENT_STALLED,
      SWYNQ_SIM_EVENT_STARVED, SWYNQ_SIM_EVENT_PACKET:
      guard ports.contains(port) else {
        return append(raw, toPort: ports.placeAmongOthers(port))
      }
    default: break
    }
    let stream: MonitoredChannel? =
      port == ports.source ? .source : port == ports.destination ? .destination : nil
    switch swynq_sim_event_kind(raw.kind) {
    case SWYNQ_SIM_EVENT_PACKET:
      guard let stream else { return }
      packets.append(
        PacketActivity(
          stream, clocks: raw.start...max(raw.start, raw.end), beats: raw.beats,
          bytesPerBeat: raw.beat_bytes))
    case SWYNQ_SIM_EVENT_READ_BURST: bursts.append(BurstActivity(.read, raw))
    case SWYNQ_SIM_EVENT_WRITE_BURST: bursts.append(BurstActivity(.write, raw))
    case SWYNQ_SIM_EVENT_STALLED: append(.stalled, raw, stream)
    case SWYNQ_SIM_EVENT_STARVED: append(.starved, raw, stream)
    case SWYNQ_SIM_EVENT_INTERRUPT:
      interrupts.append(
        InterruptChange(clock: raw.start, lines: InterruptLines(rawValue: raw.address)))
    case SWYNQ_SIM_EVENT_REGISTER_READ: append(isWrite: false, raw)
    case SWYNQ_SIM_EVENT_REGISTER_WRITE: append(isWrite: true, raw)
    case SWYNQ_SIM_EVENT_RESET: resets.append(raw.start...raw.end)
    default: break
    }
  }

  /// Adds an event of a port that is not a main one.
  private mutating func append(_ raw: swynq_sim_event, toPort place: Int) {
    guard otherPorts.indices.contains(place) else { return }
    switch swynq_sim_event_kind(raw.kind) {
    case SWYNQ_SIM_EVENT_READ_BURST: otherPorts[place].bursts.append(BurstActivity(.read, raw))
    case SWYNQ_SIM_EVENT_WRITE_BURST: otherPorts[place].bursts.append(BurstActivity(.write, raw))
    case SWYNQ_SIM_EVENT_PACKET:
      otherPorts[place].packets.append(raw.start...max(raw.start, raw.end))
    default: break
    }
  }

  private mutating func append(
    _ kind: ChannelWait.Kind, _ raw: swynq_sim_event, _ stream: MonitoredChannel?
  ) {
    guard let channel = stream ?? MonitoredChannel(rawValue: Int(raw.channel)) else { return }
    waits.append(ChannelWait(channel, kind, raw.start...raw.end))
  }

  private mutating func append(isWrite: Bool, _ raw: swynq_sim_event) {
    accesses.append(
      RegisterAccess(
        address: BusAddress(raw.address), isWrite: isWrite, value: raw.value,
        clocks: raw.start...max(raw.start, raw.end), failed: raw.status != 0))
  }
}

extension BurstActivity {
  fileprivate init(_ direction: Direction, _ raw: swynq_sim_event) {
    self.init(
      direction, address: BusAddress(raw.address), beats: raw.beats,
      bytesPerBeat: raw.beat_bytes, accepted: raw.start, firstBeat: raw.first_beat,
      lastBeat: raw.last_beat, end: raw.end, failed: raw.status != 0)
  }
}
