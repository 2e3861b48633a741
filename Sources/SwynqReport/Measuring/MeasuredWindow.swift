// SPDX-License-Identifier: Apache-2.0

internal import Swynq
internal import SwynqCores

/// The measurements from one clear of the counter to its snapshot: one frame, or a queue of them.
struct MeasuredWindow {
  /// The frames, in their order; at least one.
  let works: [any MeasuredWork]
  /// The driver's calls meanwhile.
  let events: [DriverEvent]
  /// The counters; nil if nothing counts.
  let counters: CycleCounters?

  /// The device's clock at the first frame's start; nil if the device does not count clocks.
  var startClock: UInt64? { works[0].startClock }
  /// The device's clock at the last frame's end; nil if the device does not count clocks.
  var endClock: UInt64? { works[works.count - 1].endClock }

  /// The driver's calls from the first frame's start to the last one's end.
  var eventsOfFrames: [DriverEvent] {
    if let startClock, let endClock {
      return events.filter {
        ($0.startClock ?? startClock) >= startClock && ($0.endClock ?? endClock) <= endClock
      }
    }
    let last = works[works.count - 1]
    let end = last.startTime + last.duration
    return events.filter { $0.startTime >= works[0].startTime && $0.endTime <= end }
  }

  /// The device's clock when the driver first told a channel how much to move; nil if it is not
  /// known.
  func firstStart(of channel: DMAChannelPlace) -> UInt64? {
    for event in events {
      if case .write(channel.length, _) = event.call { return event.endClock }
    }
    return nil
  }

  /// Clocks in which the channel that carries more had nothing to do between frames, and the driver
  /// knew: from seeing its transfer's end to the write that starts the next one.
  func gap(of channel: DMAChannelPlace) -> UInt64 {
    var seenAt: UInt64?
    var gap: UInt64 = 0
    for event in events {
      if channel.isCompletion(event) { seenAt = event.endClock }
      if case .write(channel.length, _) = event.call, let end = event.endClock {
        if let seenAt { gap += end - seenAt }
        seenAt = nil
      }
    }
    return gap
  }
}

/// Addresses of a DMA channel's registers, to find its transfers among a driver's calls.
struct DMAChannelPlace {
  /// Address of the LENGTH register.
  let length: BusAddress
  /// Address of the status register.
  let status: BusAddress
  /// The channel's interrupt line; empty if not connected.
  let line: InterruptLines

  /// The channel of the overlay's DMA; nil if it has none, or several.
  init?(_ overlay: OverlayDescription, _ direction: DMADirection) {
    guard let block = overlay.onlyDMA else { return nil }
    let sends = direction == .memoryToStream
    let offset =
      sends ? AXIDMARegisters.memoryToStreamOffset : AXIDMARegisters.streamToMemoryOffset
    typealias Length = Register<DMAChannelRegisters, DMALength>
    typealias Status = Register<DMAChannelRegisters, DMAStatus>
    length = block.base + (offset + Length.length.offset)
    status = block.base + (offset + Status.status.offset)
    line = block.interrupt(sends ? "mm2s_introut" : "s2mm_introut") ?? []
  }

  /// Whether the driver learned from a call that the channel's transfer is over.
  func isCompletion(_ event: DriverEvent) -> Bool {
    switch (event.call, event.outcome) {
    case (.waitForInterrupt, .lines(let lines)): !lines.isDisjoint(with: line)
    case (.poll(status, _, _, _), .value(let value)): DMAStatus(rawValue: value).isIdle
    default: false
    }
  }
}
